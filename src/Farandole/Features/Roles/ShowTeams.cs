using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Roles;

/// <summary>The teams of a group, and each of them: what it cares for, who is in, what they may do.</summary>
internal static class ShowTeams
{
    /// <summary>Offered to be put into a team.</summary>
    private const int MostOffered = 1_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/groups/{handle}/teams", All).Limited(Rate.Read).Personal();
        routes.MapGet("/groups/{handle}/teams/{team}", One).Limited(Rate.Read).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> All(
        string handle,
        string? done,
        RoleDesk desk,
        Db db,
        CancellationToken ct
    ) =>
        await db.SpaceOf(desk.Viewer, handle, Act.SeeMembers, ct) is { } space
            ? Page.Of<TeamsPage>(
                new TeamsModel(space, desk.TeamAreas, await db.TeamsOf(space, desk.Today, ct)) { Done = done }
            )
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, NotFound>> One(
        string handle,
        Guid team,
        string? done,
        RoleDesk desk,
        Db db,
        CancellationToken ct
    ) =>
        await Find(handle, team, Act.SeeMembers, desk, db, ct) is { } model
            ? Page.Of<TeamPage>(model with { Done = done })
            : TypedResults.NotFound();

    /// <returns>Null when there is no such team for who asks, or they may not do this in its group.</returns>
    public static async Task<TeamModel?> Find(
        string handle,
        Guid team,
        Act act,
        RoleDesk desk,
        Db db,
        CancellationToken ct
    )
    {
        if (
            await db.SpaceOf(desk.Viewer, handle, act, ct) is not { } space
            || await db.TeamOf(space, team, desk.Today, ct) is not { } line
        )
            return null;
        return new(space, desk.TeamAreas, line)
        {
            Events = await db.Set<EventHost>().CountAsync(h => h.TeamId == line.Team.Id, ct),
            Outside = space.May(Act.ManageMembers) ? await Outside(db, space, line, ct) : [],
            Today = desk.Today,
        };
    }

    private static async Task<IReadOnlyList<Option>> Outside(Db db, Space space, TeamLine line, CancellationToken ct)
    {
        var seated = line.Seats.Select(s => s.Member).ToHashSet();
        var all = await (
            from member in db.Set<Member>()
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            where member.GroupId == space.Group.Id
            orderby profile.Name, member.Id
            select new { member.Id, profile.Name }
        )
            .Take(MostOffered)
            .ToListAsync(ct);
        return [.. all.Where(m => !seated.Contains(m.Id)).Select(m => new Option(m.Id.ToString(), m.Name))];
    }
}

/// <summary>All teams of a group.</summary>
public sealed record TeamsModel
{
    internal TeamsModel(Space space, IReadOnlyList<AreaInUse> areas, IReadOnlyList<TeamLine> teams) =>
        (Space, Areas, Teams) = (space, areas, teams);

    internal Space Space { get; }

    internal IReadOnlyList<AreaInUse> Areas { get; }

    internal IReadOnlyList<TeamLine> Teams { get; }

    internal string? Done { get; init; }
}

/// <summary>One team.</summary>
public sealed record TeamModel
{
    internal TeamModel(Space space, IReadOnlyList<AreaInUse> areas, TeamLine line) =>
        (Space, Areas, Line) = (space, areas, line);

    internal Space Space { get; }

    internal IReadOnlyList<AreaInUse> Areas { get; }

    internal TeamLine Line { get; }

    /// <summary>How many are announced as its own.</summary>
    internal int Events { get; init; }

    /// <summary>Those who are not in it, for those who fill it.</summary>
    internal IReadOnlyList<Option> Outside { get; init; } = [];

    internal LocalDate Today { get; init; }

    /// <summary>What was sent to put somebody in or to change their place; null at first.</summary>
    internal SeatInput? Input { get; init; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    internal string? Done { get; init; }

    internal Team Team => Line.Team;

    internal string Path => $"{Space.Path}/teams/{Team.Id}";
}
