using Farandole.Domain.Groups;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Text;

namespace Farandole.Features.Posts;

/// <summary>The last news, on the page of the group.</summary>
internal sealed class PostsOfGroup(IHttpContextAccessor http) : IGroupPart
{
    private const int MostShown = 4;

    public async Task<GroupPart?> Of(Group group, Db db, CancellationToken ct)
    {
        var shelf = await PostShelf.Of(PostShelf.ForEverybody(db, group.Id), null, MostShown, ct);
        if (shelf.Posts.Count == 0)
            return null;
        var words = http.HttpContext!.RequestServices.GetRequiredService<Reader>().Words;
        return new(
            typeof(NewsPanel),
            new NewsModel(PostLine.ListOf(group.Handle), await shelf.Lines(db, group, ct)),
            Order: 20
        )
        {
            Feed = (PostLine.FeedOf(group.Handle), words["posts.of", ("group", group.Name)]),
        };
    }
}

/// <summary>The last news, on the first page of the space.</summary>
internal sealed class PostsInSpace : ISpacePart
{
    private const int MostShown = 3;

    public async Task<GroupPart?> Of(Space space, Db db, CancellationToken ct)
    {
        var shelf = await PostShelf.Of(db.PostsReadIn(space), null, MostShown, ct);
        var waiting = (await db.UnpublishedIn(space, ct)).Count(p => ListInside.Waits(space, p));
        return shelf.Posts.Count == 0 && waiting == 0
            ? null
            : new(
                typeof(NewsPanel),
                new NewsModel($"{space.Path}/posts", [.. shelf.Posts.Select(p => PostLine.Of(space.Group.Handle, p))])
                {
                    Waiting = waiting,
                },
                Order: 30
            );
    }
}

/// <summary>Some news, and where all of them are.</summary>
internal sealed record NewsModel(string All, IReadOnlyList<PostLine> Lines)
{
    /// <summary>Drafts that wait for who looks at them.</summary>
    public int Waiting { get; init; }
}
