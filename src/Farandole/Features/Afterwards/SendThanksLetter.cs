using Farandole.Domain.Afterwards;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Afterwards;

/// <summary>Somebody who came is to be thanked; what the letter says and where it goes stays where it is.</summary>
internal sealed record ThanksToSend(ParticipationId Participation);

internal sealed class SendThanksLetter(Db db, LetterDesk desk, PostOffice office) : IJob<ThanksToSend>
{
    public async Task RunAsync(ThanksToSend errand, CancellationToken ct)
    {
        if (await desk.Find(errand.Participation, ct) is not { Mine: { IsIn: true, WantsMessages: true } } to)
            return;
        var about = to.Seen.Id;
        if (
            await db.Set<Afterword>().FirstOrDefaultAsync(a => a.EventId == about, ct)
            is not { LetterSubject: { } subject, LetterText: { } text }
        )
            return;
        // Of a private event nobody reads anything over a shoulder: what was typed stands inside.
        var outside = to.Seen.Visibility == Visibility.Private ? to.Words["afterwards.letter.private"] : subject;
        await office.Send(
            LetterDesk.Write(to, "thanks", outside, typeof(ThanksLetter), $"thanks:{errand.Participation}") with
            {
                With = new Dictionary<string, object?>
                {
                    [nameof(ThanksLetter.Model)] = to,
                    [nameof(ThanksLetter.Outside)] = outside,
                    [nameof(ThanksLetter.Subject)] = subject,
                    [nameof(ThanksLetter.Text)] = text,
                },
                Unsubscribe = to.Stop("messages"),
                Notice = new(to.Mine.Id, $"{subject}\n\n{text}"),
            },
            ct
        );
    }
}
