using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Posts;

/// <summary>Takes a post away for good: its words go at once.</summary>
internal static class DeletePost
{
    private const string Path = "/groups/{handle}/posts/{post}/deletion";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Delete).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        string post,
        Viewer viewer,
        Db db,
        CancellationToken ct
    ) =>
        PostId.TryParse(post, out var id)
        && await db.SpaceOf(viewer, handle, ct) is { } space
        && await db.Set<Post>().FirstOrDefaultAsync(p => p.Id == id && p.GroupId == space.Group.Id, ct) is { } found
        && space.Changes(found)
            ? Page.Of<DeletePostPage>(new DeletePostModel(space, found))
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, NotFound>> Delete(
        string handle,
        string post,
        PostDesk desk,
        CancellationToken ct
    ) =>
        PostId.TryParse(post, out var id) && await desk.Delete(handle, id, ct)
            ? new SeeOther($"{Space.PathOf(handle)}/posts?done=post-deleted")
            : TypedResults.NotFound();
}

/// <summary>Asks whether a post is to go.</summary>
public sealed record DeletePostModel
{
    internal DeletePostModel(Space space, Post post) => (Space, Post) = (space, post);

    internal Space Space { get; }

    internal Post Post { get; }
}
