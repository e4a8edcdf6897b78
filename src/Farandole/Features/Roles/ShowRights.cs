using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Roles;

/// <summary>One page on which every member reads who may do what; and what somebody with one of the roles would find.</summary>
internal static class ShowRights
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/groups/{handle}/rights", Show).Limited(Rate.Read).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string handle,
        string? @as,
        string? done,
        RoleDesk desk,
        Db db,
        IEnumerable<GroupTab> tabs,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(desk.Viewer, handle, Act.SeeMembers, ct) is not { } space)
            return TypedResults.NotFound();
        var (group, today) = (space.Group.Id, desk.Today);
        var roles = await db.RolesOf(group, ct);
        var counts = await db.CountsOf(group, today, ct);
        var usual = roles.First(r => r.Preset == RolePreset.Member).Rights;
        var more = roles.Where(r => !usual.Covers(r.Rights)).Select(r => r.Id).ToList();
        return Page.Of<RightsPage>(
            new RightsModel(space, desk.Areas)
            {
                Roles = [.. roles.Select(r => new RoleLine(r, counts.GetValueOrDefault(r.Id)))],
                Holders = await db.HoldersOf(space, more, today, ct),
                Teams = new(space, desk.TeamAreas, await db.TeamsOf(space, today, ct)),
                // What a role finds is made of its rights alone: nothing is read for it that is not read for whoever looks.
                As = roles.Find(r => r.Id.ToString() == @as),
                Tabs = [.. tabs.OrderBy(t => t.Order)],
                Done = done,
            }
        );
    }
}

/// <summary>Who may do what in a group.</summary>
public sealed record RightsModel
{
    internal RightsModel(Space space, IReadOnlyList<AreaInUse> areas) => (Space, Areas) = (space, areas);

    internal Space Space { get; }

    internal IReadOnlyList<AreaInUse> Areas { get; }

    internal IReadOnlyList<RoleLine> Roles { get; init; } = [];

    /// <summary>Those who may more than members usually do.</summary>
    internal IReadOnlyList<Holder> Holders { get; init; } = [];

    internal TeamsModel Teams { get; init; } = null!;

    /// <summary>The role through whose eyes somebody looks.</summary>
    internal Role? As { get; init; }

    internal IReadOnlyList<GroupTab> Tabs { get; init; } = [];

    internal string? Done { get; init; }
}

/// <summary>A role and how many have it.</summary>
public sealed record RoleLine(Role Role, int Count);
