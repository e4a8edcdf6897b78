using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Waiting;

/// <summary>Who waits, whoever has waited longest first.</summary>
internal static class WaitingQuery
{
    /// <summary>Those with an offer stand before those who still wait for one.</summary>
    public static IQueryable<Participation> LineOf(this Db db, EventId id) =>
        db
            .Participations.Where(p => p.EventId == id && p.WaitsSince != null && p.LapsedAt == null)
            .OrderBy(p => p.OfferedUntil == null)
            .ThenBy(p => p.WaitsSince)
            .ThenBy(p => p.Id);

    /// <summary>Those who wait and have no offer, held against others until the transaction ends: always in one order.</summary>
    public static async Task<List<Participation>> WaitingToChange(this Db db, EventId id, CancellationToken ct)
    {
        var rows = db.Database.IsNpgsql()
            ? db.Participations.FromSql(
                $"""
                SELECT * FROM participations
                WHERE event_id = {id.Value} AND waits_since IS NOT NULL AND offered_until IS NULL AND lapsed_at IS NULL
                ORDER BY waits_since, id FOR UPDATE
                """
            )
            : db.LineOf(id).Where(p => p.OfferedUntil == null);
        return [.. (await rows.AsTracking().ToListAsync(ct)).Where(p => p.IsWaiting)];
    }

    /// <summary>1 for whoever is next.</summary>
    public static async Task<int> PositionOf(this Db db, Participation mine, CancellationToken ct) =>
        1
        + await db.LineOf(mine.EventId)
            .CountAsync(p => p.OfferedUntil == null && p.Id != mine.Id && p.WaitsSince < mine.WaitsSince, ct);
}
