using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Calendars;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;

namespace Farandole.Features.Announcing;

/// <summary>One of those who are told that an event is no more. Its title lies nowhere else by then.</summary>
internal sealed record DeletionToTell(ParticipationId Participation, string Title);

internal sealed class SendDeletionLetter(LetterDesk desk, PostOffice post) : IJob<DeletionToTell>
{
    private const string Kind = "deleted";

    public async Task RunAsync(DeletionToTell errand, CancellationToken ct)
    {
        if (await desk.FindGone(errand.Participation, ct) is not { Mine.IsIn: true } to)
            return;
        var title = LetterTitles.Short(errand.Title);
        var subject = to.Words[
            "announcing.letter.deleted.subject",
            ("title", to.Words.InSubject(to.Seen.Visibility, title))
        ];
        await post.Send(
            LetterDesk.Write(to, Kind, subject, typeof(DeletionLetter), $"{Kind}:{errand.Participation}") with
            {
                With = new Dictionary<string, object?>
                {
                    [nameof(DeletionLetter.Model)] = to,
                    [nameof(DeletionLetter.Event)] = title,
                },
                Calendar = Calendar(to, title),
            },
            ct
        );
    }

    private CalendarPart Calendar(Addressee to, string title)
    {
        var entry = EventAsCalendar.Entry(to.Seen, desk.Instance) with
        {
            Title = title,
            Method = CalendarMethod.Cancel,
        };
        return new(WriteCalendar.One(entry), "CANCEL");
    }
}
