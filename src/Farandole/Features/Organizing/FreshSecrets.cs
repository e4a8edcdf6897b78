using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Organizing;

/// <summary>Another secret for a key, put in force only once the letter that carries it has left.</summary>
internal sealed class FreshSecrets(Writer writer)
{
    /// <param name="key">As read, not tracked: nothing is written yet.</param>
    public static FreshSecret For(EventKey key) => new(key, key.Renew());

    public Task Keep(IReadOnlyList<FreshSecret> fresh, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                foreach (var (key, _) in fresh)
                    await db
                        .Keys.Where(k => k.Id == key.Id && k.RevokedAt == null)
                        .ExecuteUpdateAsync(
                            s => s.SetProperty(k => k.Selector, key.Selector).SetProperty(k => k.Hash, key.Hash),
                            token
                        );
            },
            ct
        );
}

internal sealed record FreshSecret(EventKey Key, Secret Secret);
