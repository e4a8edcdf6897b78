using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>One person is to be reminded of an event whose reminder was due at a moment.</summary>
internal sealed record Reminding(ParticipationId Participation, Instant At);

/// <summary>The day before: all that is needed, and "do we still expect you?"</summary>
internal sealed class SendReminderLetter(LetterDesk desk, PostOffice post) : IJob<Reminding>
{
    private const string Kind = "reminder";

    public async Task RunAsync(Reminding errand, CancellationToken ct)
    {
        if (
            await desk.Find(errand.Participation, Kind, errand.At, ct)
            is not { Mine: { IsIn: true, WantsReminder: true }, Seen: { IsOver: false } seen } to
        )
            return;
        if (seen.Status == EventStatus.Cancelled)
            return;
        var name = $"reminder:{errand.Participation}:{errand.At.ToUnixTimeMilliseconds()}";
        var subject = to.Words["coming.reminder.subject", ("title", to.SubjectTitle)];
        await post.Send(
            LetterDesk.Write(to, Kind, subject, typeof(ReminderLetter), name) with
            {
                Calendar = await desk.Calendar(to, "PUBLISH", ct),
                Unsubscribe = to.Stop("reminder"),
            },
            ct
        );
    }
}
