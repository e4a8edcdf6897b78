using Farandole.ActivityPub.Reading;
using Farandole.Features.Elsewhere.Belonging;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere;

/// <summary>
/// Somebody who is followed lives elsewhere now (FEP-7628): who followed them follows them there, if they say there that they
/// are the same. Who belonged to a group is told where it is: another server is told of them when they ask, and not before.
/// </summary>
internal sealed class ReceiveMove(
    Db db,
    Writer writer,
    RemoteDocuments documents,
    RemoteActors actors,
    RemoteFollows follows,
    Later later,
    IClock clock
) : IReceive
{
    public bool Takes(RemoteActivity activity) => activity.Type == "Move" && activity.ObjectId == activity.Actor;

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var old = activity.Actor!;
        if (activity.Target is not { } target || target == old)
            return;
        if (
            !await db.Set<RemoteFollowRow>().AnyAsync(f => f.Actor == old, ct)
            && !await db.Set<RemoteMembershipRow>().AnyAsync(m => m.Actor == old, ct)
        )
            return;
        var found = await documents.FindAsync(target, ct);
        if (found.Document is not { } document || !new RemoteActor(document).AlsoKnownAs.Contains(old))
            return;
        if (await actors.FindAsync(target, ct) is not { } there)
            return;
        await writer.Write(
            async (inside, token) =>
            {
                await Follow(inside, old, there, token);
                var now = clock.GetCurrentInstant();
                foreach (var left in await inside.BelongingEnds(later, [old], BelongingElsewhere.Moved, now, token))
                    left.MovedTo = there.Address;
            },
            ct
        );
        follows.Ring();
    }

    private async Task Follow(Db inside, string old, RemoteActorRow there, CancellationToken ct)
    {
        var address = there.Address;
        foreach (var left in await inside.Set<RemoteFollowRow>().Where(f => f.Actor == old).ToListAsync(ct))
        {
            var follower = left.Follower;
            if (!await inside.Set<RemoteFollowRow>().AnyAsync(f => f.Follower == follower && f.Actor == address, ct))
                follows.Begin(inside, RemoteFollows.ActorOf(left), there, left.Told);
            await follows.End(inside, left, ct);
        }
    }
}
