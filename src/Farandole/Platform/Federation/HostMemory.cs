using System.Collections.Concurrent;
using Farandole.ActivityPub.Delivery;
using Farandole.ActivityPub.Reading;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>How a server answered so far.</summary>
internal sealed class RemoteHostRow
{
    public required string Host { get; init; }

    public int Failures { get; init; }

    public Instant? FailingSince { get; init; }

    public Instant? LastTry { get; init; }

    /// <summary>Whether it takes what is signed after RFC 9421.</summary>
    public bool TakesMessageSignatures { get; init; }

    public HostRecord ToRecord() =>
        new(
            new(Failures, FailingSince?.ToDateTimeOffset(), LastTry?.ToDateTimeOffset()),
            TakesMessageSignatures ? HostSigning.Rfc9421 : HostSigning.Unknown
        );

    public static RemoteHostRow Of(string host, HostRecord known) =>
        new()
        {
            Host = host,
            Failures = known.Health.Failures,
            FailingSince = At(known.Health.FailingSince),
            LastTry = At(known.Health.LastTry),
            TakesMessageSignatures = known.Signing.KnowsRfc9421,
        };

    private static Instant? At(DateTimeOffset? at) => at is { } moment ? Instant.FromDateTimeOffset(moment) : null;
}

internal sealed class RemoteHostMapping : IEntityTypeConfiguration<RemoteHostRow>
{
    public void Configure(EntityTypeBuilder<RemoteHostRow> builder) =>
        builder.ToTable("remote_hosts").HasKey(h => h.Host);
}

/// <summary>What is known of servers: written down only when it is news.</summary>
internal sealed class HostMemory(IDbContextFactory<Db.Db> open, Writer writer) : IHostMemory
{
    private readonly ConcurrentDictionary<string, HostRecord> known = new(StringComparer.Ordinal);

    public async ValueTask<HostRecord?> FindAsync(string host, CancellationToken ct)
    {
        if (known.TryGetValue(host, out var record))
            return record;
        await Recall([host], ct);
        return known[host];
    }

    /// <summary>What is written down of them, so that not each has to be looked up by itself.</summary>
    public async Task Recall(IEnumerable<string> hosts, CancellationToken ct)
    {
        var names = hosts.Where(h => !known.ContainsKey(h)).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            return;
        await using var db = await open.CreateDbContextAsync(ct);
        var rows = await db.Set<RemoteHostRow>()
            .Where(h => names.Contains(h.Host))
            .ToDictionaryAsync(h => h.Host, StringComparer.Ordinal, ct);
        names.ForEach(name => known.TryAdd(name, rows.GetValueOrDefault(name)?.ToRecord() ?? HostRecord.New));
    }

    /// <summary>Whoever writes is there, however long they were away, and takes what they sign by themselves.</summary>
    public async ValueTask HeardFrom(string actor, bool signsMessages, CancellationToken ct)
    {
        if (Origin.HostOf(actor) is not { } host)
            return;
        var before = await FindAsync(host, ct) ?? HostRecord.New;
        await KeepAsync(host, new(HostHealth.Well, signsMessages ? HostSigning.Rfc9421 : before.Signing), ct);
    }

    public async ValueTask KeepAsync(string host, HostRecord record, CancellationToken ct)
    {
        if (await FindAsync(host, ct) == record)
            return;
        known[host] = record;
        await writer.Write(
            async (db, token) =>
            {
                await db.Set<RemoteHostRow>().Where(h => h.Host == host).ExecuteDeleteAsync(token);
                if (record != HostRecord.New)
                    db.Add(RemoteHostRow.Of(host, record));
            },
            ct
        );
    }
}
