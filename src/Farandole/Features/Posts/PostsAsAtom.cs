using System.Xml.Linq;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform;
using Farandole.Platform.Text;
using NodaTime;
using static Farandole.Features.Shared.AtomParts;

namespace Farandole.Features.Posts;

/// <summary>What a group says to everybody as an Atom feed (RFC 4287).</summary>
internal sealed class PostsAsAtom(Instance instance, Reader reader)
{
    public string Of(
        Group group,
        IReadOnlyList<Post> posts,
        IReadOnlyDictionary<GroupId, Group> owners,
        ILookup<PostId, OnePicture> pictures
    )
    {
        var updated = posts.Count == 0 ? Instant.FromUnixTimeSeconds(0) : posts.Max(UpdatedAt);
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", reader.Language),
            new XElement(Atom + "title", Xml(reader.Words["posts.of", ("group", group.Name)])),
            new XElement(Atom + "updated", updated.ToString()),
            Link("alternate", "text/html", instance.Absolute(PostLine.ListOf(group.Handle)))
        );
        if (group.Picture is { } picture)
            feed.Add(new XElement(Atom + "icon", instance.Absolute(PicturePath.Of(picture))));
        return Feed(
            feed,
            instance.Absolute(PostLine.FeedOf(group.Handle)),
            Xml(group.Name),
            posts
                .Where(p => owners.ContainsKey(p.GroupId))
                .Select(p => Entry(owners[p.GroupId], p.GroupId == group.Id, p, pictures[p.Id]))
        );
    }

    private static Instant UpdatedAt(Post post) => post.ChangedAt ?? post.PublishedAt!.Value;

    /// <summary>What a group shows of others says of whom it is, and leads there.</summary>
    private XElement Entry(Group group, bool isOwn, Post post, IEnumerable<OnePicture> pictures)
    {
        var url = instance.Absolute(PostLine.PathOf(group.Handle, post.Id));
        var entry = AtomParts.Entry(url, post.Title, UpdatedAt(post), url);
        entry.Add(
            new XElement(Atom + "published", post.PublishedAt!.Value.ToString()),
            new XElement(
                Atom + "content",
                new XAttribute("type", "html"),
                new XAttribute(XNamespace.Xml + "lang", post.Language),
                Xml(post.Html)
            )
        );
        if (!isOwn)
            entry.Add(new XElement(Atom + "author", new XElement(Atom + "name", Xml(group.Name))));
        foreach (var picture in pictures)
        {
            var enclosed = Link("enclosure", "image/webp", instance.Absolute(picture.Address));
            enclosed.Add(new XAttribute("title", Xml(picture.Alt)));
            entry.Add(enclosed);
        }
        return entry;
    }
}
