using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>The time for which data about those who came is kept is over.</summary>
internal sealed record TimeToForget(EventId Event);

/// <summary>Plans the day on which an event forgets who came, and moves it along when the event moves.</summary>
internal sealed class PlanForgetting(Writer writer, Later later) : IJob<EventScheduled>
{
    public static string KeyOf(EventId id) => $"forget:{id}";

    public Task RunAsync(EventScheduled fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var planned = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == fact.Event, token);
                if (planned.DeletedAt is null)
                    await later.DoOnce(
                        db,
                        KeyOf(planned.Id),
                        new TimeToForget(planned.Id),
                        planned.EraseAt,
                        move: true,
                        token
                    );
            },
            ct
        );
}

/// <summary>What is deleted needs nobody's address, once the letters about it are out.</summary>
internal sealed class PlanForgettingDeleted(Writer writer, Later later) : IJob<EventDeleted>
{
    private static readonly Duration LastLetters = Duration.FromDays(1);

    public Task RunAsync(EventDeleted fact, CancellationToken ct) =>
        writer.Write(
            (db, token) =>
                later.DoOnce(
                    db,
                    PlanForgetting.KeyOf(fact.Event),
                    new TimeToForget(fact.Event),
                    fact.At + LastLetters,
                    move: true,
                    token
                ),
            ct
        );
}

/// <summary>Forgets who came; the counts stay.</summary>
internal sealed class ForgetThoseWhoCame(Writer writer, IClock clock) : IJob<TimeToForget>
{
    public Task RunAsync(TimeToForget errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var over = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == errand.Event, token);
                if (over.DeletedAt is null && over.EraseAt > clock.GetCurrentInstant())
                    return;
                var known = await db
                    .Participations.AsTracking()
                    .Where(p => p.EventId == errand.Event && p.Code != "")
                    .ToListAsync(token);
                foreach (var one in known)
                    one.Forget();
                await db.CloseTo(p => p.EventId == errand.Event, token);
                await db.Set<LetterRow>().Where(l => l.EventId == errand.Event).ExecuteDeleteAsync(token);
                await ForgetNotices(db, errand.Event, token);
            },
            ct
        );

    /// <summary>A device that was told about this event alone is not told any more.</summary>
    private static async Task ForgetNotices(Db db, EventId id, CancellationToken ct)
    {
        var answers = db.Participations.Where(p => p.EventId == id);
        await db.Set<NoticeReader>().Where(r => answers.Any(p => p.Id == r.ParticipationId)).ExecuteDeleteAsync(ct);
        await db.Set<NoticeRow>().Where(n => answers.Any(p => p.Id == n.ParticipationId)).ExecuteDeleteAsync(ct);
    }
}
