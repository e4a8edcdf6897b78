using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Posts.Federating;

/// <summary>
/// Tells other servers that a post is no more, or not for everybody any more. In the transaction in which it goes: whoever
/// shows it on a page of theirs is known up to then only.
/// </summary>
internal sealed class FarewellToPost(Deliveries deliveries, Instance instance, IClock clock)
{
    public async Task Say(Db db, PostId id, CancellationToken ct)
    {
        if (await db.Set<FederatedPostRow>().FirstOrDefaultAsync(f => f.PostId == id, ct) is not { } known)
            return;
        var by = instance.ActorOf(await db.Set<Group>().FirstAsync(g => g.Id == known.GroupId, ct));
        var grave = new ActivityTombstone(nameof(TextKind.Article))
        {
            Id = known.Address,
            Deleted = clock.GetCurrentInstant().ToString(),
        };
        var what = Activity.Delete($"{known.Address}/deletions/{Guid.NewGuid()}", by.Address, grave) with
        {
            To = [Contexts.Public],
            Cc = [by.Followers],
        };
        await deliveries.Publish(db, by, what, await db.InboxesOf(id, by, ct), ct);
        await db.Set<FederatedPostRow>().Where(f => f.PostId == id).ExecuteDeleteAsync(ct);
    }

    /// <summary>Once it is committed.</summary>
    public void Ring() => deliveries.Ring();
}

internal static class PostInboxes
{
    /// <summary>Of those who follow the group, and of those who follow whoever shows the post; not of whoever the group keeps away.</summary>
    public static async Task<IReadOnlyList<string>> InboxesOf(
        this Db db,
        PostId post,
        LocalActor by,
        CancellationToken ct
    )
    {
        var away = await db.KeptAwayBy(by, ct);
        return
        [
            .. (await db.InboxesOf(by, away, ct)).Union(
                await db.InboxesOfSharers(post, away, ct),
                StringComparer.Ordinal
            ),
        ];
    }
}
