using Farandole.Domain.Kernel;
using Farandole.Platform.Media.Covers;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Farandole.Platform.Media;

/// <summary>
/// The addresses of covers and of uploaded pictures. Nobody's rights are asked here: a cover shows nothing but its own
/// name, and the name of an upload is 128 random bits that only a page which may be seen gives away.
/// </summary>
internal static class ServePictures
{
    /// <summary>Cards and link previews; the banner of an event page; the art of a poster.</summary>
    private static readonly (int Width, int Height)[] Sizes =
    [
        (CoverArt.Width, CoverArt.Height),
        (1680, 560),
        (1240, 560),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/covers/{id}.svg", Cover).WithName("cover").Limited(Rate.Media).Forever();
        routes.MapGet("/covers/{id}.png", CoverAsPngAsync).WithName("cover-png").Limited(Rate.Media).Forever();
        routes.MapGet("/pictures/{id}.webp", Picture).WithName("picture").Limited(Rate.Media).Forever();
    }

    private static Results<ContentHttpResult, NotFound> Cover(
        string id,
        HttpContext context,
        int w = CoverArt.Width,
        int h = CoverArt.Height,
        string? s = null
    )
    {
        if (CoverName.Parse(id, s) is not { } name || !Sizes.Contains((w, h)))
            return TypedResults.NotFound();

        Harmless(context.Response);
        return TypedResults.Content(CoverArt.Render(name.Id, w, h, name.Salt), "image/svg+xml; charset=utf-8");
    }

    private static async Task<Results<PhysicalFileHttpResult, NotFound>> CoverAsPngAsync(
        string id,
        HttpContext context,
        LinkPicture pictures,
        CancellationToken ct,
        string? s = null
    )
    {
        if (CoverName.Parse(id, s) is not { } name)
            return TypedResults.NotFound();

        var path = await pictures.FileAsync(name, ct);
        Harmless(context.Response);
        return TypedResults.PhysicalFile(path, "image/png", entityTag: new EntityTagHeaderValue($"\"{name}\""));
    }

    private static Results<FileStreamHttpResult, NotFound> Picture(string id, HttpContext context, PictureStore store)
    {
        if (GuardedPictures.Parse(id) is not { } wanted || store.Open(wanted.Id, wanted.Size) is not { } file)
            return TypedResults.NotFound();

        // The tag is the name and there is no date: neither tells that two pictures, or two profiles, are one.
        Harmless(context.Response);
        return TypedResults.Stream(file, "image/webp", entityTag: new EntityTagHeaderValue($"\"{id}\""));
    }

    /// <summary>Opened as a page it can do nothing; what a name shows never changes; other sites may show it.</summary>
    private static void Harmless(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
    }
}
