using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Attendance;

/// <summary>Whoever comes to an event is to be asked again, as it was planned then.</summary>
internal sealed record TimeToAskAgain(EventId Event, Instant At);

/// <summary>One person is asked whether they still come.</summary>
internal sealed record AskingAgain(ParticipationId Participation, Instant At);

/// <summary>Three days before; the reminder of the day before asks once more. Moves along when the event moves.</summary>
internal sealed class PlanAskingAgain(Writer writer, Later later, IClock clock) : IJob<EventScheduled>
{
    public Task RunAsync(EventScheduled fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var planned = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == fact.Event, token);
                if (planned.DeletedAt is not null || planned.AskAgainAt <= clock.GetCurrentInstant())
                    return;
                var errand = new TimeToAskAgain(planned.Id, planned.AskAgainAt);
                await later.DoOnce(db, $"ask-again:{planned.Id}", errand, planned.AskAgainAt, move: true, token);
            },
            ct
        );
}

internal sealed class AskThoseWhoCome(Writer writer, Later later, IClock clock) : IJob<TimeToAskAgain>
{
    public Task RunAsync(TimeToAskAgain errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var now = clock.GetCurrentInstant();
                var joined = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == errand.Event, token);
                // Moved since: it is asked at another moment.
                if (joined.AskAgainAt != errand.At || !joined.AsksAgain || WhyNotAsk(joined, now))
                    return;
                var asked = await db
                    .Participations.Where(p =>
                        p.EventId == errand.Event
                        && p.Answer == Answer.Coming
                        && p.WantsReminder
                        && p.ConfirmedAt < errand.At
                        && p.ReconfirmedAt == null
                        && p.WithdrawnAt == null
                        && p.RemovedAt == null
                    )
                    .Reachable(db)
                    .Select(p => p.Id)
                    .ToListAsync(token);
                foreach (var one in asked)
                    later.Do(db, new AskingAgain(one, errand.At), now);
            },
            ct
        );

    private static bool WhyNotAsk(Event joined, Instant now) =>
        joined.WhyNotChange() is not null || joined.IsDraft || !joined.HasDate || joined.StartsAt <= now;
}

/// <summary>"Still coming?": one tap, on the page that it opens.</summary>
internal sealed class SendStillComingLetter(LetterDesk desk, PostOffice post, Db db, IClock clock) : IJob<AskingAgain>
{
    private const string Kind = "still";

    public async Task RunAsync(AskingAgain errand, CancellationToken ct)
    {
        if (await desk.Find(errand.Participation, Kind, errand.At, ct) is not { Mine.WantsReminder: true } to)
            return;
        var joined = await db.AllEvents.FirstAsync(e => e.Id == to.Mine.EventId, ct);
        if (!to.Mine.IsAskedAgain(joined, clock.GetCurrentInstant()) || joined.WhyNotChange() is not null)
            return;
        var letter = LetterDesk.Write(
            to,
            Kind,
            to.Words["attendance.letter.subject", ("title", to.SubjectTitle)],
            typeof(StillComingLetter),
            $"{Kind}:{errand.Participation}:{errand.At.ToUnixTimeMilliseconds()}"
        );
        await post.Send(letter with { Unsubscribe = to.Stop("reminder") }, ct);
    }
}
