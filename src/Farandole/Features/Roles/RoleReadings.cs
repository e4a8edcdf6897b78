using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Roles;

/// <summary>Roles and who has them: all by the group that the reader is in, so that nothing of another is ever found.</summary>
internal static class RoleReadings
{
    /// <summary>From the least to the most.</summary>
    public static async Task<List<Role>> RolesOf(this Db db, GroupId group, CancellationToken ct) =>
        [
            .. (await db.Set<Role>().Where(r => r.GroupId == group).ToListAsync(ct))
                .OrderBy(r => r.Rights.Sum())
                .ThenBy(r => r.Preset ?? RolePreset.HoldsKeys)
                .ThenBy(r => r.Name, StringComparer.Ordinal),
        ];

    public static Task<Role?> RoleOf(this Db db, GroupId group, Guid id, CancellationToken ct) =>
        db.Set<Role>().FirstOrDefaultAsync(r => r.GroupId == group && r.Id == new RoleId(id), ct);

    /// <summary>How many have each role on this day.</summary>
    public static Task<Dictionary<RoleId, int>> CountsOf(
        this Db db,
        GroupId group,
        LocalDate today,
        CancellationToken ct
    ) =>
        db.Set<Member>()
            .Where(m => m.GroupId == group)
            .GroupBy(m => m.RoleUntil < today && m.ThenRoleId != null ? m.ThenRoleId!.Value : m.RoleId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    /// <summary>Whether this member has this role on this day.</summary>
    public static async Task<bool> IsOf(
        this Db db,
        MemberId member,
        RoleId role,
        LocalDate today,
        CancellationToken ct
    ) =>
        await db.Set<Member>().FirstOrDefaultAsync(m => m.Id == member, ct) is { } found && found.RoleOn(today) == role;

    /// <summary>A member by id, with their name and what they are.</summary>
    public static async Task<(Member Member, string Name)?> MemberOf(
        this Db db,
        GroupId group,
        Guid id,
        CancellationToken ct
    )
    {
        var found = await (
            from member in db.Set<Member>()
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            where member.GroupId == @group && member.Id == new MemberId(id)
            select new { member, profile.Name }
        ).FirstOrDefaultAsync(ct);
        return found is null ? null : (found.member, found.Name);
    }

    /// <summary>Those who have one of these roles today, as far as the reader sees that they are members, by name.</summary>
    public static async Task<List<Holder>> HoldersOf(
        this Db db,
        Space space,
        IReadOnlyList<RoleId> roles,
        LocalDate today,
        CancellationToken ct
    )
    {
        var rows = await (
            from member in db.Set<Member>()
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            where
                member.GroupId == space.Group.Id
                && (
                    roles.Contains(member.RoleId)
                    || (member.ThenRoleId != null && roles.Contains(member.ThenRoleId.Value))
                )
            orderby profile.Name, member.Id
            select new
            {
                member,
                profile.Name,
                profile.Picture,
            }
        ).ToListAsync(ct);
        return
        [
            .. rows.Where(r => MemberRules.Sees(space.Mine, r.member.Id, r.member.Shown))
                .Select(r => new Holder(
                    r.member.Id,
                    r.Name,
                    r.Picture,
                    r.member.RoleOn(today),
                    r.member.RoleUntil < today ? null : r.member.RoleUntil
                ))
                .Where(h => roles.Contains(h.Role)),
        ];
    }
}

/// <summary>Somebody who has a role today.</summary>
/// <param name="Member">In this group.</param>
/// <param name="Name">Of their face.</param>
/// <param name="Picture">Of their face.</param>
/// <param name="Role">Which.</param>
/// <param name="Until">The last day of it; null for one that lasts.</param>
public sealed record Holder(MemberId Member, string Name, PictureId? Picture, RoleId Role, LocalDate? Until);
