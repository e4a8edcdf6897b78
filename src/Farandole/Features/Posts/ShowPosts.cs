using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Features.Posts.Federating;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Posts;

/// <summary>What a group says to everybody: its news, each of them, and a feed. What is for members only is there for them alone.</summary>
internal static class ShowPosts
{
    private const int MostInFeed = 30;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/@{handle}/posts", List).Limited(Rate.Read).Shared("profiles");
        routes.MapGet("/@{handle}/posts.atom", Feed).Limited(Rate.Read).Shared("profiles");
        routes.MapGet("/@{handle}/posts/{post}", Show).Limited(Rate.Read).Shared("profiles");
    }

    internal sealed record Tools(
        [FromServices] Db Db,
        [FromServices] AddressHash Hashes,
        [FromServices] Instance Instance
    );

    private static async Task<IResult> List(
        string handle,
        string? before,
        bool? page,
        HttpRequest request,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await GroupAt(handle, viewer, tools, ct) is not { } group)
            return await Absent(handle, tools, ct);
        if (Accepts.IsForServers(request))
            return await PostsAsCollection.Of(group, before, page, tools.Db, tools.Instance, ct);
        var shelf = await PostShelf.Of(PostShelf.ForEverybody(tools.Db, group.Id), before, PostShelf.OnePage, ct);
        return Page.Of<PostsPage>(
            new PostsModel(group, await shelf.Lines(tools.Db, group, ct))
            {
                Before = shelf.Before,
                IsFirst = before is null,
                Url = tools.Instance.Absolute(PostLine.ListOf(group.Handle)),
            }
        );
    }

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult>> Feed(
        string handle,
        Viewer viewer,
        [AsParameters] Tools tools,
        PostsAsAtom atom,
        CancellationToken ct
    )
    {
        if (await GroupAt(handle, viewer, tools, ct) is not { } group)
            return await Absent(handle, tools, ct);
        var shelf = await PostShelf.Of(PostShelf.ForEverybody(tools.Db, group.Id), null, MostInFeed, ct);
        return TypedResults.Content(
            atom.Of(
                group,
                shelf.Posts,
                await shelf.Owners(tools.Db, group, ct),
                await tools.Db.PicturesOf(group.Handle, [.. shelf.Posts.Where(p => p.GroupId == group.Id)], ct)
            ),
            AtomParts.ContentType
        );
    }

    private static async Task<IResult> Show(
        string handle,
        string post,
        HttpRequest request,
        Viewer viewer,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await GroupAt(handle, viewer, tools, ct) is not { } group)
            return await Absent(handle, tools, ct);
        if (!PostId.TryParse(post, out var id))
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        var isForServers = Accepts.IsForServers(request);
        var found = await tools.Db.Set<Post>().FirstOrDefaultAsync(p => p.Id == id && p.GroupId == group.Id, ct);
        var space = viewer.In(group.Id) is { } mine && !isForServers ? new Space(group, mine) : null;
        if (found is not { IsPublished: true } || !found.IsPublic && space?.Reads(found) != true)
            return TypedResults.StatusCode(
                await tools.Db.Set<GonePost>().AnyAsync(p => p.Id == id && p.GroupId == group.Id, ct)
                    ? StatusCodes.Status410Gone
                    : StatusCodes.Status404NotFound
            );
        var pictures = await tools.Db.PicturesOf(group.Handle, found.Id, ct);
        if (isForServers)
            return Documents.Answer(PostAsActivity.Of(group, found, pictures, tools.Instance));
        return Page.Of<PostPage>(
            new PostModel(group, found)
            {
                Pictures = pictures,
                Url = tools.Instance.Absolute(PostLine.PathOf(group.Handle, found.Id)),
                SharePath =
                    viewer.Account is not null && found.IsPublic
                        ? $"{PostLine.PathOf(group.Handle, found.Id)}/promotion"
                        : null,
                EditPath = space?.Changes(found) == true ? $"{space.Path}/posts/{found.Id}/edit" : null,
            }
        );
    }

    private static Task<Group?> GroupAt(string handle, Viewer viewer, Tools tools, CancellationToken ct) =>
        NameOf(handle) is { } named
            ? tools.Db.GroupsFor(viewer).FirstOrDefaultAsync(g => g.Handle == named.Value, ct)
            : Task.FromResult<Group?>(null);

    /// <summary>The news of a group that is gone are gone as it is; people have none.</summary>
    private static async Task<StatusCodeHttpResult> Absent(string handle, Tools tools, CancellationToken ct)
    {
        if (NameOf(handle) is not { } named)
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        var hash = tools.Hashes.Of(named);
        var isGone =
            await tools.Db.IsTaken(hash, ct) && !await tools.Db.Set<Profile>().AnyAsync(p => p.HandleHash == hash, ct);
        return TypedResults.StatusCode(isGone ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound);
    }

    private static Handle? NameOf(string handle) => handle.StartsWith('@') ? null : Handle.Parse(handle);
}

/// <summary>The news of a group, for everybody.</summary>
public sealed record PostsModel
{
    internal PostsModel(Group group, IReadOnlyList<PostLine> lines) => (Group, Lines) = (group, lines);

    internal Group Group { get; }

    internal IReadOnlyList<PostLine> Lines { get; }

    /// <summary>Where older ones begin.</summary>
    internal string? Before { get; init; }

    internal bool IsFirst { get; init; }

    internal string Url { get; init; } = "";
}

/// <summary>One post, signed by the group alone.</summary>
public sealed record PostModel
{
    internal PostModel(Group group, Post post) => (Group, Post) = (group, post);

    internal Group Group { get; }

    internal Post Post { get; }

    internal IReadOnlyList<OnePicture> Pictures { get; init; } = [];

    internal string Url { get; init; } = "";

    /// <summary>Where whoever is signed in shows it on a page of their own.</summary>
    internal string? SharePath { get; init; }

    /// <summary>For a member who may change it.</summary>
    internal string? EditPath { get; init; }
}
