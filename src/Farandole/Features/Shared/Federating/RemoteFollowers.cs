using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Federating;

/// <summary>Who follows an actor of ours from elsewhere.</summary>
internal static class RemoteFollowers
{
    public static IQueryable<RemoteFollowerRow> FollowersOf(this Db db, LocalActor followed) =>
        db.Set<RemoteFollowerRow>().Where(f => f.Followed == followed.Address);

    /// <summary>Where to bring what is for all of them: one inbox for each server that has one for all.</summary>
    public static Task<List<string>> InboxesOf(this Db db, LocalActor followed, CancellationToken ct) =>
        db.FollowersOf(followed).Select(f => f.Inbox).Distinct().ToListAsync(ct);
}
