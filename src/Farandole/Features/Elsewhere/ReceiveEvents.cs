using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Elsewhere;

/// <summary>
/// Somebody elsewhere announces an event, changes one, or passes one on (AP §7.2, §7.3, §7.11): it is heard of those who are
/// followed from here, and of what is known already. What they say of another server is asked there.
/// </summary>
internal sealed class ReceiveEvents(HeardElsewhere heard) : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.Type is "Create" or "Update" or "Announce"
        && (activity.Innermost is not { } thing || RemoteEvent.Is(thing) || HeardElsewhere.IsActivity(thing));

    public Task Take(RemoteActivity activity, CancellationToken ct) =>
        heard.Take(activity.Actor!, activity.Document, ct);
}

/// <summary>What was heard of somebody who is followed, by delivery or by reading their list.</summary>
internal sealed class HeardElsewhere(
    Db db,
    EventsFromElsewhere events,
    RemoteDocuments documents,
    AddressHash hashes,
    Instance instance
)
{
    public static bool IsActivity(ActivityObject thing) => thing.Type is "Create" or "Update" or "Announce";

    /// <param name="teller">Who says it, by signature or in a list of theirs.</param>
    /// <param name="said">An activity, an event, or the address of either.</param>
    /// <param name="ct">Of the job.</param>
    /// <exception cref="IOException">A server does not answer for the moment.</exception>
    public async Task Take(string teller, ActivityObject said, CancellationToken ct)
    {
        var thing = IsActivity(said) ? new RemoteActivity(said).Innermost ?? said.Part("object") : said;
        if (thing?.Id is not { } address || Origin.Same(address, instance.Absolute("/")))
            return;
        // A note, a picture: nothing of it is read.
        if (!thing.IsReference && thing.Type is not null && !RemoteEvent.Is(thing) && !IsActivity(thing))
            return;
        var isVouchedFor = RemoteEvent.Is(thing) && Origin.Vouches(teller, thing);
        List<string> voices = isVouchedFor ? [teller, .. EventsFromElsewhere.VoicesOf(thing)] : [teller];
        if (!await IsHeard(address, voices, ct) || await db.IsBarredHere(hashes.OfRemote(teller), ct))
            return;
        if ((isVouchedFor ? thing : await Ask(address, depth: 0, ct)) is not { } document)
            return;
        voices.AddRange(EventsFromElsewhere.VoicesOf(document));
        await events.Keep(document, [.. voices.Distinct(StringComparer.Ordinal)], isWanted: false, ct);
    }

    /// <summary>How an event that is known stands now on its own server.</summary>
    /// <exception cref="IOException">It does not answer for the moment.</exception>
    public async Task Again(string address, CancellationToken ct)
    {
        if (await Ask(address, depth: 0, ct) is { } document)
            await events.Keep(document, EventsFromElsewhere.VoicesOf(document), isWanted: true, ct);
    }

    private async Task<bool> IsHeard(string address, List<string> voices, CancellationToken ct) =>
        await db.Set<RemoteFollowRow>().AnyAsync(f => voices.Contains(f.Actor) && f.State != FollowState.Refused, ct)
        || await db.Set<RemoteEventRow>().AnyAsync(e => e.Address == address, ct);

    /// <summary>The event at an address, or of the activity there: from its own server and from nowhere else.</summary>
    private async Task<ActivityObject?> Ask(string address, int depth, CancellationToken ct)
    {
        var found = await documents.FindAsync(address, ct);
        switch (found.WhyNot)
        {
            case FetchRefusal.NoAnswer or FetchRefusal.Failed:
                throw new IOException("Their server does not show the event: it is asked again.");
            case FetchRefusal.NotThere or FetchRefusal.Gone:
                await events.Forget(address, isGrave: false, ct);
                return null;
            case not null:
                return null;
        }
        var document = found.Document!;
        if (RemoteEvent.Is(document))
            return document;
        return depth == 0 && IsActivity(document) && new RemoteActivity(document).ObjectId is { } about
            ? await Ask(about, depth + 1, ct)
            : null;
    }
}
