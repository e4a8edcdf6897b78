using System.Collections.Frozen;
using Farandole.ActivityPub.Reading;
using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>
/// Whether this instance has anything to do with a server: asked before anything is taken from it, asked of it or sent to it.
/// The list is kept in memory; what changes here holds at once, what another node changed within seconds.
/// </summary>
internal sealed class ServerGate(IDbContextFactory<Db.Db> open, IClock clock)
{
    private static readonly Duration Fresh = Duration.FromSeconds(10);
    private volatile Known? known;
    private volatile int changes;

    /// <param name="address">Of anything on that server; what is no address is not closed.</param>
    /// <param name="ct">Of the request.</param>
    public async ValueTask<bool> IsClosed(string? address, CancellationToken ct)
    {
        if (Origin.HostOf(address) is not { } host)
            return false;
        var names = await Names(ct);
        return names.Count > 0 && ServerName.WithParents(host.Split(':')[0]).Any(names.Contains);
    }

    /// <summary>Called when facts have become durable.</summary>
    public void Forget(IEnumerable<Fact> facts)
    {
        if (facts.Any(f => f is ServerClosed or ServerOpened))
        {
            // In this order: a list that is being read at this moment is old, and not kept.
            Interlocked.Increment(ref changes);
            known = null;
        }
    }

    private async ValueTask<FrozenSet<string>> Names(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (known is { } kept && now - kept.At < Fresh)
            return kept.Names;
        var before = changes;
        await using var db = await open.CreateDbContextAsync(ct);
        var names = await db.Set<ClosedServer>().Select(s => s.Name).ToListAsync(ct);
        var read = new Known(names.ToFrozenSet(StringComparer.Ordinal), now);
        if (before == changes)
            known = read;
        return read.Names;
    }

    private sealed record Known(FrozenSet<string> Names, Instant At);
}

internal sealed class ClosedServerMapping : IEntityTypeConfiguration<ClosedServer>
{
    public void Configure(EntityTypeBuilder<ClosedServer> builder) =>
        builder.ToTable("closed_servers").HasKey(s => s.Id);
}
