using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>Answers and addresses that nobody confirmed within a day, with the seats that they may still hold.</summary>
internal sealed class EraseUnconfirmed(Writer writer, Db read) : IErase
{
    private const int AtOnce = 100;

    public async Task RunAsync(Instant now, CancellationToken ct)
    {
        // A letter that waits for its turn cannot be answered: then a day more.
        var patience = await Later.SomeWait(read, ct) ? 2 * Participation.Unconfirmed : Participation.Unconfirmed;
        var madeBefore = now - patience;
        while (await EventsWithStale(madeBefore, ct) is { Count: > 0 } events)
        {
            foreach (var id in events)
                await writer.Write((db, token) => EraseStale(db, id, madeBefore, token), ct);
        }
        var givenBefore = now - NewAddress.Kept;
        await writer.Write(
            (db, token) => db.Set<NewAddress>().Where(a => a.GivenAt < givenBefore).ExecuteDeleteAsync(token),
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
        db.Participations.Where(p =>
            p.ConfirmedAt == null
            && p.CreatedAt < madeBefore
            // Its letter may have waited for its turn.
            && !db.Set<LetterRow>()
                .Any(l =>
                    l.AddressHash == p.EmailHash && l.EventId == p.EventId && l.Kind == "confirm" && l.At > madeBefore
                )
        );
}
