using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Inside;

/// <summary>Who holds the keys of a group today and for good: there is always somebody.</summary>
internal static class KeysOf
{
    public static async Task<IReadOnlyList<Keeper>> KeepersOf(
        this Db db,
        GroupId group,
        LocalDate today,
        CancellationToken ct
    )
    {
        var all = await db.Set<Role>()
            .Where(r => r.GroupId == group && r.Rights == Rights.All)
            .Select(r => r.Id)
            .ToListAsync(ct);
        var holders = await db.Set<Member>()
            .Where(m => m.GroupId == group)
            .Where(m => all.Contains(m.RoleId) || (m.ThenRoleId != null && all.Contains(m.ThenRoleId.Value)))
            .ToListAsync(ct);
        return
        [
            .. holders
                .Where(m => all.Contains(m.RoleOn(today)) && all.Contains(m.Lasting) && !(m.PausedUntil >= today))
                .Select(m => new Keeper(m.Id, m.Lasting)),
        ];
    }

    /// <summary>Whether nobody else does.</summary>
    public static bool IsLast(this IReadOnlyList<Keeper> keepers, MemberId member) =>
        keepers is [var only] && only.Member == member;

    /// <summary>Those who do by another role.</summary>
    public static int Beside(this IReadOnlyList<Keeper> keepers, RoleId role) => keepers.Count(k => k.Role != role);
}

/// <summary>Somebody who holds the keys, and by which role.</summary>
internal readonly record struct Keeper(MemberId Member, RoleId Role);
