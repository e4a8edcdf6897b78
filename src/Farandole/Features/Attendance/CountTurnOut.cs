using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Attendance;

/// <summary>An event is over, and its figures can be kept.</summary>
internal sealed record TimeToCount(EventId Event);

internal sealed class PlanCounting(Writer writer, Later later) : IJob<EventScheduled>
{
    /// <summary>Doors that had no network have sent what they noted by then.</summary>
    private static readonly Duration AfterEnd = Duration.FromHours(12);

    public Task RunAsync(EventScheduled fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var planned = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == fact.Event, token);
                await later.DoOnce(
                    db,
                    $"count:{planned.Id}",
                    new TimeToCount(planned.Id),
                    planned.EndsAt + AfterEnd,
                    move: true,
                    token
                );
            },
            ct
        );
}

/// <summary>Keeps how many were announced, came, and left late: numbers only. The marks of each are erased a month later.</summary>
internal sealed class CountTurnOut(Writer writer, IClock clock) : IJob<TimeToCount>
{
    public Task RunAsync(TimeToCount errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var over = await db.AllEvents.AsTracking().FirstAsync(e => e.Id == errand.Event, token);
                if (over.WhyNotChange() is not null || !over.IsOver(clock.GetCurrentInstant()))
                    return;
                var late = await db.LeftLate(over, token);
                over.Count(over.PeopleComing + late, await db.Came(over.Id, token), late);
            },
            ct
        );
}
