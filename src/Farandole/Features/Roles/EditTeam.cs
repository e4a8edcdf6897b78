using System.Globalization;
using Farandole.Domain.Groups;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Roles;

/// <summary>Changes what a team is and what its members may do in what is its own.</summary>
internal static class EditTeam
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/groups/{handle}/teams/{team}/edit", Ask).Limited(Rate.Read).Personal();
        routes.MapPost("/groups/{handle}/teams/{team}", Save).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        Guid team,
        RoleDesk desk,
        Db db,
        CancellationToken ct
    ) =>
        await db.SpaceOf(desk.Viewer, handle, Act.ManageRights, ct) is { } space
        && await db.TeamOf(space.Group.Id, team, ct) is { } found
            ? Page.Of<TeamFormPage>(
                new TeamFormModel(
                    space,
                    desk.TeamAreas,
                    found,
                    RightsInput.Of(found.Name, found.Rights, desk.TeamAreas)
                )
                {
                    Words = found.Words,
                }
            )
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Save(
        string handle,
        Guid team,
        HttpRequest request,
        RoleDesk desk,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (
            await db.SpaceOf(desk.Viewer, handle, Act.ManageRights, ct) is not { } space
            || await db.TeamOf(space, team, desk.Today, ct) is not { } line
        )
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        var model = TeamFormModel.Of(form, space, desk.TeamAreas, line.Team);
        if (form["back"] == "true")
            return Page.Of<TeamFormPage>(model);
        var wrong = await Wrong(model, db, reader.Words, ct);
        if (wrong.Count == 0 && model.Said.Rights != model.Before && form["was"] != Was(line.Team))
            return Page.Of<ConfirmPage>(Confirm(model, line, reader.Words));
        if (wrong.Count == 0)
        {
            var outcome = await desk.Change(
                handle,
                Act.ManageRights,
                (inside, token) => Change(inside, team, model.Said, token),
                ct
            );
            if (outcome.IsAbsent)
                return TypedResults.NotFound();
            if (outcome.WhyNot is null)
                return new SeeOther($"{model.Path}?done=team-saved");
            wrong.AddRange(model.Why(outcome.WhyNot, reader.Words));
        }
        return Page.Of<TeamFormPage>(model with { Wrong = wrong }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<List<FieldError>> Wrong(TeamFormModel model, Db db, Words words, CancellationToken ct) =>
        [
            .. await model.WrongWords(db, words, ct),
            .. model.Why(MemberRules.WhyNotGrant(model.Space.Mine, model.Before, model.Said.Rights), words),
        ];

    private static ConfirmModel Confirm(TeamFormModel model, TeamLine line, Words words) =>
        new(
            model.Space,
            words["roles.team.confirm", ("team", line.Team.Name)],
            Difference.Of(words, model.Areas, model.Before, model.Said.Rights)
        )
        {
            Says =
            [
                words.Plural("roles.team.confirm.people", line.Seats.Count + line.Unseen),
                words["roles.team.only"],
            ],
            Action = model.Path,
            Fields = [.. model.Input.Fields(), ("words", model.Words ?? "")],
            Was = Was(line.Team),
            Button = words["roles.team.confirm.button"],
        };

    private static async Task<Outcome> Change(Inside inside, Guid id, TeamSaid said, CancellationToken ct)
    {
        if (await inside.Db.TeamOf(inside.Space.Group.Id, id, ct) is not { } team)
            return Outcome.Absent;
        if (MemberRules.WhyNotGrant(inside.Mine, team.Rights, said.Rights) is { } reason)
            return Outcome.Because(reason);
        team.Change(said);
        return inside.Done("team-changed", said.Name);
    }

    private static string Was(Team team) => team.Rights.Bits.ToString(CultureInfo.InvariantCulture);
}
