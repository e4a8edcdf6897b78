using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Questions;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Questions;

/// <summary>What became of a question: shown, held until the team looks, or waiting for the click in a letter.</summary>
internal sealed record Taken(QuestionId Id, bool IsShown, bool AwaitsClick, Reason? Why = null);

/// <summary>The room behind both doors, form and API.</summary>
internal sealed class TakeQuestion(Writer writer, AddressHash hashes, IClock clock)
{
    public Task<Taken> Take(NewQuestion asked, Viewer viewer, CancellationToken ct) =>
        writer.Write((db, token) => Take(db, asked, viewer, clock.GetCurrentInstant(), token), ct);

    private async Task<Taken> Take(Db db, NewQuestion asked, Viewer viewer, Instant now, CancellationToken ct)
    {
        var about = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == asked.About, ct);
        var board = await db.BoardToChange(asked.About, ct);
        if (QuestionBoard.WhyNotAsk(about, board.Policy, now) is { } why)
            return new(default, false, false, why);
        var waiting = await db.AllQuestions.CountAsync(q => q.EventId == asked.About && q.SeenAt == null, ct);
        if (waiting >= QuestionBoard.MostWaiting)
            return new(default, false, false, QuestionBoard.TooMany);
        var by = await ByWhom(db, asked, viewer, ct);
        // Who is kept away is told what everybody is told whose question waits for the team, or for the click in a letter.
        if (await IsBarred(db, by, viewer, ct))
            return new(QuestionId.New(), IsShown: false, AwaitsClick: by is { Email: not null, By: null });
        var made = Question.Ask(by, board.Policy, now);
        db.Add(made);
        await db.Recount(board, ct);
        return new(made.Id, made.Rank is not null, made is { Email: not null, ConfirmedAt: null });
    }

    private async Task<bool> IsBarred(Db db, NewQuestion by, Viewer viewer, CancellationToken ct) =>
        by.Email is { } email && await db.IsBarred(by.About, hashes.Of(email), ct)
        || viewer.Account is { } account && await db.IsBarred(by.About, account, ct);

    /// <summary>Who showed a confirmed answer is known, and gets the letter where the others go; another address is another person's.</summary>
    private static async Task<NewQuestion> ByWhom(Db db, NewQuestion asked, Viewer viewer, CancellationToken ct)
    {
        if (viewer.ParticipationIn(asked.About) is not { } mine)
            return asked;
        var answer = await db.Participations.AsNoTracking().FirstOrDefaultAsync(p => p.Id == mine, ct);
        if (answer is not { IsIn: true } || EmailAddress.Parse(answer.Email) is not { } address)
            return asked;
        return asked.Email is null || asked.Email.Folded == address.Folded
            ? asked with
            {
                Email = address,
                By = mine,
            }
            : asked;
    }
}

/// <summary>What stands beside an event's questions, inside a transaction.</summary>
internal static class Boards
{
    /// <summary>Made with the first question or the first choice of the team.</summary>
    public static async Task<QuestionBoard> BoardToChange(this Db db, EventId id, CancellationToken ct)
    {
        if (await db.Set<QuestionBoard>().AsTracking().FirstOrDefaultAsync(b => b.EventId == id, ct) is { } board)
            return board;
        var made = QuestionBoard.Of(id);
        db.Add(made);
        return made;
    }

    /// <summary>Counts anew what is shown: counted at each change, so that no page need count and no count can drift.</summary>
    public static async Task Recount(this Db db, QuestionBoard board, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var shown = await db.QuestionsShown(board.EventId).CountAsync(ct);
        var answered = await db.QuestionsShown(board.EventId).CountAsync(q => q.AnsweredAt != null, ct);
        board.Count(shown, answered);
    }
}
