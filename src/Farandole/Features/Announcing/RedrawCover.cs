using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>Another pattern for the cover that is drawn for an event without a picture.</summary>
internal static class RedrawCover
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/cover", Redraw).Limited(Rate.Organize).Personal();

    private static async Task<IResult> Redraw(
        string id,
        Viewer viewer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!EventId.TryParse(id, out var eventId) || !viewer.Organizes(eventId))
            return TypedResults.NotFound();
        var isThere = await writer.Write(
            async (db, token) =>
            {
                var changed = await db.OrganizedToChange(eventId, viewer, token);
                changed?.Redraw((changed.CoverSalt + 1) % 10_000, clock.GetCurrentInstant());
                return changed is not null;
            },
            ct
        );
        return isThere ? new SeeOther($"/events/{eventId}/edit#cover") : TypedResults.NotFound();
    }
}
