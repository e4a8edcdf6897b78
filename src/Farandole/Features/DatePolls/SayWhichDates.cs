using Farandole.Domain.DatePolls;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.DatePolls;

/// <summary>"Yes, if need be, no" to each proposed date: with an address that one click confirms, or with a name alone.</summary>
internal static class SayWhichDates
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/poll/votes", Say).Limited(Rate.Ticket).Personal();

    private static async Task<Results<RazorComponentResult, SeeOther, StatusCodeHttpResult>> Say(
        string id,
        HttpRequest request,
        [AsParameters] PollTools tools,
        CancellationToken ct
    )
    {
        var form = await request.ReadSentForm(ct);
        if (
            await tools.Db.AtThePoll(id, form["as"], tools.Viewer, tools.Clock, ct) is not { } at
            || await tools.Db.PollOf(at, tools.Clock.GetCurrentInstant(), ct) is not { } poll
        )
            return await tools.Db.Absent(id, ct);
        // A robot is told what people are told.
        if (RobotTrap.Caught(form))
            return new SeeOther($"{at.Seen.Path}/answered");
        var typed = new TypedVotes(form, poll, tools.Reader.Words);
        if (typed.Model.Errors.Count > 0)
            return Page.Of<PollPage>(new PollPageModel(typed.Model), StatusCodes.Status422UnprocessableEntity);
        var said = await tools.Writer.Write((db, token) => Keep(db, at, typed, tools, token), ct);
        return said.Problem is { } problem
            ? await Again(at, typed, problem, tools, ct)
            : new SeeOther(said.Path ?? at.Back);
    }

    /// <summary>The poll as it is now, with what was typed and why it could not be kept.</summary>
    private static async Task<Results<RazorComponentResult, SeeOther, StatusCodeHttpResult>> Again(
        AtThePoll at,
        TypedVotes typed,
        string problem,
        PollTools tools,
        CancellationToken ct
    )
    {
        var now = await tools.Db.PollOf(at, tools.Clock.GetCurrentInstant(), ct) ?? typed.Model;
        return Page.Of<PollPage>(
            new PollPageModel(
                now with
                {
                    Mine = typed.Model.Mine,
                    Name = typed.Model.Name,
                    Email = typed.Model.Email,
                    HasChanged = problem == "poll.changed",
                    Errors = [new(null, tools.Reader.Words[problem])],
                }
            ),
            StatusCodes.Status409Conflict
        );
    }

    private static async Task<Said> Keep(Db db, AtThePoll at, TypedVotes typed, PollTools tools, CancellationToken ct)
    {
        var (id, now) = (at.Seen.Id, tools.Clock.GetCurrentInstant());
        var of = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == id, ct);
        var poll = await db.Set<DatePoll>().AsNoTracking().FirstAsync(p => p.EventId == id, ct);
        if (of.DatePolledAt is null || of.WhyNotChange() is not null || of.IsOver(now) || poll.IsClosed(of.Zone, now))
            return new("poll.closed");
        if (poll.Revision != typed.Revision)
            return new("poll.changed");
        var (voter, path, problem) = await Voter(db, at, typed, tools, ct);
        if (voter is null)
            return new(problem, path);
        await db.Set<PollVote>().Where(v => v.VoterId == voter.Id).ExecuteDeleteAsync(ct);
        db.AddRange(typed.Model.Mine.Select(v => new PollVote(voter.Id, v.Key, v.Value)));
        voter.Say(now);
        return new(null, path);
    }

    /// <summary>Whose votes these are. An address that is known says nothing here: its owner gets their own link by letter.</summary>
    private static async Task<(PollVoter? Voter, string? Path, string? Problem)> Voter(
        Db db,
        AtThePoll at,
        TypedVotes typed,
        PollTools tools,
        CancellationToken ct
    )
    {
        var (id, now) = (at.Seen.Id, tools.Clock.GetCurrentInstant());
        if (at.Named is { } named)
            return (await db.Set<PollVoter>().AsTracking().FirstAsync(v => v.Id == named.Id, ct), null, null);
        if (at.Answer is { } answer)
            return (await Of(db, id, answer, now, ct), null, null);
        if (typed.Address is not { } address)
        {
            var (made, secret) = PollVoter.Named(id, typed.Model.Name!, now);
            db.Add(made);
            return (made, $"/d/{secret.Reveal()}?done=said", null);
        }
        var given = new GivenByAddress(id, address, typed.Model.Name!, tools.Reader.Language);
        var taken = await tools.Answers.Take(db, given, now, ct);
        if (taken.Why is { } why)
            return (null, null, $"answer.reason.{why}");
        var sent = $"{at.Seen.Path}/answered";
        return taken.Answer is { } first ? (await Of(db, id, first, now, ct), sent, null) : (null, sent, null);
    }

    private static async Task<PollVoter> Of(
        Db db,
        EventId id,
        ParticipationId answer,
        Instant now,
        CancellationToken ct
    )
    {
        if (
            await db.Set<PollVoter>().AsTracking().FirstOrDefaultAsync(v => v.ParticipationId == answer, ct) is
            { } known
        )
            return known;
        var made = PollVoter.Of(id, answer, now);
        db.Add(made);
        return made;
    }

    private sealed record Said(string? Problem, string? Path = null);
}

/// <summary>What every door of a poll needs.</summary>
internal sealed record PollTools(
    Viewer Viewer,
    [FromServices] Db Db,
    [FromServices] Writer Writer,
    [FromServices] ITakeAnswers Answers,
    [FromServices] Reader Reader,
    [FromServices] IClock Clock
);
