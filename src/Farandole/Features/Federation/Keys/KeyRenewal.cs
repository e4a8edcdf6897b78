using Farandole.ActivityPub.Vocabulary;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Federation.Keys;

/// <summary>
/// Another key for somebody who acts here, under the same id. Those whose server knows them are told in the same transaction:
/// some keep a key for a day whatever comes (Mastodon), or for longer (snac), unless they are told by the one before.
/// </summary>
internal sealed class KeyRenewal(
    Db read,
    ActorDocuments documents,
    ActorKeys keys,
    Deliveries deliveries,
    PageCache pages
)
{
    /// <param name="actor">Whose.</param>
    /// <param name="isLeaked">Whether somebody else may have the one before, which then signs nothing any more.</param>
    /// <param name="also">What else is written in the same transaction.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task Renew(LocalActor actor, bool isLeaked, Action<Db>? also, CancellationToken ct)
    {
        // Null of a group that stewards have hidden: nobody is shown it, and its key is renewed all the same.
        var document = await documents.Of(actor.Name, read, ct);
        await keys.Renew(
            actor,
            isLeaked,
            (db, pem, token) =>
            {
                also?.Invoke(db);
                return document is null ? Task.CompletedTask : Tell(db, actor, document, pem, token);
            },
            ct
        );
        pages.ForgetFaces();
        deliveries.Ring();
    }

    private async Task Tell(Db db, LocalActor actor, ActivityActor document, string pem, CancellationToken ct)
    {
        var shown = document with { PublicKey = new(actor.KeyId, actor.Address, pem) };
        var news = Activity.Update($"{actor.Address}/changes/{Guid.NewGuid()}", actor.Address, shown) with
        {
            To = [Contexts.Public],
        };
        var followers = await db.InboxesOf(actor, await db.KeptAwayBy(actor, ct), ct);
        var asked = await Asked(db, actor.Address, ct);
        deliveries.Add(db, actor, news, followers.Union(asked, StringComparer.Ordinal));
    }

    /// <summary>Where whom it follows is, and whom it asked to come or to be a member: there its key is known as well.</summary>
    private static Task<List<string>> Asked(Db db, string actor, CancellationToken ct)
    {
        var asked = db.Set<RemoteFollowRow>()
            .Where(f => f.Follower == actor)
            .Select(f => f.Actor)
            .Concat(db.Set<RemoteParticipationRow>().Where(p => p.Joiner == actor).Select(p => p.Actor))
            // Who only was invited has told the group nothing.
            .Concat(
                db.Set<RemoteMembershipRow>().Where(m => m.Joiner == actor && m.SaidId != null).Select(m => m.Actor)
            );
        return db.Set<RemoteActorRow>()
            .Where(a => asked.Contains(a.Address))
            .Select(a => a.SharedInbox ?? a.Inbox)
            .Distinct()
            .ToListAsync(ct);
    }
}
