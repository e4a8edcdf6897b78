using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>One nightly check of the counters.</summary>
internal sealed record CountErrand;

/// <summary>
/// Adds up each night what the events' counters should say. A difference is a bug of ours: it is told in the log, with
/// nobody's data, and mended.
/// </summary>
internal sealed class CheckCounts(NextRound next, Writer writer, Db read, ILogger<CheckCounts> log) : IJob<CountErrand>
{
    private static readonly Duration Pause = Duration.FromDays(1);

    /// <summary>After that the answers are erased and the counters are all that is left.</summary>
    private static readonly Duration AnswersLast = Duration.FromDays(30);

    public async Task RunAsync(CountErrand errand, CancellationToken ct)
    {
        var now = await next.Plan(errand, Pause, ct);
        var mended = 0;
        foreach (var id in await Differing(read, now).Select(e => e.Id).ToListAsync(ct))
            mended += await writer.Write((db, token) => Mend(db, id, now, token), ct);
        if (mended > 0)
            log.LogError("Counters of {Events} events differed from their answers and were mended.", mended);
    }

    private static IQueryable<Event> Differing(Db db, Instant now)
    {
        var answersSince = now - AnswersLast;
        return db.AllEvents.Where(e =>
            e.EndsAt >= answersSince
            && (
                e.SeatsTaken != db.Participations.Where(p => p.EventId == e.Id).Sum(p => p.Seats)
                || e.PeopleComing
                    != db.Participations.Where(p =>
                            p.EventId == e.Id
                            && p.Answer == Answer.Coming
                            && p.ConfirmedAt != null
                            && p.WithdrawnAt == null
                            && p.RemovedAt == null
                        )
                        .Sum(p => p.Party)
            )
        );
    }

    /// <summary>How many were mended: none when the difference was a change under way.</summary>
    private static async Task<int> Mend(Db db, EventId id, Instant now, CancellationToken ct)
    {
        // Whoever changes a counter changes this row: from here on they wait.
        await db
            .AllEvents.Where(e => e.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken), ct);
        if (!await Differing(db, now).AnyAsync(e => e.Id == id, ct))
            return 0;
        var answers = await db.Participations.Where(p => p.EventId == id).ToListAsync(ct);
        var (seats, people) = (answers.Sum(p => p.Seats), answers.Where(p => p.IsComing).Sum(p => p.Party));
        return await db
            .AllEvents.Where(e => e.Id == id)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(e => e.SeatsTaken, seats)
                        .SetProperty(e => e.PeopleComing, people)
                        .SetProperty(e => e.SeatsCeiling, e => e.SeatsCeiling < seats ? seats : e.SeatsCeiling),
                ct
            );
    }
}
