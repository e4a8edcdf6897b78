using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere;

/// <summary>Whoever is followed says yes, or no, or no longer (AP §7.6, §7.7). What they announced before is read then.</summary>
internal sealed class ReceiveFollowAnswer(Writer writer, Later later, Instance instance, IClock clock) : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.Type is "Accept" or "Reject" && activity.ObjectType is null or "Follow"
        || activity is { Type: "Undo", ObjectType: "Accept" };

    public Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var actor = activity.Actor!;
        var follow = activity.Type == "Undo" ? activity.Embedded?.Part("object") : activity.Document.Part("object");
        var (id, by) = (follow?.Id, follow?.IdOf("actor"));
        var state = activity.Type == "Accept" ? FollowState.Accepted : FollowState.Refused;
        return writer.Write(
            async (db, token) =>
            {
                var found = await db.Set<RemoteFollowRow>()
                    .AsTracking()
                    .FirstOrDefaultAsync(f => f.Actor == actor && (f.FollowId == id || f.Follower == by), token);
                if (found is null)
                    return;
                found.State = state;
                await db.SaveChangesAsync(token);
                var now = clock.GetCurrentInstant();
                await db.ListAnew(instance, actor, now, token);
                if (state == FollowState.Accepted)
                    await later.DoOnce(db, MissedToPull.KeyOf(actor), new MissedToPull(actor), now, move: true, token);
            },
            ct
        );
    }
}
