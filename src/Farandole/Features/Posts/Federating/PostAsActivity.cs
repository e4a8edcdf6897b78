using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform;

namespace Farandole.Features.Posts.Federating;

/// <summary>A post for other servers, an Article as Mobilizon's: of the group, whoever wrote it.</summary>
internal static class PostAsActivity
{
    /// <param name="group">Whose it is.</param>
    /// <param name="post">That everybody may read.</param>
    /// <param name="pictures">Of it.</param>
    /// <param name="instance">Where it is.</param>
    public static ActivityNote Of(Group group, Post post, IEnumerable<OnePicture> pictures, Instance instance)
    {
        var (by, address) = (instance.ActorOf(group), AddressOf(group, post.Id, instance));
        return new ActivityNote(TextKind.Article)
        {
            Id = address,
            Url = address,
            Name = post.Title,
            Content = post.Html,
            Actor = by.Address,
            AttributedTo = by.Address,
            Audience = by.Address,
            To = [Contexts.Public],
            Cc = [by.Followers],
            Published = post.PublishedAt!.Value.ToString(),
            Updated = (post.ChangedAt ?? post.PublishedAt).ToString(),
            Tag = [],
            Attachment =
            [
                .. pictures.Select(p => new ActivityDocument("image/webp", instance.Absolute(p.Address))
                {
                    Name = p.Alt,
                    Width = p.Width,
                    Height = p.Height,
                }),
            ],
        };
    }

    public static string AddressOf(Group group, PostId post, Instance instance) =>
        instance.Absolute(PostLine.PathOf(group.Handle, post));
}
