using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>
/// Before a profile goes that nobody speaks for any more: of the groups whose keys it alone held, whoever may do the most
/// and has been there for the longest holds them from then on, so that no group is without.
/// </summary>
internal static class HandOverKeys
{
    public static async Task HandOver(this Db db, ProfileId leaving, Instant now, CancellationToken ct)
    {
        var groups = await db.Set<Member>().Where(m => m.ProfileId == leaving).Select(m => m.GroupId).ToListAsync(ct);
        foreach (var group in groups)
        {
            await db.TakeTurn(group, ct);
            var here = await Here(db, group, leaving, ct);
            var keepers = await db.KeepersOf(group, now.InUtc().Date, ct);
            if (keepers.Any(k => here.Any(h => h.Member == k.Member)) || Heirs.Of(here) is not { } heir)
                continue;
            var keys = await db.Set<Role>()
                .Where(r => r.GroupId == group && r.Preset == RolePreset.HoldsKeys)
                .Select(r => r.Id)
                .SingleAsync(ct);
            (await db.Set<Member>().AsTracking().FirstAsync(m => m.Id == heir.Member, ct)).Inherit(keys, now);
            db.Add(GroupNote.Of(group, heir.Member, "inherits", null, now));
        }
    }

    /// <summary>The members of whom somebody has the account, without the one who leaves.</summary>
    private static async Task<List<Heir>> Here(Db db, GroupId left, ProfileId leaving, CancellationToken ct)
    {
        var found = await (
            from member in db.Set<Member>()
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            join role in db.Set<Role>() on member.RoleId equals role.Id
            where member.GroupId == left && profile.Id != leaving && profile.AccountId != null
            select new
            {
                member.Id,
                role.Rights,
                member.JoinedOn,
            }
        ).ToListAsync(ct);
        return found.ConvertAll(m => new Heir(m.Id, m.Rights, m.JoinedOn));
    }
}
