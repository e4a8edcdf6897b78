using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Pieces;

/// <summary>The moment has come for which something of an event was planned.</summary>
internal sealed record RevealDue(EventId Event);

/// <summary>Plans the one errand that shows what comes next, and moves it along when the plan changes.</summary>
internal sealed class PlanReveal(Writer writer, Later later, IClock clock) : IJob<RevealPlanned>
{
    public Task RunAsync(RevealPlanned fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var planned = await db.AllEvents.FirstAsync(e => e.Id == fact.Event, token);
                if (planned.NextReveal(clock.GetCurrentInstant()) is { } next)
                    await later.DoOnce(db, $"reveal:{planned.Id}", new RevealDue(planned.Id), next, move: true, token);
            },
            ct
        );
}

/// <summary>
/// What is due shows by itself, because every representation asks the clock; this makes copies elsewhere hear of it:
/// calendars, caches, letters.
/// </summary>
internal sealed class RevealOnTime(Writer writer, IClock clock) : IJob<RevealDue>
{
    public Task RunAsync(RevealDue errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var due = await db
                    .AllEvents.AsTracking()
                    .FirstOrDefaultAsync(e => e.Id == errand.Event && e.DeletedAt == null, token);
                due?.RevealWhatIsDue(clock.GetCurrentInstant());
            },
            ct
        );
}
