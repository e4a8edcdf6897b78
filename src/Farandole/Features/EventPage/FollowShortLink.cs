using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.EventPage;

/// <summary><c>/e/{code}</c>: the address that fits on a poster, under the same rules as the page that it leads to.</summary>
internal static class FollowShortLink
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/e/{code}", Follow).Limited(Rate.Read).Shared();

    private static async Task<Results<RedirectHttpResult, StatusCodeHttpResult>> Follow(
        string code,
        Viewer viewer,
        Db db,
        CancellationToken ct
    )
    {
        var found = await db.EventsFor(viewer).Where(e => e.Code == code).Select(e => e.Id).Take(1).ToListAsync(ct);
        if (found is [var id])
            return TypedResults.Redirect($"/events/{id}");
        return TypedResults.StatusCode(
            await db.AllEvents.AnyAsync(e => e.Code == code && e.DeletedAt != null, ct)
                ? StatusCodes.Status410Gone
                : StatusCodes.Status404NotFound
        );
    }
}
