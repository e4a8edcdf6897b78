using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Federation;

/// <summary>Somebody elsewhere follows an actor of ours (AP §7.5): yes, at once, with the whole Follow in the answer.</summary>
internal sealed class ReceiveFollow(
    Db db,
    Writer writer,
    RemoteDocuments documents,
    RemoteSoftware software,
    Deliveries deliveries,
    AddressHash hashes,
    Instance instance,
    IClock clock
) : IReceive
{
    public bool Takes(RemoteActivity activity) => activity.Type == "Follow";

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        if (await db.ActorAt(instance, activity.ObjectId, ct) is not { } followed)
            return;
        var found = await documents.FindAsync(activity.Actor!, ct);
        if (found.WhyNot is FetchRefusal.NoAnswer or FetchRefusal.Failed)
            throw new IOException("Their server does not say who they are: it is asked again.");
        if (found.Document is not { } document)
            return;
        var follower = new RemoteActor(document);
        if (follower.Id != activity.Actor || follower.Inbox is not { } inbox || !Origin.Same(inbox, follower.Id))
            return;
        var row = Row(follower, inbox, followed, activity.Id, await HearsGroup(follower, followed, ct));
        var yes = Activity.Accept($"{followed.Address}/accepts/{Guid.NewGuid()}", followed.Address, activity);
        await writer.Write(
            async (inside, token) =>
            {
                deliveries.Add(inside, followed, yes, [inbox]);
                // Whoever is kept away hears the same yes as everybody, and nothing after it: silence would tell, and tell that
                // faces who all keep silent are one person's.
                if (await inside.IsBarred(followed, hashes.OfRemote(row.Actor), token))
                    return;
                await inside.Set<RemoteFollowerRow>().Where(f => f.Id == row.Id).ExecuteDeleteAsync(token);
                inside.Add(row);
            },
            ct
        );
        deliveries.Ring();
    }

    private RemoteFollowerRow Row(
        RemoteActor follower,
        string inbox,
        LocalActor followed,
        string? follow,
        bool hearsGroup
    ) =>
        new()
        {
            Id = RemoteFollowerRow.IdOf(follower.Id!, followed),
            Actor = follower.Id!,
            FollowId = follow,
            Inbox = Origin.Same(follower.SharedInbox, follower.Id) ? follower.SharedInbox! : inbox,
            Followed = followed.Address,
            ProfileId = followed.Profile,
            GroupId = followed.Group,
            HearsGroup = hearsGroup,
            Since = clock.GetCurrentInstant().InUtc().Date,
        };

    private async Task<bool> HearsGroup(RemoteActor follower, LocalActor followed, CancellationToken ct)
    {
        var program = followed.Group is null ? null : await software.Of(follower.Id!, ct);
        return RemoteSoftwareRow.HearingGroups.Contains(program);
    }
}
