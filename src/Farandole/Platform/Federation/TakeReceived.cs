using System.Text;
using Farandole.ActivityPub.Reading;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Federation;

/// <summary>Something came to an inbox.</summary>
internal sealed record ActivityReceived(Guid Received);

/// <summary>Hands what came to those whom it concerns, and forgets it.</summary>
internal sealed class TakeReceived(Db.Db db, Writer writer, IEnumerable<IReceive> receivers) : IJob<ActivityReceived>
{
    public async Task RunAsync(ActivityReceived errand, CancellationToken ct)
    {
        var came = errand.Received;
        if (await db.Set<ReceivedRow>().FirstOrDefaultAsync(r => r.Id == came, ct) is not { } row)
            return;
        if (ActivityText.Parse(Encoding.UTF8.GetBytes(row.Body)).Document is { } document)
        {
            var activity = new RemoteActivity(document);
            foreach (var receiver in receivers.Where(r => r.Takes(activity)))
                await receiver.Take(activity, ct);
        }
        await writer.Write(
            (inside, token) => inside.Set<ReceivedRow>().Where(r => r.Id == came).ExecuteDeleteAsync(token),
            ct
        );
    }
}
