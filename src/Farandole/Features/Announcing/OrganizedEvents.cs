using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Announcing;

/// <summary>What the organizers' pages ask the database about an event.</summary>
internal static class OrganizedEvents
{
    /// <summary>410 for what was deleted, 404 for all that is not this viewer's.</summary>
    public static async Task<IResult> Absent(this Db db, string id, CancellationToken ct) =>
        EventId.TryParse(id, out var eventId) && await db.IsGone(eventId, ct)
            ? TypedResults.StatusCode(StatusCodes.Status410Gone)
            : TypedResults.NotFound();

    /// <summary>The number of the newest line of the change log; 0 when there is none.</summary>
    public static async Task<long> LastChange(this Db db, EventId id, CancellationToken ct) =>
        await db.Changes.Where(c => c.EventId == id).MaxAsync(c => (long?)c.Id, ct) ?? 0;

    /// <summary>How many people would be told something about this event.</summary>
    public static Task<int> Answers(this Db db, EventId id, CancellationToken ct) => db.ToBeTold(id).CountAsync(ct);

    /// <summary>Those who are in and can be told.</summary>
    public static IQueryable<Participation> ToBeTold(this Db db, EventId id) =>
        db
            .Participations.Where(p =>
                p.EventId == id && p.ConfirmedAt != null && p.WithdrawnAt == null && p.RemovedAt == null
            )
            .Reachable(db);
}
