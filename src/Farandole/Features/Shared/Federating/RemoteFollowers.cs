using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Domain.Promoting;
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

    /// <summary>
    /// Where to bring what is for all of them, without those who are kept away: one inbox for each server that has one for all.
    /// Those who are members of a group hear what those who follow it hear.
    /// </summary>
    public static async Task<IReadOnlyList<string>> InboxesOf(
        this Db db,
        LocalActor followed,
        FarAway away,
        CancellationToken ct
    )
    {
        var followers = await Inboxes(db.FollowersOf(followed), away, ct);
        return followed.Group is not { } group
            ? followers
            : await db.WithMembers(followers, db.MembersElsewhere(group, RemoteStanding.Member), away, ct);
    }

    /// <summary>Of those who follow a group from where one hears of it only what it passes on.</summary>
    public static Task<IReadOnlyList<string>> InboxesHearing(
        this Db db,
        LocalActor followed,
        FarAway away,
        CancellationToken ct
    ) => Inboxes(db.FollowersOf(followed).Where(f => f.HearsGroup), away, ct);

    /// <summary>Of those who follow whoever shows an event of others: it was passed on to them, and so are its changes.</summary>
    public static Task<IReadOnlyList<string>> InboxesOfSharers(
        this Db db,
        EventId shared,
        FarAway away,
        CancellationToken ct
    ) => db.InboxesOf(db.Set<Promotion>().Where(p => p.EventId == shared), away, ct);

    /// <summary>The same of a post.</summary>
    public static Task<IReadOnlyList<string>> InboxesOfSharers(
        this Db db,
        PostId shared,
        FarAway away,
        CancellationToken ct
    ) => db.InboxesOf(db.Set<Promotion>().Where(p => p.PostId == shared), away, ct);

    private static async Task<IReadOnlyList<string>> InboxesOf(
        this Db db,
        IQueryable<Promotion> shared,
        FarAway away,
        CancellationToken ct
    ) =>
        await db.WithMembers(
            await Inboxes(db.FollowersOf(shared), away, ct),
            db.Set<RemoteMemberRow>()
                .Where(m => m.Standing == RemoteStanding.Member && shared.Any(p => p.GroupId == m.GroupId)),
            away,
            ct
        );

    private static async Task<IReadOnlyList<string>> WithMembers(
        this Db db,
        IReadOnlyList<string> followers,
        IQueryable<RemoteMemberRow> members,
        FarAway away,
        CancellationToken ct
    ) => [.. followers.Union(await db.Inboxes(members, away.Includes, ct), StringComparer.Ordinal)];

    private static IQueryable<RemoteFollowerRow> FollowersOf(this Db db, IQueryable<Promotion> shared) =>
        db.Set<RemoteFollowerRow>()
            .Where(f =>
                shared.Any(p =>
                    p.GroupId != null && p.GroupId == f.GroupId || p.ProfileId != null && p.ProfileId == f.ProfileId
                )
            );

    private static async Task<IReadOnlyList<string>> Inboxes(
        IQueryable<RemoteFollowerRow> all,
        FarAway away,
        CancellationToken ct
    )
    {
        if (away.IsNobody)
            return await all.Select(f => f.Inbox).Distinct().ToListAsync(ct);
        var followers = await all.Select(f => new { f.Actor, f.Inbox }).ToListAsync(ct);
        return [.. followers.Where(f => !away.Includes(f.Actor)).Select(f => f.Inbox).Distinct()];
    }
}
