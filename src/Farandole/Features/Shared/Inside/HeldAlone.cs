using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Inside;

/// <summary>A group of others whose keys one profile alone holds: it hands them on before it goes.</summary>
public sealed record HeldAlone(string Handle, string Name);

internal static class HeldGroups
{
    /// <summary>Inside a transaction: in the groups of a profile nobody joins, leaves or gets another role until it ends.</summary>
    public static async Task TakeTurns(this Db db, ProfileId profile, CancellationToken ct)
    {
        // Everybody takes these rows in the same order.
        var groups = await db.Set<Member>().Where(m => m.ProfileId == profile).Select(m => m.GroupId).ToListAsync(ct);
        foreach (var group in groups.OrderBy(g => g.Value))
            await db.TakeTurn(group, ct);
    }

    public static async Task<IReadOnlyList<HeldAlone>> HeldAloneBy(
        this Db db,
        ProfileId profile,
        LocalDate today,
        CancellationToken ct
    )
    {
        var held = new List<HeldAlone>();
        foreach (var mine in await db.Set<Member>().Where(m => m.ProfileId == profile).ToListAsync(ct))
        {
            var (group, id) = (mine.GroupId, mine.Id);
            var others = await db.Set<Member>().CountAsync(m => m.GroupId == group && m.Id != id, ct);
            var keepers = await db.KeepersOf(group, today, ct);
            if (MemberRules.WhyNotLeave(keepers.IsLast(id), others) is not null)
                held.Add(
                    await db.Set<Group>()
                        .Where(g => g.Id == group)
                        .Select(g => new HeldAlone(g.Handle, g.Name))
                        .FirstAsync(ct)
                );
        }
        return held;
    }
}
