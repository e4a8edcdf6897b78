using System.Text;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.RemoteAnswers;

/// <summary>What somebody on another server said.</summary>
/// <param name="Way">How.</param>
/// <param name="ActivityId">By what they call it; null when they call it nothing.</param>
/// <param name="Answer">Coming or perhaps.</param>
/// <param name="Party">For how many people.</param>
/// <param name="Language">That they are answered in.</param>
internal sealed record RemoteAnswer(AnsweredBy Way, string? ActivityId, Answer Answer, int Party, string Language)
{
    /// <summary>To the organizers: the text of anybody.</summary>
    public string? Message { get; init; }
}

/// <summary>
/// Takes the answer of somebody on another server as the form takes one: where it is full they are put on the list, and who
/// has answered before has another answer now. One person, one answer to each event.
/// </summary>
internal sealed class TakeRemoteAnswer(
    Writer writer,
    ITakeAnswers answers,
    AddressHash hashes,
    Later later,
    IClock clock
)
{
    /// <returns>Why nothing came of it, for whoever asks to be told; null when it is kept, and told later, or passed over.</returns>
    public Task<Reason?> Take(EventId to, RemoteActorRow who, RemoteAnswer said, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var now = clock.GetCurrentInstant();
                var before = await db.AnswerFrom(who.Address, to, token);
                if (before is not null && await StaysOut(db, before.Value, to, who, token))
                    return null;
                var (why, id) = before is { } known
                    ? (await Change(db, known, said, now, token), known)
                    : await Begin(db, to, who, said, now, token);
                if (id is null || why is not null && why != Reasons.Removed)
                    return why;
                await Note(db, id.Value, who, said, now, token);
                return null;
            },
            ct
        );

    /// <summary>Whoever left and is kept away since does not come back, and hears nothing of it.</summary>
    private async Task<bool> StaysOut(
        Db db,
        ParticipationId id,
        EventId to,
        RemoteActorRow who,
        CancellationToken ct
    ) =>
        !await db.Participations.AnyAsync(p => p.Id == id && p.WithdrawnAt == null && p.RemovedAt == null, ct)
        && await db.IsBarred(to, hashes.OfRemote(who.Address), ct);

    private async Task<(Reason?, ParticipationId?)> Begin(
        Db db,
        EventId to,
        RemoteActorRow who,
        RemoteAnswer said,
        Instant now,
        CancellationToken ct
    )
    {
        var given = new GivenElsewhere(
            to,
            hashes.OfRemote(who.Address),
            Cutting.To(PlainText.Line(who.Name), Participation.MaxName) ?? who.Handle,
            said.Answer,
            said.Party,
            Cutting.To(PlainText.Lines(said.Message), Participation.MaxMessage),
            said.Language
        );
        var taken = await answers.TakeSigned(db, given, now, ct);
        if (IsFull(taken.Why))
            taken = await answers.TakeSigned(db, given with { Answer = Answer.Waiting }, now, ct);
        return (taken.Why, taken.Answer);
    }

    private static async Task<Reason?> Change(
        Db db,
        ParticipationId id,
        RemoteAnswer said,
        Instant now,
        CancellationToken ct
    )
    {
        if (await db.ChangingOf(id, now, ct) is not { } c)
            return Reasons.Deleted;
        if (c.Mine.RemovedAt is not null)
            return Reasons.Removed;
        if (JoinPolicy.WhyNotJoin(c.Joined, Answer.Interested, said.Party, now) is { } why)
            return why;
        if (Cutting.To(PlainText.Lines(said.Message), Participation.MaxMessage) is { } word)
            c.Mine.Introduce(c.Mine.Name, word, c.Mine.Exposure, c.Mine.CircleId);
        // Whoever is in the line keeps their place in it.
        if (c.Mine is { IsIn: true, Answer: Answer.Waiting } && said.Answer == Answer.Coming)
            return null;
        var answer = c.Mine.Settled(c.Joined, said.Answer);
        if (await c.Recount(Participation.SeatsFor(answer, said.Party), mine => Be(mine, answer), ct))
            return null;
        if (c.Mine.IsComing)
            return await c.WhyFull(ct);
        await c.Recount(0, mine => Be(mine, Answer.Waiting), ct);
        return null;

        void Be(Participation mine, Answer becomes)
        {
            mine.Return(now);
            mine.Change(becomes, said.Party, now);
        }
    }

    private async Task Note(
        Db db,
        ParticipationId id,
        RemoteActorRow who,
        RemoteAnswer said,
        Instant now,
        CancellationToken ct
    )
    {
        var row = await db.Set<RemoteAnswerRow>().AsTracking().FirstOrDefaultAsync(a => a.ParticipationId == id, ct);
        if (row is null)
            db.Add(
                row = new RemoteAnswerRow
                {
                    ParticipationId = id,
                    Actor = who.Address,
                    Way = said.Way,
                }
            );
        // Whoever has joined and says so once more has not joined by saying it.
        if (row is { Way: AnsweredBy.Join, Told: ToldOfAnswer.In } && said.Way == AnsweredBy.Note)
            return;
        // Said anew, it is answered anew: their server may have lost what it was told.
        if (row.ActivityId != said.ActivityId)
            row.Told = ToldOfAnswer.Nothing;
        (row.Way, row.ActivityId) = (said.Way, said.ActivityId);
        await later.DoOnce(db, TellRemoteAnswer.KeyOf(id), new RemoteAnswerToTell(id), now, move: false, ct);
    }

    private static bool IsFull(Reason? why) => why == Reasons.Full || why == WaitingReasons.Queued;
}
