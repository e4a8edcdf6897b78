using Farandole.Domain.Afterwards;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Media;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
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
        if (
            GuardedPictures.Parse(picture) is not { } wanted
            || await db.Seen(id, viewer, clock, ct) is not { } seen
            || await AudienceOf(db, seen.Id, wanted.Id) is not { } audience
            || seen.Standing < Afterword.Least(audience, seen.IsOnRequest)
            || pictures.Open(wanted.Id, wanted.Size) is not { } file
        )
            return GuardedPictures.Absent(response);
        var isForEverybody = audience == Audience.HasLink && seen.Visibility != Visibility.Private && !seen.IsDraft;
        return GuardedPictures.Send(response, file, picture, isForEverybody);
    }
}
