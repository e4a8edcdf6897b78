using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Questions;

/// <summary>
/// Behind the link of the letter to who asked: one button confirms the address, another takes the question back. Opening
/// it changes nothing, because mail scanners open every link.
/// </summary>
internal static class OwnQuestion
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/q/{link}", Show).Limited(Rate.Ticket).Personal();
        routes.MapPost("/q/{link}/confirmation", Confirm).Limited(Rate.Ticket).Personal();
        routes.MapPost("/q/{link}/removal", Remove).Limited(Rate.Ticket).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string link,
        string? done,
        Db db,
        QuestionLinks links,
        IClock clock,
        CancellationToken ct
    )
    {
        if (links.Read(link) is not { } id || await Find(db.AllQuestions, id, ct) is not { } mine)
            return TypedResults.NotFound();
        var about = await db.AllEvents.FirstAsync(e => e.Id == mine.EventId, ct);
        // A link in a letter shows nothing of an event but what it said itself.
        var path = about.Visibility == Visibility.Private || about.DeletedAt is not null ? null : $"/events/{about.Id}";
        return Page.Of<OwnQuestionPage>(
            new OwnQuestionModel(mine, $"/q/{link}", path, done == "confirmed")
            {
                IsOver = about.DeletedAt is not null || about.IsOver(clock.GetCurrentInstant()),
            }
        );
    }

    private static async Task<Results<SeeOther, NotFound>> Confirm(
        string link,
        QuestionLinks links,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (links.Read(link) is not { } id)
            return TypedResults.NotFound();
        var confirmed = await writer.Write(
            async (db, inside) =>
            {
                if (await Find(db.AllQuestions.AsTracking(), id, inside) is not { Email: not null } mine)
                    return false;
                var board = await db.BoardToChange(mine.EventId, inside);
                mine.Confirm(board.Policy, clock.GetCurrentInstant());
                await db.Recount(board, inside);
                return true;
            },
            ct
        );
        return confirmed ? new SeeOther($"/q/{link}?done=confirmed") : TypedResults.NotFound();
    }

    /// <summary>Nobody's question any more: one that waits is gone, an answered one helps others and stays.</summary>
    private static async Task<Results<SeeOther, NotFound>> Remove(
        string link,
        QuestionLinks links,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (links.Read(link) is not { } id)
            return TypedResults.NotFound();
        var removed = await writer.Write(
            async (db, inside) =>
            {
                if (await Find(db.AllQuestions.AsTracking(), id, inside) is not { } mine)
                    return false;
                await db.TakeBack(mine, clock.GetCurrentInstant(), inside);
                return true;
            },
            ct
        );
        return removed ? new SeeOther("/erased") : TypedResults.NotFound();
    }

    private static Task<Question?> Find(IQueryable<Question> among, QuestionId id, CancellationToken ct) =>
        among.FirstOrDefaultAsync(q => q.Id == id, ct);
}

/// <summary>A question for who asked it.</summary>
/// <param name="Path">The link.</param>
/// <param name="EventPath">Null when the event's page would not open.</param>
public sealed record OwnQuestionModel(Question Mine, string Path, string? EventPath, bool IsDone)
{
    public bool IsOver { get; init; }
}

/// <summary>Ends of questions, inside a transaction.</summary>
internal static class Ends
{
    public static async Task TakeBack(this Db db, Question mine, Instant now, CancellationToken ct)
    {
        mine.ForgetAsker();
        if (mine is { AnsweredAt: null } or { IsPrivate: true })
            await db.Delete(mine, now, ct);
    }

    /// <summary>Deletes it with those that were put together with it.</summary>
    public static async Task Delete(this Db db, Question gone, Instant now, CancellationToken ct)
    {
        await db.AllQuestions.Where(q => q.MergedInto == gone.Id).ExecuteDeleteAsync(ct);
        var board = await db.BoardToChange(gone.EventId, ct);
        board.Changed(now);
        db.Remove(gone);
        await db.Recount(board, ct);
    }
}
