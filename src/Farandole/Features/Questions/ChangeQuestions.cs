using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Questions;

/// <summary>What the organizers do with questions, besides answering: show, keep, tie, put together, remove, choose the rule.</summary>
internal static class ChangeQuestions
{
    private const string One = "/events/{id}/questions/{question:guid}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{One}/showing", Show).Limited(Rate.Organize).Personal();
        routes.MapPost($"{One}/keeping", Keep).Limited(Rate.Organize).Personal();
        routes.MapPost($"{One}/piece", Tie).Limited(Rate.Organize).Personal();
        routes.MapPost($"{One}/merger", Merge).Limited(Rate.Organize).Personal();
        routes.MapPost($"{One}/removal", Remove).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/question-policy", Choose).Limited(Rate.Organize).Personal();
    }

    private static Task<Results<SeeOther, NotFound>> Show(string id, Guid question, Team team, CancellationToken ct) =>
        team.Do(
            id,
            new(question),
            "shown",
            (c, _) =>
            {
                c.One.Show(c.Now);
                return Task.CompletedTask;
            },
            ct
        );

    private static async Task<Results<SeeOther, NotFound>> Keep(
        string id,
        Guid question,
        HttpRequest request,
        Team team,
        CancellationToken ct
    )
    {
        var keep = (await request.ReadSentForm(ct))["keep"] == "true";
        return await team.Do(
            id,
            new(question),
            keep ? "kept" : "unkept",
            (c, _) =>
            {
                c.One.Keep(keep, c.Now);
                return Task.CompletedTask;
            },
            ct
        );
    }

    private static async Task<Results<SeeOther, NotFound>> Tie(
        string id,
        Guid question,
        HttpRequest request,
        Team team,
        CancellationToken ct
    )
    {
        var typed = (await request.ReadSentForm(ct))["piece"].ToString();
        Piece? piece = Enum.TryParse<Piece>(typed, out var named) && Unknowns.All.Contains(named) ? named : null;
        return await team.Do(
            id,
            new(question),
            "tied",
            (c, _) =>
            {
                // What everybody knows already answers nothing later.
                c.One.WaitFor(piece is { } p && Unknowns.IsKnown(c.Seen, p) ? null : piece, c.Now);
                return Task.CompletedTask;
            },
            ct
        );
    }

    private static async Task<Results<SeeOther, NotFound>> Merge(
        string id,
        Guid question,
        HttpRequest request,
        Team team,
        CancellationToken ct
    )
    {
        var typed = (await request.ReadSentForm(ct))["into"].ToString();
        if (!Guid.TryParseExact(typed, "D", out var into))
            return new SeeOther($"/events/{Uri.EscapeDataString(id)}/questions");
        return await team.Do(id, new(question), "merged", (c, token) => c.Into(new(into), token), ct);
    }

    private static Task<Results<SeeOther, NotFound>> Remove(
        string id,
        Guid question,
        Team team,
        CancellationToken ct
    ) =>
        team.Do(
            id,
            new(question),
            "question-removed",
            async (c, token) =>
            {
                c.Organized.Note("question-removed", c.By, c.Now);
                await c.Db.Delete(c.One, c.Now, token);
            },
            ct
        );

    private static async Task<Results<SeeOther, NotFound>> Choose(
        string id,
        HttpRequest request,
        Viewer viewer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        var typed = (await request.ReadSentForm(ct))["policy"].ToString();
        if (!EventId.TryParse(id, out var eventId) || !viewer.Organizes(eventId))
            return TypedResults.NotFound();
        if (Enum.TryParse<QuestionPolicy>(typed, out var policy) && Enum.IsDefined(policy))
            await writer.Write(
                async (db, token) => (await db.BoardToChange(eventId, token)).Choose(policy, clock.GetCurrentInstant()),
                ct
            );
        return new SeeOther($"/events/{eventId}/questions?done=policy");
    }
}

/// <summary>One question being changed by the team, inside a transaction.</summary>
internal sealed record ChangingQuestion(Db Db, Event Organized, Question One, string? By, Instant Now)
{
    /// <summary>The event as everybody with its link sees it.</summary>
    public EventAsSeen Seen => EventAsSeen.By(Standing.HasLink, Organized, Now);

    /// <summary>Puts it together with another: the people who wonder are counted once each, and its address leads there.</summary>
    public async Task Into(QuestionId into, CancellationToken ct)
    {
        var other = await Db
            .AllQuestions.AsTracking()
            .FirstOrDefaultAsync(q => q.Id == into && q.EventId == One.EventId, ct);
        if (other is null)
            return;
        One.MergeInto(other, Now);
        var there = await Db.Set<Wonder>().Where(w => w.QuestionId == into).Select(w => w.Visitor).ToListAsync(ct);
        var here = await Db.Set<Wonder>().Where(w => w.QuestionId == One.Id).ToListAsync(ct);
        var fresh = here.Where(w => !there.Exists(t => t.AsSpan().SequenceEqual(w.Visitor))).ToList();
        await Db.Set<Wonder>().Where(w => w.QuestionId == One.Id).ExecuteDeleteAsync(ct);
        Db.AddRange(
            fresh.Select(w => new Wonder
            {
                QuestionId = into,
                Visitor = w.Visitor,
                At = w.At,
            })
        );
        // Its asker wonders too.
        var more = One.Also + 1 - (here.Count - fresh.Count);
        await Db
            .AllQuestions.Where(q => q.Id == into)
            .ExecuteUpdateAsync(s => s.SetProperty(q => q.Also, q => q.Also + more), ct);
        await Db
            .AllQuestions.Where(q => q.MergedInto == One.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(q => q.MergedInto, into), ct);
    }
}

/// <summary>The door of the team: finds the event and the question that a key opens, changes it, leads back to the desk.</summary>
internal sealed class Team(IHttpContextAccessor http, Writer writer, IClock clock)
{
    public async Task<Results<SeeOther, NotFound>> Do(
        string id,
        QuestionId question,
        string done,
        Func<ChangingQuestion, CancellationToken, Task> change,
        CancellationToken ct
    )
    {
        if (!EventId.TryParse(id, out var eventId))
            return TypedResults.NotFound();
        // Asked here: the writer works outside the request.
        var viewer = http.HttpContext!.Viewer();
        var found = await writer.Write(
            async (db, token) =>
            {
                var organized = await db.OrganizedToChange(eventId, viewer, token);
                var one = await db
                    .AllQuestions.AsTracking()
                    .FirstOrDefaultAsync(q => q.Id == question && q.EventId == eventId, token);
                if (organized is null || one is null)
                    return false;
                var by = viewer.OrganizerOf(eventId)?.Label;
                await change(new(db, organized, one, by, clock.GetCurrentInstant()), token);
                await db.Recount(await db.BoardToChange(eventId, token), token);
                return true;
            },
            ct
        );
        return found ? new SeeOther($"/events/{eventId}/questions?done={done}") : TypedResults.NotFound();
    }
}
