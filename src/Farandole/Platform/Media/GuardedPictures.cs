using Farandole.Domain.Kernel;
using Farandole.Platform.Media.Pictures;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Farandole.Platform.Media;

/// <summary>
/// The last step of a capability that hands out pictures which not everybody may see: who may was asked before, anew for
/// each request, so that taking a picture or a right back acts at the next one.
/// </summary>
internal static class GuardedPictures
{
    /// <summary>Reads the name of a file, without its ending.</summary>
    public static (PictureId Id, PictureSize Size)? Parse(string name)
    {
        var isSmall = name.EndsWith("-s", StringComparison.Ordinal);
        return PictureId.TryParse(isSmall ? name[..^2] : name, out var id)
            ? (id, isSmall ? PictureSize.Thumbnail : PictureSize.Page)
            : null;
    }

    /// <summary>It is not there, or not for who asks: one answer.</summary>
    public static NotFound Absent(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.NotFound();
    }

    /// <summary>People are on it: no search engine finds it, opened as a page it can do nothing.</summary>
    /// <param name="response">In which it goes out.</param>
    /// <param name="file">Opened; closed when it is sent.</param>
    /// <param name="name">Of the file, which is the tag: it tells nothing else.</param>
    /// <param name="isForEverybody">What stands between may keep it, and asks each time whether it still may.</param>
    public static FileStreamHttpResult Send(HttpResponse response, Stream file, string name, bool isForEverybody)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["X-Robots-Tag"] = "noindex, noarchive";
        response.Headers.CacheControl = isForEverybody ? "public, no-cache" : "private, no-cache";
        return TypedResults.Stream(file, "image/webp", entityTag: new EntityTagHeaderValue($"\"{name}\""));
    }
}
