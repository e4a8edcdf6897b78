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
    HostMemory hosts,
    ActorKeys keys,
    IClock clock
) : DueWork
{
    private const int Claimed = 128;

    /// <summary>Under way together: as many as never answer must be waited for without those who do waiting for them.</summary>
    private const int AtOnce = 512;

    private static readonly Duration Lease = Duration.FromSeconds(60);

    public override async Task<int> RunDue(CancellationToken ct)
    {
        var (done, underWay) = (0, new HashSet<Task<(DeliveryRow Row, DeliveryResult Result)>>());
        while (true)
        {
            if (underWay.Count <= AtOnce - Claimed && await SomeAreDue(ct))
                underWay.UnionWith(await Begin(ct));
            if (underWay.Count == 0)
                return done;
            await Task.WhenAny(underWay);
            // While these are written off, others come in: they are the next.
            var over = underWay.Where(t => t.IsCompleted).ToList();
            underWay.ExceptWith(over);
            await WriteOff(await Task.WhenAll(over.Where(t => t.IsCompletedSuccessfully)), ct);
            // Whatever else became of one is no delivery: the loop says so, and the lease ends.
            await Task.WhenAll(over);
            done += over.Count;
        }
    }

    private async Task<IReadOnlyList<Task<(DeliveryRow Row, DeliveryResult Result)>>> Begin(CancellationToken ct)
    {
        var held = new HeldKeys(keys);
        var claimed = await Claim(ct);
        await hosts.Recall(claimed.Select(d => d.Host), ct);
        var begun = claimed.ConvertAll(row => Task.Run(() => Try(row, held, ct), ct));
        _ = held.GiveBack(Task.WhenAll(begun));
        return begun;
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
                    .AsNoTracking()
                    .Include(d => d.Outgoing)
                    .Where(d => d.DueAt <= now && (d.LeasedUntil == null || d.LeasedUntil < now))
                    .Where(d => !db.Set<DeliveryRow>().Any(e => e.Host == d.Host && e.Actor == d.Actor && e.Id < d.Id))
                    .OrderBy(d => d.DueAt)
                    .ThenBy(d => d.Id)
                    .Take(Claimed)
                    .ToListAsync(token);
                var (ids, until) = (due.ConvertAll(d => d.Id), now + Lease);
                await db.Set<DeliveryRow>()
                    .Where(d => ids.Contains(d.Id))
                    .ExecuteUpdateAsync(s => s.SetProperty(d => d.LeasedUntil, until), token);
                return due;
            },
            ct
        );
    }

    private async Task<(DeliveryRow Row, DeliveryResult Result)> Try(
        DeliveryRow row,
        HeldKeys held,
        CancellationToken ct
    )
    {
        if (await gate.IsClosed(row.Inbox, ct))
            return (row, new(DeliveryOutcome.Dropped, WasTried: false));
        var key = await held.Of(row.Outgoing.By, ct);
        var parcel = new InboxDelivery(
            row.Inbox,
            Encoding.UTF8.GetBytes(row.Outgoing.Body),
            row.Attempts,
            row.Outgoing.At.ToDateTimeOffset()
        )
        {
            KeyMayBeUnknown = key.MayBeUnknown(clock.GetCurrentInstant()),
        };
        return (row, await deliverer.TryAsync(parcel, key.For(row.Outgoing.At), ct));
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
