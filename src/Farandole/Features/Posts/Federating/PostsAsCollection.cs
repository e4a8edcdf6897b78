using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Groups;
using Farandole.Domain.Posts;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Posts.Federating;

/// <summary>The news of a group for other servers, newest first: for those who begin to follow it (Mobilizon, "posts").</summary>
internal static class PostsAsCollection
{
    public static async Task<IResult> Of(
        Group group,
        string? before,
        bool? page,
        Db db,
        Instance instance,
        CancellationToken ct
    )
    {
        var address = instance.Absolute(PostLine.ListOf(group.Handle));
        var own = db.Set<Post>()
            .Where(p => p.GroupId == group.Id && p.PublishedAt != null && p.Readers == PostReaders.Everybody);
        if (page is not true && before is null)
            return Documents.Answer(
                new ActivityList(await own.CountAsync(ct))
                {
                    Id = address,
                    AttributedTo = instance.ActorOf(group).Address,
                    First = $"{address}?page=true",
                }
            );
        var shelf = await PostShelf.Of(own, before, PostShelf.OnePage, ct);
        var pictures = await db.PicturesOf(group.Handle, shelf.Posts, ct);
        return Documents.Answer(
            new ActivityListPage(address)
            {
                Id = before is null ? $"{address}?page=true" : $"{address}?before={before}",
                Next = shelf.Before is { } next ? $"{address}?before={next}" : null,
            }.With(shelf.Posts.Select(p => PostAsActivity.Of(group, p, pictures[p.Id], instance)))
        );
    }
}
