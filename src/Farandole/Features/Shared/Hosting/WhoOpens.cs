using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Hosting;

/// <summary>What opens an event behind the scenes: its keys, and speaking for its host.</summary>
internal static class WhoOpens
{
    /// <summary>Those that open something still.</summary>
    public static IQueryable<EventKey> KeysOf(this Db db, EventId id, KeyKind kind) =>
        db.Keys.Where(k => k.EventId == id && k.Kind == kind && k.RevokedAt == null);

    public static Task<bool> IsHosted(this Db db, EventId id, CancellationToken ct) =>
        db.Set<EventHost>().AnyAsync(h => h.EventId == id, ct);
}
