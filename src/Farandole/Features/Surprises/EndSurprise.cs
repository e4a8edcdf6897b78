using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Surprises;

/// <summary>The moment at which everybody may know.</summary>
internal sealed record SurpriseDue(EventId Event);

/// <summary>Sees to it that a surprise ends by itself; the last moment that was said counts.</summary>
internal sealed class PlanTheEnd(Writer writer, Later later) : IJob<SurprisePlanned>
{
    public Task RunAsync(SurprisePlanned fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var until = await db
                    .AllEvents.Where(e => e.Id == fact.Event)
                    .Select(e => e.SurpriseUntil)
                    .FirstOrDefaultAsync(token);
                if (until is { } moment)
                    await later.DoOnce(db, $"surprise:{fact.Event}", new SurpriseDue(fact.Event), moment, true, token);
            },
            ct
        );
}

/// <summary>Forgets who was not to know.</summary>
internal sealed class EndSurprise(Writer writer, IClock clock) : IJob<SurpriseDue>
{
    public Task RunAsync(SurpriseDue errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var now = clock.GetCurrentInstant();
                var kept = await db.AllEvents.AsTracking().FirstOrDefaultAsync(e => e.Id == errand.Event, token);
                // Moved to later meanwhile: that moment has a job of its own.
                if (kept is not null && !kept.IsSurprise(now))
                    await db.EndSurprise(kept, null, now, token);
            },
            ct
        );
}

internal static class EndingSurprises
{
    public static Task EndSurprise(this Db db, Event kept, string? by, Instant now, CancellationToken ct)
    {
        kept.EndSurprise(by, now);
        return db.Set<HonouredRow>().Where(h => h.EventId == kept.Id).ExecuteDeleteAsync(ct);
    }
}
