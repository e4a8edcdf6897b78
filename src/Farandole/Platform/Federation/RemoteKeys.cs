using Farandole.ActivityPub.Signatures;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>A key of somebody elsewhere, as their server showed it.</summary>
internal sealed class RemoteKeyRow
{
    public required string KeyId { get; init; }

    public required string Owner { get; init; }

    public required string Pem { get; init; }

    public required Instant FetchedAt { get; init; }
}

internal sealed class RemoteKeyMapping : IEntityTypeConfiguration<RemoteKeyRow>
{
    public void Configure(EntityTypeBuilder<RemoteKeyRow> builder) =>
        builder.ToTable("remote_keys").HasKey(k => k.KeyId);
}

/// <summary>
/// Keeps keys of others, so that nobody is asked at each delivery; those of whoever wrote lately are kept at hand.
/// </summary>
internal sealed class RemoteKeys(IDbContextFactory<Db.Db> open, Writer writer) : IKeyStore, IDisposable
{
    private const int MostAtHand = 2_000;

    /// <summary>What another node has erased or asked anew is so here too after this.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private static readonly Func<Db.Db, string, Task<RemoteKeyRow?>> Find = EF.CompileAsyncQuery(
        (Db.Db db, string id) => db.Set<RemoteKeyRow>().FirstOrDefault(k => k.KeyId == id)
    );

    private readonly MemoryCache atHand = new(new MemoryCacheOptions { SizeLimit = MostAtHand });

    public async ValueTask<KnownKey?> FindAsync(string keyId, CancellationToken ct)
    {
        if (atHand.TryGetValue(keyId, out KnownKey? known))
            return known;
        await using var db = await open.CreateDbContextAsync(ct);
        return await Find(db, keyId) is { } row
            ? AtHand(new(row.KeyId, row.Owner, row.Pem, row.FetchedAt.ToDateTimeOffset()))
            : null;
    }

    public async ValueTask KeepAsync(KnownKey key, CancellationToken ct)
    {
        await writer.Write(
            async (db, token) =>
            {
                await db.Set<RemoteKeyRow>().Where(k => k.KeyId == key.KeyId).ExecuteDeleteAsync(token);
                db.Add(
                    new RemoteKeyRow
                    {
                        KeyId = key.KeyId,
                        Owner = key.Owner,
                        Pem = key.Pem,
                        FetchedAt = Instant.FromDateTimeOffset(key.FetchedAt),
                    }
                );
            },
            ct
        );
        AtHand(key);
    }

    public void Dispose() => atHand.Dispose();

    private KnownKey AtHand(KnownKey key) =>
        atHand.Set(key.KeyId, key, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Life, Size = 1 });
}
