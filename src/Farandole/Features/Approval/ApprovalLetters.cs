using Farandole.Domain.Approval;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Writing;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Approval;

/// <summary>"Your request is with the team": nothing is decided yet.</summary>
internal sealed class SendRequestLetter(LetterDesk desk, PostOffice post) : IJob<RequestMade>
{
    private const string Kind = "asked";

    public async Task RunAsync(RequestMade fact, CancellationToken ct)
    {
        if (await desk.Find(fact.Participation, Kind, fact.At, ct) is not { Mine.IsAsking: true } to)
            return;
        var subject = to.Words["approval.letter.asked.subject", ("title", to.SubjectTitle)];
        var name = $"{Kind}:{fact.Participation}:{fact.At.ToUnixTimeMilliseconds()}";
        await post.Send(LetterDesk.Write(to, Kind, subject, typeof(RequestLetter), name), ct);
    }
}

/// <summary>What the organizers decided, once it can no longer be undone; or what they want to know.</summary>
internal sealed class SendDecisionLetter(LetterDesk desk, PostOffice post, Db db) : IJob<DecisionToTell>
{
    private const string Kind = "decision";

    public async Task RunAsync(DecisionToTell errand, CancellationToken ct)
    {
        var decision = await db.Set<Decision>()
            .FirstOrDefaultAsync(
                d => d.ParticipationId == errand.Participation && d.Batch == errand.Batch && d.UndoneAt == null,
                ct
            );
        if (decision is null || await desk.Find(errand.Participation, ct) is not { Mine.IsIn: true } to)
            return;
        // The list itself writes to whoever is on it.
        if (decision.Verdict == Verdict.Listed && errand.Word is null)
            return;
        var question = await db.RequestOf(errand.Participation, ct);
        var verdict = decision.Verdict;
        var letter = LetterDesk.Write(
            to,
            Kind,
            to.Words[$"approval.letter.{verdict}.subject", ("title", to.SubjectTitle)],
            typeof(DecisionLetter),
            $"{Kind}:{errand.Batch:N}:{errand.Participation}"
        );
        await post.Send(
            letter with
            {
                With = new Dictionary<string, object?>
                {
                    [nameof(DecisionLetter.Model)] = to,
                    [nameof(DecisionLetter.Verdict)] = verdict,
                    [nameof(DecisionLetter.Word)] = verdict == Verdict.AskedBack ? question?.AskedBack : errand.Word,
                },
                Calendar = verdict == Verdict.Accepted ? await desk.Calendar(to, "PUBLISH", ct) : null,
            },
            ct
        );
    }
}

/// <summary>Somebody is to accept the code of conduct as it is now.</summary>
internal sealed record CodeToAccept(ParticipationId Participation, Instant At);

/// <summary>Everybody who comes, waits or asks is told of another version of the code.</summary>
internal sealed class AskForCodeAgain(Writer writer, Later later, IClock clock) : IJob<CodePublished>
{
    public Task RunAsync(CodePublished fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var now = clock.GetCurrentInstant();
                var joined = await db.AllEvents.FirstAsync(e => e.Id == fact.Event, token);
                if (joined.ApprovalSince is null || joined.WhyNotChange() is not null || joined.IsOver(now))
                    return;
                var readers = await db
                    .Participations.Where(p =>
                        p.EventId == fact.Event
                        && p.ConfirmedAt != null
                        && p.WithdrawnAt == null
                        && p.RemovedAt == null
                        && p.RefusedAt == null
                        && (p.Answer == Answer.Coming || p.Answer == Answer.Waiting || p.Answer == Answer.Asking)
                    )
                    .Reachable(db)
                    .Select(p => p.Id)
                    .ToListAsync(token);
                foreach (var reader in readers)
                    later.Do(db, new CodeToAccept(reader, fact.At), now);
            },
            ct
        );
}

internal sealed class SendCodeLetter(LetterDesk desk, PostOffice post, Db db) : IJob<CodeToAccept>
{
    private const string Kind = "code";

    public async Task RunAsync(CodeToAccept errand, CancellationToken ct)
    {
        if (await desk.Find(errand.Participation, Kind, errand.At, ct) is not { Mine.IsIn: true } to)
            return;
        var asked = await db.AdmissionOf(to.Mine.EventId, ct);
        if (asked?.Code is null || (await db.RequestOf(to.Mine.Id, ct))?.CodeVersion == asked.CodeVersion)
            return;
        var subject = to.Words["approval.letter.code.subject", ("title", to.SubjectTitle)];
        var name = $"{Kind}:{errand.Participation}:{errand.At.ToUnixTimeMilliseconds()}";
        await post.Send(LetterDesk.Write(to, Kind, subject, typeof(CodeLetter), name), ct);
    }
}
