using Farandole.Domain.Groups;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Hosting;

/// <summary>What becomes of events when those who announce them go.</summary>
internal static class Orphans
{
    /// <summary>Inside the transaction in which the hosts go, and before they do: whether it is looked after is seen then.</summary>
    public static async Task LeaveAlone(this Db db, IQueryable<EventHost> going, Instant now, CancellationToken ct)
    {
        var hosted = going.Select(h => h.EventId);
        var left = await db
            .AllEvents.AsTracking()
            .Where(e => e.DeletedAt == null && hosted.Contains(e.Id))
            .ToListAsync(ct);
        left.ForEach(e => e.LeaveAlone(now));
    }
}
