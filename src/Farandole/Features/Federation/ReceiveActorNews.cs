using Farandole.ActivityPub.Reading;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Federation;

/// <summary>
/// Somebody who takes part in something here shows themselves anew (AP §6.3), or is no more (AP §6.4): their server is asked,
/// and whoever is gone is erased as soon as nothing here is theirs.
/// </summary>
internal sealed class ReceiveActorNews(RemoteActors actors, Writer writer) : IReceive
{
    public bool Takes(RemoteActivity activity) =>
        activity.IsFarewell || activity.Type == "Update" && activity.ObjectId == activity.Actor;

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        var actor = activity.Actor!;
        if (await actors.KnownAsync(actor, ct) is null)
            return;
        if (!activity.IsFarewell)
        {
            await actors.AskAsync(actor, ct);
            return;
        }
        await writer.Write(
            (db, token) =>
                db.Set<RemoteActorRow>()
                    .Where(a => a.Address == actor)
                    .ExecuteUpdateAsync(s => s.SetProperty(a => a.FetchedAt, Instant.FromUnixTimeTicks(0)), token),
            ct
        );
    }
}
