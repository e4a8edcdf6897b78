using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Barring;

/// <summary>
/// How a group keeps somebody away, from the page of a member or from its list: who is a member is sent away first, by the
/// rules of the group's roles. Only the very face that was named goes: if another went too, it would tell whose it is.
/// </summary>
internal static class Banning
{
    /// <returns>Why not; null when they are kept away.</returns>
    public static async Task<Reason?> Ban(this Db db, Space space, Wanted wanted, Instant now, CancellationToken ct)
    {
        var (group, face) = (space.Group.Id, wanted.Whom.Profile);
        await db.TakeTurn(group, ct);
        var member = face is null
            ? null
            : await db.Set<Member>().FirstOrDefaultAsync(m => m.GroupId == group && m.ProfileId == face, ct);
        if (member is not null)
        {
            if (await db.WhyNotPause(space, member, now.InUtc().Date, ct) is { } reason)
                return reason;
            await db.SendAway(space, member.Id, "banned", now, ct);
        }
        else
        {
            db.Add(space.Note("blocked", null, now));
        }
        return await Blocklist.Put(db, Blocker.Of(group), wanted, now, ct);
    }
}
