using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>A month after the event nobody brings anything any more: who did, and the lines that guests wrote, go.</summary>
internal sealed class EraseNeeds(Writer writer, Db read) : IErase
{
    private const int AtOnce = 100;
    private static readonly Duration Person = Duration.FromDays(30);

    public async Task RunAsync(Instant now, CancellationToken ct)
    {
        var endedBefore = now - Person;
        while (await Events(endedBefore, ct) is { Count: > 0 } events)
        {
            foreach (var id in events)
                await writer.Write((db, token) => Erase(db, id, token), ct);
        }
    }

    private Task<List<EventId>> Events(Instant endedBefore, CancellationToken ct) =>
        read
            .AllEvents.Where(e =>
                e.EndsAt < endedBefore
                && (read.Set<Claim>().Any(c => c.EventId == e.Id) || read.Set<Claimant>().Any(c => c.EventId == e.Id))
            )
            .OrderBy(e => e.EndsAt)
            .Select(e => e.Id)
            .Take(AtOnce)
            .ToListAsync(ct);

    private static async Task Erase(Db db, EventId id, CancellationToken ct)
    {
        await db.Set<Claim>().Where(c => c.EventId == id).ExecuteDeleteAsync(ct);
        await db.Set<Need>().Where(n => n.EventId == id && n.OfferedBy != null).ExecuteDeleteAsync(ct);
        await db.Set<Claimant>().Where(c => c.EventId == id).ExecuteDeleteAsync(ct);
    }
}
