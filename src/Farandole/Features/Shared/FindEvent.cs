using Farandole.Domain.Events;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared;

/// <summary>Loads one event for one viewer; "not yours" and "not there" are both null.</summary>
internal static class FindEvent
{
    public static async Task<EventAsSeen?> Seen(
        this Db db,
        string id,
        Viewer viewer,
        IClock clock,
        CancellationToken ct
    ) =>
        EventId.TryParse(id, out var eventId) && await db.EventFor(viewer, eventId, ct) is { } found
            ? EventAsSeen.By(viewer.StandingOn(eventId), found, clock.GetCurrentInstant())
            : null;

    /// <summary>The same, told to the response: what is not for everybody is kept and indexed by nobody.</summary>
    public static async Task<EventAsSeen?> SeenBy(
        this Db db,
        string id,
        Viewer viewer,
        IClock clock,
        HttpResponse response,
        CancellationToken ct
    )
    {
        var seen = await db.Seen(id, viewer, clock, ct);
        if (seen is { IsDraft: true } or { Visibility: Visibility.Private })
            response.KeepPrivate();
        else if (seen is { IsListed: false })
            response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        return seen;
    }

    /// <summary>For whoever came by a link that somebody of the event gave them: it opens what is published.</summary>
    public static async Task<EventAsSeen?> SeenByLink(this Db db, EventId id, IClock clock, CancellationToken ct) =>
        await db.AllEvents.FirstOrDefaultAsync(e => e.Id == id && e.DeletedAt == null && e.PublishedAt != null, ct)
            is { } found
            ? EventAsSeen.By(Standing.HasLink, found, clock.GetCurrentInstant())
            : null;

    /// <summary>For those who organize it; null for everybody else.</summary>
    public static async Task<Event?> Organized(this Db db, string id, Viewer viewer, CancellationToken ct) =>
        EventId.TryParse(id, out var eventId) && viewer.Organizes(eventId)
            ? await db.EventFor(viewer, eventId, ct)
            : null;

    /// <summary>For those who may change its words: also whoever proposes it, while it is a draft.</summary>
    public static async Task<Event?> Prepared(this Db db, string id, Viewer viewer, CancellationToken ct) =>
        EventId.TryParse(id, out var eventId) && viewer.Prepares(eventId)
            ? await db.EventFor(viewer, eventId, ct)
            : null;

    /// <summary>What organizers change, inside a transaction.</summary>
    public static Task<Event?> OrganizedToChange(this Db db, EventId id, Viewer viewer, CancellationToken ct) =>
        viewer.Organizes(id)
            ? db.AllEvents.AsTracking().FirstOrDefaultAsync(e => e.Id == id && e.DeletedAt == null, ct)
            : Task.FromResult<Event?>(null);
}
