using Farandole.Domain.Kernel;
using Farandole.Domain.Promoting;
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

    /// <summary>Of those who follow whoever shows an event of others: it was passed on to them, and so are its changes.</summary>
    public static Task<List<string>> InboxesOfSharers(this Db db, EventId shared, CancellationToken ct) =>
        db.InboxesOf(db.Set<Promotion>().Where(p => p.EventId == shared), ct);

    /// <summary>The same of a post.</summary>
    public static Task<List<string>> InboxesOfSharers(this Db db, PostId shared, CancellationToken ct) =>
        db.InboxesOf(db.Set<Promotion>().Where(p => p.PostId == shared), ct);

    private static Task<List<string>> InboxesOf(this Db db, IQueryable<Promotion> shared, CancellationToken ct) =>
        db.Set<RemoteFollowerRow>()
            .Where(f =>
                shared.Any(p =>
                    p.GroupId != null && p.GroupId == f.GroupId || p.ProfileId != null && p.ProfileId == f.ProfileId
                )
            )
            .Select(f => f.Inbox)
            .Distinct()
            .ToListAsync(ct);
}
