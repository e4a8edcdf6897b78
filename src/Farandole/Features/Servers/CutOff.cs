using Farandole.Domain.Blocks;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Servers;

/// <summary>
/// A server was closed: who followed from there does no more, and what came from there and waits is dropped, as is what was on
/// its way there. Nothing is said to it.
/// </summary>
internal sealed class CutOff(Db read, Writer writer) : IJob<ServerClosed>
{
    public async Task RunAsync(ServerClosed errand, CancellationToken ct)
    {
        var followers = await AtServer.Among(read, read.Set<RemoteFollowerRow>().Select(f => f.Actor), errand, ct);
        var senders = await AtServer.Among(read, read.Set<ReceivedRow>().Select(r => r.Actor), errand, ct);
        var inboxes = await AtServer.Among(read, read.Set<DeliveryRow>().Select(d => d.Inbox), errand, ct);
        await writer.Write(
            async (db, token) =>
            {
                await db.Set<RemoteFollowerRow>().Where(f => followers.Contains(f.Actor)).ExecuteDeleteAsync(token);
                await db.Set<ReceivedRow>().Where(r => senders.Contains(r.Actor)).ExecuteDeleteAsync(token);
                await db.Set<DeliveryRow>().Where(d => inboxes.Contains(d.Inbox)).ExecuteDeleteAsync(token);
            },
            ct
        );
    }
}
