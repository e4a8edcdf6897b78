using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Federation;

/// <summary>Somebody elsewhere follows no more (AP §7.10), or is no more (AP §6.4): then whom they followed does not matter.</summary>
internal sealed class ReceiveUnfollow(Writer writer) : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.IsFarewell || activity.Type == "Undo" && activity.ObjectType is null or "Follow";

    public Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var (actor, follow) = (activity.Actor!, activity.ObjectId);
        var all = activity.IsFarewell;
        var whom = activity.Embedded?.IdOf("object");
        var mark = whom is null ? null : RemoteFollowerRow.IdOf(actor, new(whom, ""));
        return writer.Write(
            (db, token) =>
                db.Set<RemoteFollowerRow>()
                    .Where(f => f.Actor == actor && (all || f.Id == mark || (follow != null && f.FollowId == follow)))
                    .ExecuteDeleteAsync(token),
            ct
        );
    }
}
