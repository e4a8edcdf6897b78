using Farandole.Domain.Participations;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;

namespace Farandole.Features.Coming;

/// <summary>"You're in": all that is needed on the day, and the event for one's calendar.</summary>
internal sealed class SendInLetter(LetterDesk desk, PostOffice post) : IJob<AnswerConfirmed>
{
    public async Task RunAsync(AnswerConfirmed fact, CancellationToken ct)
    {
        if (await desk.Find(fact.Participation, "in", fact.At, ct) is not { Mine.IsIn: true } to)
            return;
        var subject = to.Words[
            to.Mine.Answer == Answer.Coming ? "coming.in.subject" : "coming.in.subject.perhaps",
            ("title", to.SubjectTitle)
        ];
        await post.Send(
            LetterDesk.Write(to, "in", subject, typeof(InLetter), $"in:{fact.Participation}") with
            {
                Calendar = desk.Calendar(to),
                Unsubscribe = $"{to.Ticket}/stop/all",
            },
            ct
        );
    }
}
