using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Roles;

/// <summary>Puts members into a team and takes them out: whom one asks about it, and until when if it is for a time.</summary>
internal static class FillTeam
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/groups/{handle}/teams/{team}/members", Put).Limited(Rate.Organize).Personal();
        routes
            .MapPost("/groups/{handle}/teams/{team}/members/{member}/removal", Take)
            .Limited(Rate.Organize)
            .Personal();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Put(
        string handle,
        Guid team,
        HttpRequest request,
        RoleDesk desk,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await ShowTeams.Find(handle, team, Act.ManageMembers, desk, db, ct) is not { } model)
            return TypedResults.NotFound();
        var input = SeatInput.Of(await request.ReadSentForm(ct));
        var (until, wrong) = input.Read(desk.Today, reader.Words);
        if (input.Member is null || await db.MemberOf(model.Space.Group.Id, input.Member.Value.Value, ct) is null)
            wrong.Add(new("member", reader.Words["roles.seat.error.member"]));
        if (wrong.Count == 0)
        {
            var outcome = await desk.Change(
                handle,
                Act.ManageMembers,
                (inside, token) => Seat(inside, new(team), input, until, token),
                ct
            );
            if (outcome.IsAbsent)
                return TypedResults.NotFound();
            if (outcome.WhyNot is null)
                return new SeeOther($"{model.Path}?done=seat-saved");
            var field = outcome.WhyNot == MemberRules.LongerThanOwn ? "until" : "member";
            wrong.Add(new(field, reader.Words[$"roles.reason.{outcome.WhyNot.Code}"]));
        }
        return Page.Of<TeamPage>(
            model with
            {
                Input = input,
                Wrong = [.. wrong.Select(w => w with { Field = input.FieldOf(w.Field!, model) })],
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Take(
        string handle,
        Guid team,
        Guid member,
        RoleDesk desk,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        var outcome = await desk.Change(
            handle,
            Act.ManageMembers,
            (inside, token) => Unseat(inside, new(team), new(member), token),
            ct
        );
        if (
            outcome.WhyNot is { } reason
            && await ShowTeams.Find(handle, team, Act.ManageMembers, desk, db, ct) is { } model
        )
            return Page.Of<TeamPage>(
                model with
                {
                    Wrong = [new("members", reader.Words[$"roles.reason.{reason.Code}"])],
                },
                StatusCodes.Status422UnprocessableEntity
            );
        return outcome.IsAbsent
            ? TypedResults.NotFound()
            : new SeeOther($"/groups/{handle}/teams/{team}?done=seat-left");
    }

    private static async Task<Outcome> Seat(
        Inside inside,
        TeamId id,
        SeatInput input,
        LocalDate? until,
        CancellationToken ct
    )
    {
        var group = inside.Space.Group.Id;
        if (
            await inside.Db.TeamOf(group, id.Value, ct) is not { } team
            || await inside.Db.MemberOf(group, input.Member!.Value.Value, ct) is not { } found
        )
            return Outcome.Absent;
        if (MemberRules.WhyNotSeat(inside.Mine, team.Rights, until) is { } reason)
            return Outcome.Because(reason);
        if (await SeatOf(inside, id, found.Member.Id, ct) is not { } seat)
        {
            inside.Db.Add(TeamSeat.Take(id, found.Member.Id, input.Leads, until));
            return inside.Done("team-joined", team.Name);
        }
        // Who comes back after their last day is new again.
        var isBack = seat.Until < inside.Today;
        seat.Change(input.Leads, until);
        return isBack ? inside.Done("team-joined", team.Name) : Outcome.Done;
    }

    private static async Task<Outcome> Unseat(Inside inside, TeamId id, MemberId member, CancellationToken ct)
    {
        var group = inside.Space.Group.Id;
        if (
            await inside.Db.TeamOf(group, id.Value, ct) is not { } team
            || await SeatOf(inside, id, member, ct) is not { } seat
        )
            return Outcome.Absent;
        if (MemberRules.WhyNotSeat(inside.Mine, team.Rights, inside.Today) is { } reason)
            return Outcome.Because(reason);
        inside.Db.Remove(seat);
        return inside.Done("team-left", team.Name);
    }

    private static Task<TeamSeat?> SeatOf(Inside inside, TeamId team, MemberId member, CancellationToken ct) =>
        inside.Db.Set<TeamSeat>().FirstOrDefaultAsync(s => s.TeamId == team && s.MemberId == member, ct);
}

/// <summary>A place in a team, as it was typed.</summary>
public sealed record SeatInput(MemberId? Member, bool Leads, string? Until)
{
    internal static SeatInput Of(IFormCollection form) =>
        new(
            Guid.TryParseExact(form["member"], "D", out var member) ? new MemberId(member) : null,
            form["leads"] == "true",
            PlainText.Line(form["until"])
        );

    internal (LocalDate? Until, List<FieldError> Wrong) Read(LocalDate today, Words words) =>
        words.LastDay(Until, today);

    /// <summary>Everybody in the team has a form of their own: their fields are told apart by who it is about.</summary>
    internal string FieldOf(string field, TeamModel model) =>
        model.Line.Seats.Any(s => s.Member == Member) ? IdOf(field, Member!.Value) : field;

    internal static string IdOf(string field, MemberId member) => $"{field}-{member}";
}
