using System.Text;
using Farandole.ActivityPub.Reading;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>Something came to an inbox.</summary>
internal sealed record ActivityReceived(Guid Received);

/// <summary>
/// Hands what came to those whom it concerns, and forgets it. Of what one actor did, what came first goes first: who takes back
/// what they did in the same moment has taken it back.
/// </summary>
internal sealed class TakeReceived(Db.Db db, Writer writer, Later later, IEnumerable<IReceive> receivers, IClock clock)
    : IJob<ActivityReceived>
{
    /// <summary>What nobody could deal with for so long holds up nothing else.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(10);

    private static readonly Duration Moment = Duration.FromSeconds(1);

    public async Task RunAsync(ActivityReceived errand, CancellationToken ct)
    {
        var came = errand.Received;
        if (await db.Set<ReceivedRow>().FirstOrDefaultAsync(r => r.Id == came, ct) is not { } row)
            return;
        if (await IsBehind(row, ct))
        {
            var then = clock.GetCurrentInstant() + Moment;
            await writer.Write(
                (inside, _) =>
                {
                    later.Do(inside, errand, then);
                    return Task.CompletedTask;
                },
                ct
            );
            return;
        }
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

    private Task<bool> IsBehind(ReceivedRow row, CancellationToken ct)
    {
        var (actor, before, since) = (row.Actor, row.At, row.At - Patience);
        return db.Set<ReceivedRow>().AnyAsync(r => r.Actor == actor && r.At < before && r.At > since, ct);
    }
}
