using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Federation;

/// <summary>Something that came to an inbox could not be dealt with in its turn.</summary>
internal sealed record ActivityReceived(long Received);

/// <summary>
/// Tries it again by itself, less and less often, until it is given up where the desk sees it. What the same actor did after it
/// waits meanwhile, but not for ever.
/// </summary>
internal sealed class TakeReceived(Db.Db db, Writer writer, Reception reception, InboxBell bell)
    : IJob<ActivityReceived>
{
    public async Task RunAsync(ActivityReceived errand, CancellationToken ct)
    {
        var came = errand.Received;
        if (await db.Set<ReceivedRow>().FirstOrDefaultAsync(r => r.Id == came, ct) is not { } row)
            return;
        if (row.Read() is { } activity)
            await reception.Take(activity, ct);
        await writer.Write(
            (inside, token) => inside.Set<ReceivedRow>().Where(r => r.Id == came).ExecuteDeleteAsync(token),
            ct
        );
        bell.Ring();
    }
}
