using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Features.Shared;
using Farandole.Features.Shared.InWords;
using Farandole.Features.Shared.Letters;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Questions;

/// <summary>What the letters to who asked have in common.</summary>
internal sealed class AskersDesk(Db db, QuestionLinks links, Refusals refusals, Instance instance, IClock clock)
{
    /// <summary>Null when there is nobody to write to any more.</summary>
    public async Task<Asker?> Find(QuestionId id, CancellationToken ct)
    {
        var asked = await db.AllQuestions.FirstOrDefaultAsync(q => q.Id == id, ct);
        if (asked is null || EmailAddress.Parse(asked.Email) is not { } address)
            return null;
        var about = await db.AllEvents.FirstAsync(e => e.Id == asked.EventId, ct);
        if (about.DeletedAt is not null)
            return null;
        return new(
            asked,
            address,
            EventAsSeen.By(Standing.HasLink, about, clock.GetCurrentInstant()),
            instance.Absolute(links.PathOf(id)),
            instance.Absolute(refusals.PathOf(address))
        )
        {
            Url = instance.Absolute($"/events/{about.Id}/questions/{asked.MergedInto ?? asked.Id}"),
            Answered = asked.MergedInto is { } other
                ? await db.AllQuestions.FirstOrDefaultAsync(q => q.Id == other, ct) ?? asked
                : asked,
        };
    }
}

/// <summary>Somebody who asked.</summary>
/// <param name="Link">Theirs, whole.</param>
/// <param name="Refusal">Where this address refuses every letter, whole.</param>
public sealed record Asker(Question Asked, EmailAddress Address, EventAsSeen Seen, string Link, string Refusal)
{
    /// <summary>The question that has the answer: this one, or the one that it was put together with.</summary>
    public required Question Answered { get; init; }

    /// <summary>Where everybody sees it.</summary>
    public required string Url { get; init; }

    internal Words Words => Words.In(Asked.Language);

    internal string SubjectTitle => Words.InSubject(Seen);

    internal Letter Write(string kind, string subject, Type body) =>
        new()
        {
            To = Address,
            Language = Asked.Language,
            Kind = kind,
            Solicited = Asked.ConfirmedAt is not null,
            Subject = subject,
            Body = body,
            With = new Dictionary<string, object?> { ["Model"] = this },
            About = Seen.Id,
            IsQuiet = Seen.IsQuiet,
            Errand = $"{kind}:{Asked.Id}",
            Unsubscribe = Refusal,
        };
}

/// <summary>Asks the owner of an address whether they asked: one button, and no text of others.</summary>
internal sealed class SendQuestionLetter(AskersDesk desk, PostOffice post) : IJob<QuestionAsked>
{
    public async Task RunAsync(QuestionAsked fact, CancellationToken ct)
    {
        if (await desk.Find(fact.Question, ct) is { Asked.ConfirmedAt: null } to)
            await post.Send(to.Write("question", to.Words["questions.letter.subject"], typeof(QuestionLetter)), ct);
    }
}

/// <summary>One of those who wait for an answer.</summary>
internal sealed record AskerToTell(QuestionId Question);

/// <summary>A question has its answer: each who asked it, here or in one that was put together with it, gets one letter.</summary>
internal sealed class TellAskers(Writer writer, Later later) : IJob<QuestionAnswered>
{
    public Task RunAsync(QuestionAnswered fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var waiting = await db
                    .AllQuestions.Where(q => q.Id == fact.Question || q.MergedInto == fact.Question)
                    .Where(q => q.Email != null && q.ConfirmedAt != null)
                    .Select(q => q.Id)
                    .ToListAsync(token);
                foreach (var id in waiting)
                    await later.DoOnce(db, $"answer:{id}", new AskerToTell(id), fact.At, move: false, token);
            },
            ct
        );
}

/// <summary>Sends the answer, and erases the address that has served.</summary>
internal sealed class SendAnswerLetter(AskersDesk desk, PostOffice post, Writer writer) : IJob<AskerToTell>
{
    public async Task RunAsync(AskerToTell errand, CancellationToken ct)
    {
        if (await desk.Find(errand.Question, ct) is not { Asked.AwaitsLetter: true, Answered.AnsweredAt: not null } to)
            return;
        var subject = to.Words["questions.answer.subject", ("event", to.SubjectTitle)];
        await post.Send(to.Write("answer", subject, typeof(AnswerLetter)), ct);
        await writer.Write(
            async (db, token) =>
                (await db.AllQuestions.AsTracking().FirstOrDefaultAsync(q => q.Id == errand.Question, token))?.Told(),
            ct
        );
    }
}
