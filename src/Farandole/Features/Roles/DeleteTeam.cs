using Farandole.Domain.Groups;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Roles;

/// <summary>Deletes a team: what is its own becomes the whole group's, and its members stay members.</summary>
internal static class DeleteTeam
{
    private const string Path = "/groups/{handle}/teams/{team}/deletion";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Delete).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        Guid team,
        RoleDesk desk,
        Db db,
        CancellationToken ct
    ) =>
        await ShowTeams.Find(handle, team, Act.ManageRights, desk, db, ct) is { } model
            ? Page.Of<DeleteTeamPage>(model)
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Delete(
        string handle,
        Guid team,
        RoleDesk desk,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await ShowTeams.Find(handle, team, Act.ManageRights, desk, db, ct) is not { } model)
            return TypedResults.NotFound();
        var outcome = await desk.Change(handle, Act.ManageRights, (inside, token) => Remove(inside, team, token), ct);
        if (outcome.WhyNot is { } reason)
            return Page.Of<DeleteTeamPage>(
                model with
                {
                    Wrong = [new(null, reader.Words[$"roles.reason.{reason.Code}"])],
                },
                StatusCodes.Status422UnprocessableEntity
            );
        return outcome.IsAbsent ? TypedResults.NotFound() : new SeeOther($"{model.Space.Path}/teams?done=team-deleted");
    }

    private static async Task<Outcome> Remove(Inside inside, Guid id, CancellationToken ct)
    {
        if (await inside.Db.TeamOf(inside.Space.Group.Id, id, ct) is not { } team)
            return Outcome.Absent;
        if (MemberRules.WhyNotGrant(inside.Mine, team.Rights, Rights.None) is { } reason)
            return Outcome.Because(reason);
        inside.Db.Remove(team);
        return inside.Done("team-deleted", team.Name);
    }
}
