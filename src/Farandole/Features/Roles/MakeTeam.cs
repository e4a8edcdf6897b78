using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Roles;

/// <summary>A team: some members who care for one thing.</summary>
internal static class MakeTeam
{
    public static readonly Reason Enough = new("groups.enough-teams");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/groups/{handle}/teams/new", Ask).Limited(Rate.Read).Personal();
        routes.MapPost("/groups/{handle}/teams", Make).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        RoleDesk desk,
        Db db,
        CancellationToken ct
    ) =>
        await db.SpaceOf(desk.Viewer, handle, Act.ManageRights, ct) is { } space
            ? Page.Of<TeamFormPage>(
                new TeamFormModel(space, desk.TeamAreas, null, RightsInput.Of(null, Rights.None, desk.TeamAreas))
            )
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Make(
        string handle,
        HttpRequest request,
        RoleDesk desk,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(desk.Viewer, handle, Act.ManageRights, ct) is not { } space)
            return TypedResults.NotFound();
        var model = TeamFormModel.Of(await request.ReadSentForm(ct), space, desk.TeamAreas, team: null);
        var wrong = await model.WrongWords(db, reader.Words, ct);
        if (wrong.Count == 0)
        {
            var made = default(TeamId);
            var outcome = await desk.Change(
                handle,
                Act.ManageRights,
                (inside, token) => Add(inside, model.Said, id => made = id, token),
                ct
            );
            if (outcome.IsAbsent)
                return TypedResults.NotFound();
            if (outcome.WhyNot is null)
                return new SeeOther($"{space.Path}/teams/{made}?done=team-made");
            wrong.AddRange(model.Why(outcome.WhyNot, reader.Words));
        }
        return Page.Of<TeamFormPage>(model with { Wrong = wrong }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Outcome> Add(Inside inside, TeamSaid said, Action<TeamId> tell, CancellationToken ct)
    {
        var group = inside.Space.Group.Id;
        if (MemberRules.WhyNotGrant(inside.Mine, Rights.None, said.Rights) is { } reason)
            return Outcome.Because(reason);
        if (await inside.Db.Set<Team>().CountAsync(t => t.GroupId == group, ct) >= Team.Most)
            return Outcome.Because(Enough);
        var team = Team.Make(group, said);
        inside.Db.Add(team);
        tell(team.Id);
        return inside.Done("team-made", said.Name);
    }
}

/// <summary>The form of a team.</summary>
public sealed record TeamFormModel
{
    internal TeamFormModel(Space space, IReadOnlyList<AreaInUse> areas, Team? team, RightsInput input) =>
        (Space, Areas, Team, Input) = (space, areas, team, input);

    internal Space Space { get; }

    internal IReadOnlyList<AreaInUse> Areas { get; }

    /// <summary>Null for one that is still to be made.</summary>
    internal Team? Team { get; }

    internal RightsInput Input { get; }

    /// <summary>What it cares for, as typed.</summary>
    internal string? Words { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal Rights Before => Team?.Rights ?? Rights.None;

    internal TeamSaid Said => new(Input.Name ?? "", Words, Input.On(Before, Areas));

    internal bool IsAbove => !Space.Mine.Rights.Covers(Before);

    internal string Path => Team is null ? $"{Space.Path}/teams" : $"{Space.Path}/teams/{Team.Id}";

    internal static TeamFormModel Of(IFormCollection form, Space space, IReadOnlyList<AreaInUse> areas, Team? team) =>
        new(space, areas, team, RightsInput.Of(form, areas)) { Words = PlainText.Lines(form["words"]) };

    internal IEnumerable<FieldError> Why(Reason? reason, Words words) =>
        Input.Wrong(reason, Space.Mine, Before, Said.Rights, words);

    internal async Task<List<FieldError>> WrongWords(Db db, Words words, CancellationToken ct)
    {
        var mine = Team?.Id;
        var others = await db.Set<Team>()
            .Where(t => t.GroupId == Space.Group.Id && t.Id != mine)
            .Select(t => t.Name)
            .ToListAsync(ct);
        var wrong = words.WrongName(Input.Name, isRequired: true, others).ToList();
        if (!PlainText.Fits(Words, Domain.Groups.Team.MaxWords))
            wrong.Add(new("words", words["roles.error.words.long", ("n", Domain.Groups.Team.MaxWords)]));
        return wrong;
    }
}
