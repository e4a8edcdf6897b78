using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Answering;

/// <summary>
/// The only way to count seats and people: one conditional update each, in the caller's transaction. The database checks
/// the bound once more.
/// </summary>
internal static class Seats
{
    /// <summary>
    /// Takes seats, or frees them when negative; false, with nothing taken, when there are not enough. Nobody takes what
    /// others wait for.
    /// </summary>
    public static async Task<bool> TakeSeats(this Db db, EventId id, int seats, CancellationToken ct)
    {
        if (seats == 0)
            return true;
        // In plain SQL, because everybody waits for this row when an event is announced.
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE events SET seats_taken = seats_taken + {seats}
            WHERE id = {id.Value} AND (capacity IS NULL OR {seats} < 0 OR seats_taken + {seats} <= capacity)
            AND (capacity IS NULL OR {seats} < 0 OR NOT EXISTS (
              SELECT 1 FROM participations w WHERE w.event_id = {id.Value} AND w.waits_since IS NOT NULL
              AND w.offered_until IS NULL AND w.lapsed_at IS NULL))
            """,
            ct
        );
        return taken == 1;
    }

    /// <summary>Takes seats for whoever is next on the waiting list.</summary>
    public static async Task<bool> TakeForWaiting(this Db db, EventId id, int seats, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE events SET seats_taken = seats_taken + {seats}
            WHERE id = {id.Value} AND (capacity IS NULL OR seats_taken + {seats} <= capacity)
            """,
            ct
        ) == 1;

    /// <summary>Whether somebody waits for seats, and so nobody else takes them.</summary>
    public static Task<bool> AnybodyWaits(this Db db, EventId id, CancellationToken ct) =>
        db.Participations.AnyAsync(
            p => p.EventId == id && p.WaitsSince != null && p.OfferedUntil == null && p.LapsedAt == null,
            ct
        );

    /// <summary>So many more people, or fewer when negative, come for sure.</summary>
    public static async Task CountPeople(this Db db, EventId id, int people, CancellationToken ct)
    {
        if (people != 0)
            await db.Database.ExecuteSqlAsync(
                $"UPDATE events SET people_coming = people_coming + {people} WHERE id = {id.Value}",
                ct
            );
    }

    /// <summary>How many people this answer counts for now.</summary>
    public static int PeopleOf(Participation mine) => mine.IsComing ? mine.Party : 0;
}
