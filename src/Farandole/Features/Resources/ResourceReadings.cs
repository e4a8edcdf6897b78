using Farandole.Domain.Groups;
using Farandole.Domain.Resources;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Resources;

/// <summary>The links of a group for one of its members, and what they may do with them.</summary>
internal static class ResourceReadings
{
    public static async Task<IReadOnlyList<Resource>> LinksOf(this Db db, Space space, CancellationToken ct)
    {
        var all = await db.Set<Resource>()
            .Where(r => r.GroupId == space.Group.Id)
            .OrderBy(r => r.Position)
            .ToListAsync(ct);
        return
        [
            .. all.Where(r => space.May(Act.SeeResources, r.TeamId))
                .OrderBy(r => r.Folder is not null)
                .ThenBy(r => r.Folder, StringComparer.InvariantCultureIgnoreCase)
                .ThenBy(r => r.Position),
        ];
    }

    public static async Task<IReadOnlyList<Team>> TeamsFor(this Db db, Space space, CancellationToken ct) =>
        await db.Set<Team>().Where(t => t.GroupId == space.Group.Id).OrderBy(t => t.Name).ToListAsync(ct);

    /// <summary>Whether this was told inside, about the same member, since then.</summary>
    public static Task<bool> IsSaid(this Db db, Space space, string what, Instant since, CancellationToken ct) =>
        db.Set<GroupNote>()
            .AnyAsync(
                n => n.GroupId == space.Group.Id && n.By == space.Mine.Member && n.What == what && n.At > since,
                ct
            );

    /// <summary>With what is the whole group's, or with what is one of their teams'.</summary>
    public static bool MaySomewhere(this Space space, Act act) =>
        space.May(act) || space.Mine.Teams.Any(t => space.May(act, t.Team));

    public static bool MayChange(this Space space, Resource one) =>
        space.May(one.ToChange(space.Mine.Member), one.TeamId);
}
