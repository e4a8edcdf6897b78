using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Desk;

/// <summary>
/// The key of those who run the instance. It is said on the console and nowhere else: whoever reads that can read the
/// database too.
/// </summary>
internal static class InstanceKeys
{
    /// <summary>A new key instead of any before: its link, to be shown once.</summary>
    public static Task<string> NewInstanceKey(this IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<Writer>().Write((db, token) => Make(services, db, token), ct);

    /// <summary>The link of the very first key; null when the instance has had one.</summary>
    public static async Task<string?> FirstInstanceKey(this IServiceProvider services, CancellationToken ct)
    {
        await using var connection = services.GetRequiredService<DatabaseSettings>().Connection();
        await connection.OpenAsync(ct);
        var known = await connection.First("SELECT 1 FROM event_keys WHERE kind = 'Instance' LIMIT 1", ct);
        return known is null ? await services.NewInstanceKey(ct) : null;
    }

    private static async Task<string> Make(IServiceProvider services, Db db, CancellationToken ct)
    {
        var instance = services.GetRequiredService<Instance>();
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        var older = await db
            .Keys.AsTracking()
            .Where(k => k.Kind == KeyKind.Instance && k.RevokedAt == null)
            .ToListAsync(ct);
        older.ForEach(k => k.Revoke(now));
        var (key, secret) = EventKey.Make(null, KeyKind.Instance, null, instance.Language, now);
        db.Add(key);
        return instance.Absolute($"/manage#{secret.Reveal()}");
    }
}
