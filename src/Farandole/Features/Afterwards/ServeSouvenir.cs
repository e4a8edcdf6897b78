using Farandole.Domain.Afterwards;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using NodaTime;

namespace Farandole.Features.Afterwards;

/// <summary>
/// The pixels, for whoever may see them at this moment: asked anew each time, so that taking a picture or an audience
/// back acts at the next request. What is not for this viewer is not there.
/// </summary>
internal static class ServeSouvenir
{
    private static readonly Func<Db, EventId, PictureId, Task<Audience?>> AudienceOf = EF.CompileAsyncQuery(
        (Db db, EventId id, PictureId picture) =>
            db.Set<Souvenir>()
                .Where(s => s.Id == picture && s.EventId == id)
                .Select(s => db.Set<Afterword>().Where(a => a.EventId == id).Select(a => (Audience?)a.Audience).First())
                .FirstOrDefault()
    );

    // The cache class that says itself how long: this address says it by who may see it.
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/events/{id}/souvenirs/{picture}.webp", Serve).Limited(Rate.Media).Forever();

    private static async Task<Results<FileStreamHttpResult, NotFound>> Serve(
        string id,
        string picture,
        HttpResponse response,
        Viewer viewer,
        Db db,
        PicturesBehind pictures,
        IClock clock,
        CancellationToken ct
    )
    {
        var isSmall = picture.EndsWith("-s", StringComparison.Ordinal);
        if (
            !PictureId.TryParse(isSmall ? picture[..^2] : picture, out var wanted)
            || await db.Seen(id, viewer, clock, ct) is not { } seen
            || await AudienceOf(db, seen.Id, wanted) is not { } audience
            || seen.Standing < Afterword.Least(audience, seen.IsOnRequest)
            || pictures.Open(wanted, isSmall ? PictureSize.Thumbnail : PictureSize.Page) is not { } file
        )
        {
            response.Headers.CacheControl = "no-store";
            return TypedResults.NotFound();
        }
        Guard(response, audience == Audience.HasLink && seen.Visibility != Visibility.Private && !seen.IsDraft);
        return TypedResults.Stream(file, "image/webp", entityTag: new EntityTagHeaderValue($"\"{picture}\""));
    }

    /// <summary>People are on it: no search engine finds it, no other site shows it, opened as a page it can do nothing.</summary>
    private static void Guard(HttpResponse response, bool isForEverybody)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["X-Robots-Tag"] = "noindex, noarchive";
        response.Headers.CacheControl = isForEverybody ? "public, no-cache" : "private, no-cache";
    }
}
