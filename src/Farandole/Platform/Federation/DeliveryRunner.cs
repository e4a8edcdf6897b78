using System.Collections.Concurrent;
using System.Text;
using Farandole.ActivityPub.Delivery;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>
/// Delivers what is due: beside the jobs, because servers that are slow or away must hold up neither letters nor each other. Of
/// what one actor sends to one server, only the oldest is ever on its way: a Delete must not overtake its Create.
/// </summary>
internal sealed class DeliveryRunner(
    IDbContextFactory<Db.Db> open,
    Writer writer,
    Deliverer deliverer,
    ServerGate gate,
    ActorKeys keys,
    IClock clock
) : DueWork
{
    private const int Claimed = 64;
    private const int AtOnce = 16;
    private static readonly Duration Lease = Duration.FromSeconds(60);

    public override async Task<int> RunDue(CancellationToken ct)
    {
        if (!await SomeAreDue(ct))
            return 0;
        var claimed = await Claim(ct);
        var results = new ConcurrentBag<(DeliveryRow Row, DeliveryResult Result)>();
        await Parallel.ForEachAsync(
            claimed,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (row, token) => results.Add((row, await Try(row, token)))
        );
        if (!results.IsEmpty)
            await WriteOff([.. results], ct);
        return claimed.Count;
    }

    /// <summary>Asked day and night: the writer is not troubled for "no".</summary>
    private async Task<bool> SomeAreDue(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        await using var db = await open.CreateDbContextAsync(ct);
        return await db.Set<DeliveryRow>()
            .AnyAsync(d => d.DueAt <= now && (d.LeasedUntil == null || d.LeasedUntil < now), ct);
    }

    private async Task<List<DeliveryRow>> Claim(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return await writer.Write(
            async (db, token) =>
            {
                var due = await db.Set<DeliveryRow>()
                    .AsTracking()
                    .Include(d => d.Outgoing)
                    .Where(d => d.DueAt <= now && (d.LeasedUntil == null || d.LeasedUntil < now))
                    .Where(d => !db.Set<DeliveryRow>().Any(e => e.Host == d.Host && e.Actor == d.Actor && e.Id < d.Id))
                    .OrderBy(d => d.DueAt)
                    .ThenBy(d => d.Id)
                    .Take(Claimed)
                    .ToListAsync(token);
                due.ForEach(d => d.LeasedUntil = now + Lease);
                return due;
            },
            ct
        );
    }

    private async Task<DeliveryResult> Try(DeliveryRow row, CancellationToken ct)
    {
        if (await gate.IsClosed(row.Inbox, ct))
            return new(DeliveryOutcome.Dropped, WasTried: false);
        using var key = await keys.Of(row.Outgoing.By, ct);
        var parcel = new InboxDelivery(
            row.Inbox,
            Encoding.UTF8.GetBytes(row.Outgoing.Body),
            row.Attempts,
            row.Outgoing.At.ToDateTimeOffset()
        );
        return await deliverer.TryAsync(parcel, key, ct);
    }

    private Task WriteOff((DeliveryRow Row, DeliveryResult Result)[] results, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var over = results
                    .Where(r => r.Result.Outcome != DeliveryOutcome.Later)
                    .Select(r => (r.Row.Id, r.Row.OutgoingId))
                    .ToList();
                var (ids, outgoing) = (over.Select(o => o.Id).ToArray(), over.Select(o => o.OutgoingId).ToArray());
                await db.Set<DeliveryRow>().Where(d => ids.Contains(d.Id)).ExecuteDeleteAsync(token);
                await db.Set<OutgoingRow>()
                    .Where(o => outgoing.Contains(o.Id) && !db.Set<DeliveryRow>().Any(d => d.OutgoingId == o.Id))
                    .ExecuteDeleteAsync(token);
                foreach (var (row, result) in results.Where(r => r.Result.Outcome == DeliveryOutcome.Later))
                {
                    var (id, again) = (row.Id, Instant.FromDateTimeOffset(result.Again!.Value));
                    var attempts = row.Attempts + (result.WasTried ? 1 : 0);
                    await db.Set<DeliveryRow>()
                        .Where(d => d.Id == id)
                        .ExecuteUpdateAsync(
                            s =>
                                s.SetProperty(d => d.DueAt, again)
                                    .SetProperty(d => d.Attempts, attempts)
                                    .SetProperty(d => d.LeasedUntil, (Instant?)null),
                            token
                        );
                }
            },
            ct
        );
}
