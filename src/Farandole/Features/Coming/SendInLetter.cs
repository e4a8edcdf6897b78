using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>"You're in": all that is needed on the day, and the event for one's calendar.</summary>
internal sealed class SendInLetter(InLetters letters) : IJob<AnswerConfirmed>
{
    public Task RunAsync(AnswerConfirmed fact, CancellationToken ct) =>
        letters.Send(fact.Participation, fact.At, $"in:{fact.Participation}", ct);
}

/// <summary>The same for whoever waited and has a seat now.</summary>
internal sealed class SendInLetterAfterWaiting(InLetters letters) : IJob<PlaceTaken>
{
    public Task RunAsync(PlaceTaken fact, CancellationToken ct) =>
        letters.Send(fact.Participation, fact.At, $"in:{fact.Participation}:{fact.At.ToUnixTimeMilliseconds()}", ct);
}

internal sealed class InLetters(LetterDesk desk, PostOffice post)
{
    public async Task Send(ParticipationId id, Instant asked, string errand, CancellationToken ct)
    {
        if (await desk.Find(id, "in", asked, ct) is not { Mine.IsIn: true } to)
            return;
        var subject = to.Words[
            to.Mine.Answer == Answer.Coming ? "coming.in.subject" : "coming.in.subject.perhaps",
            ("title", to.SubjectTitle)
        ];
        await post.Send(
            LetterDesk.Write(to, "in", subject, typeof(InLetter), errand) with
            {
                Calendar = await desk.Calendar(to, "PUBLISH", ct),
                Unsubscribe = to.Stop("all"),
            },
            ct
        );
    }
}
