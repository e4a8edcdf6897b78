using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Posts;

/// <summary>Reads the pictures of posts, in their order. Whoever reads a post sees its pictures, and nobody else does.</summary>
internal static class PicturesOfPosts
{
    public static async Task<IReadOnlyList<OnePicture>> PicturesOf(
        this Db db,
        string handle,
        PostId post,
        CancellationToken ct
    ) => [.. (await Rows(db, [post], ct)).Select(p => Shown(handle, p))];

    public static async Task<ILookup<PostId, OnePicture>> PicturesOf(
        this Db db,
        string handle,
        IReadOnlyList<Post> posts,
        CancellationToken ct
    ) => (await Rows(db, [.. posts.Select(p => p.Id)], ct)).ToLookup(p => p.PostId!.Value, p => Shown(handle, p));

    private static Task<List<PostPicture>> Rows(Db db, PostId[] posts, CancellationToken ct)
    {
        PostId?[] wanted = [.. posts.Select(p => (PostId?)p)];
        return db.Set<PostPicture>().Where(p => wanted.Contains(p.PostId)).OrderBy(p => p.Position).ToListAsync(ct);
    }

    private static OnePicture Shown(string handle, PostPicture one) =>
        new(one.Id, $"{PostLine.PathOf(handle, one.PostId!.Value)}/pictures", one.Alt, one.Width, one.Height);
}
