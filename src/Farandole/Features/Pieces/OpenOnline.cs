using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Pieces;

/// <summary>
/// The door to the place where it happens online. Letters and calendars hold this door and never a link that is for some
/// only: so it opens for whoever may come in at this moment, and the link behind it can be changed without a new letter.
/// </summary>
internal static class OpenOnline
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/online", Open).Limited(Rate.Read).Personal();
        routes.MapGet("/t/{ticket}/online", OpenWithTicket).Limited(Rate.Ticket).Personal();
    }

    private static async Task<Results<RedirectHttpResult, StatusCodeHttpResult>> Open(
        string id,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        await db.Seen(id, viewer, clock, ct) is { LinkBehindDoor: { } link }
            ? TypedResults.Redirect(link)
            : await db.Absent(id, ct);

    private static async Task<Results<RedirectHttpResult, NotFound>> OpenWithTicket(
        string ticket,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.FindTicket(ticket, ct) is not { } mine)
            return TypedResults.NotFound();
        var now = clock.GetCurrentInstant();
        var joined = await db.AllEvents.FirstAsync(e => e.Id == mine.EventId, ct);
        return EventAsSeen.By(mine.StandingOn(joined, now), joined, now).LinkBehindDoor is { } link
            ? TypedResults.Redirect(link)
            : TypedResults.NotFound();
    }
}
