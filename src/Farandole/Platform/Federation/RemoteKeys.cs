using Farandole.ActivityPub.Signatures;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
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

/// <summary>Keeps keys of others, so that nobody is asked at each delivery.</summary>
internal sealed class RemoteKeys(IDbContextFactory<Db.Db> open, Writer writer) : IKeyStore
{
    private static readonly Func<Db.Db, string, Task<RemoteKeyRow?>> Find = EF.CompileAsyncQuery(
        (Db.Db db, string id) => db.Set<RemoteKeyRow>().FirstOrDefault(k => k.KeyId == id)
    );

    public async ValueTask<KnownKey?> FindAsync(string keyId, CancellationToken ct)
    {
        await using var db = await open.CreateDbContextAsync(ct);
        return await Find(db, keyId) is { } row
            ? new(row.KeyId, row.Owner, row.Pem, row.FetchedAt.ToDateTimeOffset())
            : null;
    }

    public async ValueTask KeepAsync(KnownKey key, CancellationToken ct) =>
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
}
