using Farandole.Domain.Events;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>An event enters the agenda once somebody proved an address for it: by a key that went there.</summary>
internal static class Listing
{
    public static async Task ListIfConfirmed(this Db db, Event published, Instant now, CancellationToken ct)
    {
        if (
            await db.Keys.AnyAsync(k => k.EventId == published.Id && k.ConfirmedAt != null && k.RevokedAt == null, ct)
            // Whoever speaks for a host signed in by an address of theirs.
            || await db.IsHosted(published.Id, ct)
        )
            published.List(now);
    }
}
