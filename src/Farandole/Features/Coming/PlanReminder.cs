using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>Whoever comes to an event is to be reminded of it, as it was planned then.</summary>
internal sealed record ReminderDue(EventId Event, Instant At);

/// <summary>Plans the one reminder of an event, and moves it along when the event moves.</summary>
internal sealed class PlanReminder(Writer writer, Later later, IClock clock) : IJob<EventScheduled>
{
    public Task RunAsync(EventScheduled fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var planned = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == fact.Event, token);
                if (planned.DeletedAt is not null || planned.RemindAt <= clock.GetCurrentInstant())
                    return;
                var errand = new ReminderDue(planned.Id, planned.RemindAt);
                await later.DoOnce(db, $"remind:{planned.Id}", errand, planned.RemindAt, move: true, token);
            },
            ct
        );
}

/// <summary>The day before: one errand for each who wants it, so that one refused letter holds up nobody.</summary>
internal sealed class RemindThoseWhoCome(Writer writer, Later later, IClock clock) : IJob<ReminderDue>
{
    public Task RunAsync(ReminderDue errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var now = clock.GetCurrentInstant();
                var joined = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == errand.Event, token);
                // Moved since: its own reminder is planned. Who confirmed after this moment has had all in one letter.
                if (joined.RemindAt != errand.At || WhyNotRemind(joined, now))
                    return;
                var wanted = await db
                    .Participations.Where(p =>
                        p.EventId == errand.Event
                        && p.WantsReminder
                        && p.Answer != Answer.Waiting
                        && p.Answer != Answer.Asking
                        && p.ConfirmedAt < errand.At
                        && p.WithdrawnAt == null
                        && p.RemovedAt == null
                    )
                    .Reachable(db)
                    .Select(p => p.Id)
                    .ToListAsync(token);
                foreach (var one in wanted)
                    later.Do(db, new Reminding(one, errand.At), now);
            },
            ct
        );

    private static bool WhyNotRemind(Event joined, Instant now) =>
        joined.DeletedAt is not null
        || !joined.HasDate
        || joined.Status == EventStatus.Cancelled
        || joined.IsOver(now)
        || joined.IsDraft;
}
