using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Elsewhere.News;

/// <summary>
/// Somebody elsewhere publishes news, or changes it (AP §7.2, §7.3): it is heard of those whom a profile follows, and of what is
/// known already. A group of Mobilizon passes on what its members write for it.
/// </summary>
internal sealed class ReceivePosts(HeardPosts heard) : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.Type is "Create" or "Update" or "Announce" && activity.Innermost is { } thing && HeardPosts.Is(thing);

    public Task Take(RemoteActivity activity, CancellationToken ct) =>
        heard.Take(activity.Actor!, activity.Innermost!, ct);
}

/// <summary>News elsewhere is no more (AP §6.4), told by its own server.</summary>
internal sealed class ReceivePostEnd(Db db, PostsFromElsewhere posts) : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.Type == "Delete" && !activity.IsFarewell && activity.ObjectType is null or "Article" or "Tombstone";

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var actor = activity.Actor!;
        if (activity.ObjectId is not { Length: <= 2_000 } address || !Origin.Same(actor, address))
            return;
        var isKnown = await db.Set<RemotePostRow>().AnyAsync(p => p.Address == address, ct);
        if (isKnown || activity.ObjectType == "Article" && await db.FollowsOf(actor).AnyAsync(ct))
            await posts.Forget(address, isGrave: true, ct);
    }
}

/// <summary>News that was heard of, by delivery or by reading a list.</summary>
internal sealed class HeardPosts(Db db, PostsFromElsewhere posts, RemoteDocuments documents)
{
    public static bool Is(ActivityObject thing) => thing.Types.Contains("Article");

    /// <param name="teller">Who says it, by signature or in a list of theirs.</param>
    /// <param name="thing">The news, whole; of another server's only its address is believed.</param>
    /// <param name="ct">Of the job.</param>
    /// <exception cref="IOException">A server does not answer for the moment.</exception>
    public async Task Take(string teller, ActivityObject thing, CancellationToken ct)
    {
        if (thing.Id is not { } address)
            return;
        var by = thing.IdOf("attributedTo");
        var isHeard =
            by is not null && await db.FollowsOf(by).AnyAsync(ct)
            || await db.Set<RemotePostRow>().AnyAsync(p => p.Address == address, ct);
        if (!isHeard)
            return;
        if (Origin.Vouches(teller, thing))
            await posts.Keep(thing, ct);
        else
            await Again(address, ct);
    }

    /// <summary>As its own server says it now.</summary>
    /// <exception cref="IOException">It does not answer for the moment.</exception>
    public async Task Again(string address, CancellationToken ct)
    {
        var found = await documents.FindAsync(address, ct);
        switch (found.WhyNot)
        {
            case FetchRefusal.NoAnswer or FetchRefusal.Failed:
                throw new IOException("Their server does not show the news: it is asked again.");
            case FetchRefusal.NotThere or FetchRefusal.Gone:
                await posts.Forget(address, isGrave: found.WhyNot == FetchRefusal.Gone, ct);
                break;
            case null when Is(found.Document!):
                await posts.Keep(found.Document!, ct);
                break;
        }
    }
}
