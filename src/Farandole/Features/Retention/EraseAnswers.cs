using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>
/// Answers that nobody confirmed within a day, with the seats they may still hold; and every answer a month after the
/// event, of which only the event's count of people stays.
/// </summary>
internal sealed class EraseAnswers(Writer writer, Db read) : IErase
{
    private const int AtOnce = 100;
    private static readonly Duration AfterTheEvent = Duration.FromDays(30);

    public async Task RunAsync(Instant now, CancellationToken ct)
    {
        var (madeBefore, endedBefore) = (now - Participation.Unconfirmed, now - AfterTheEvent);
        while (await EventsWithStale(madeBefore, ct) is { Count: > 0 } events)
        {
            foreach (var id in events)
                await writer.Write((db, token) => EraseStale(db, id, madeBefore, token), ct);
        }
        await writer.Write(
            (db, token) =>
                db
                    .Participations.Where(p => db.AllEvents.Any(e => e.Id == p.EventId && e.EndsAt < endedBefore))
                    .ExecuteDeleteAsync(token),
            ct
        );
    }

    private Task<List<EventId>> EventsWithStale(Instant madeBefore, CancellationToken ct) =>
        Stale(read, madeBefore).Select(p => p.EventId).Distinct().Take(AtOnce).ToListAsync(ct);

    private static async Task EraseStale(Db db, EventId id, Instant madeBefore, CancellationToken ct)
    {
        // Whoever changes seats changes this row: from here on they wait, and what is read below holds.
        await db
            .AllEvents.Where(e => e.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken), ct);
        var stale = await Stale(db, madeBefore)
            .Where(p => p.EventId == id)
            .Select(p => new { p.Id, p.Seats })
            .ToListAsync(ct);
        var seats = stale.Sum(p => p.Seats);
        await Stale(db, madeBefore).Where(p => p.EventId == id).ExecuteDeleteAsync(ct);
        await db
            .AllEvents.Where(e => e.Id == id)
            .ExecuteUpdateAsync(
                s => s.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken > seats ? e.SeatsTaken - seats : 0),
                ct
            );
    }

    private static IQueryable<Participation> Stale(Db db, Instant madeBefore) =>
        db.Participations.Where(p => p.ConfirmedAt == null && p.CreatedAt < madeBefore);
}
