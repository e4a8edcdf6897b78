using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Media;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Posts;

/// <summary>The pixels, for whoever reads the post at this moment; before it is out, for whoever may change it.</summary>
internal static class ServePostPicture
{
    // The cache class that says itself how long: this address says it by who may see it.
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/@{handle}/posts/{post}/pictures/{picture}.webp", Serve).Limited(Rate.Media).Forever();

    private static async Task<Results<FileStreamHttpResult, NotFound>> Serve(
        string handle,
        string post,
        string picture,
        HttpResponse response,
        Viewer viewer,
        Db db,
        PicturesBehind pictures,
        CancellationToken ct
    )
    {
        if (
            GuardedPictures.Parse(picture) is not { } wanted
            || !PostId.TryParse(post, out var id)
            || await Find(db.GroupsFor(viewer), db, handle, id, wanted.Id, ct) is not { } found
            || !IsFor(viewer, found.Group, found.Post)
            || pictures.Open(wanted.Id, wanted.Size) is not { } file
        )
            return GuardedPictures.Absent(response);
        return GuardedPictures.Send(response, file, picture, found.Post.IsPublic);
    }

    private static bool IsFor(Viewer viewer, Group group, Post post) =>
        post.IsPublic || viewer.In(group.Id) is { } mine && new Space(group, mine).Reads(post);

    private static async Task<Found?> Find(
        IQueryable<Group> groups,
        Db db,
        string handle,
        PostId id,
        PictureId picture,
        CancellationToken ct
    )
    {
        var named = handle.StartsWith('@') ? null : Handle.Parse(handle)?.Value;
        return named is null
            ? null
            : await (
                from one in db.Set<PostPicture>()
                join post in db.Set<Post>() on one.PostId equals post.Id
                join owner in groups on post.GroupId equals owner.Id
                where one.Id == picture && post.Id == id && owner.Handle == named
                select new Found(owner, post)
            ).FirstOrDefaultAsync(ct);
    }

    private sealed record Found(Group Group, Post Post);
}
