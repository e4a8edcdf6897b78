using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Questions;

/// <summary>Pieces that an event can do without for a while, and that answer questions when they come.</summary>
internal static class Unknowns
{
    public static readonly Piece[] All = [Piece.Time, Piece.Place, Piece.OnlineLink, Piece.Text, Piece.Price];

    /// <summary>Whether the piece stands on the page of who reads it like this.</summary>
    public static bool IsKnown(EventAsSeen seen, Piece piece) =>
        piece switch
        {
            Piece.Time => seen.Schedule is { HasTime: true },
            Piece.Place => seen.Place is not null,
            Piece.OnlineLink => seen.OnlineLink is not null,
            Piece.Text => seen.Text is not null,
            Piece.Price => seen.IsFree || seen.Price is not null,
            _ => true,
        };
}

/// <summary>When a piece is known to everybody with the link, the questions that waited for it are answered by the page.</summary>
internal sealed class AnswerByReveal(Writer writer, IClock clock) : IJob<EventChanged>
{
    public Task RunAsync(EventChanged fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var waiting = await db
                    .AllQuestions.AsTracking()
                    .Where(q => q.EventId == fact.Event && q.Piece != null && q.AnsweredAt == null)
                    .ToListAsync(token);
                if (waiting.Count == 0)
                    return;
                var now = clock.GetCurrentInstant();
                var changed = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == fact.Event, token);
                var seen = EventAsSeen.By(Standing.HasLink, changed, now);
                foreach (var question in waiting.Where(q => Unknowns.IsKnown(seen, q.Piece!.Value)))
                    question.AnswerByPage(now);
                await db.Recount(await db.BoardToChange(fact.Event, token), token);
            },
            ct
        );
}
