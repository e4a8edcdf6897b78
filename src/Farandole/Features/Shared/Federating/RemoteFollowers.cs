using Farandole.Domain.Blocks;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Federating;

/// <summary>Who follows an actor of ours from elsewhere.</summary>
internal static class RemoteFollowers
{
    public static IQueryable<RemoteFollowerRow> FollowersOf(this Db db, LocalActor followed) =>
        db.Set<RemoteFollowerRow>().Where(f => f.Followed == followed.Address);

    /// <summary>
    /// Those whom one who keeps others away decides about: of all profiles of an account, of a group, of everybody here by
    /// the instance. Whoever organizes one event has none.
    /// </summary>
    public static IQueryable<RemoteFollowerRow> FollowersUnder(this Db db, Blocker by)
    {
        var (account, group, isInstance) = (by.Account, by.Group, by.IsInstance);
        var all = db.Set<RemoteFollowerRow>();
        return account is not null
                ? all.Where(f => db.Set<Profile>().Any(p => p.Id == f.ProfileId && p.AccountId == account))
            : group is not null ? all.Where(f => f.GroupId == group)
            : all.Where(f => isInstance);
    }

    /// <summary>Where to bring what is for all of them, without those who are kept away: one inbox for each server that has one for all.</summary>
    public static async Task<List<string>> InboxesOf(
        this Db db,
        LocalActor followed,
        FarAway away,
        CancellationToken ct
    )
    {
        var all = db.FollowersOf(followed);
        if (away.IsNobody)
            return await all.Select(f => f.Inbox).Distinct().ToListAsync(ct);
        var followers = await all.Select(f => new { f.Actor, f.Inbox }).ToListAsync(ct);
        return [.. followers.Where(f => !away.Includes(f.Actor)).Select(f => f.Inbox).Distinct()];
    }
}
