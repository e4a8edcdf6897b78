using Farandole.ActivityPub.Reading;
using Farandole.Domain.Blocks;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Federating;

/// <summary>Which addresses are of a server or of one of its sub-domains.</summary>
internal static class AtServer
{
    /// <summary>Without its port; null for what is no address.</summary>
    public static string? NameOf(string? address) => Origin.HostOf(address)?.Split(':')[0];

    /// <summary>All the names under which the server of an address may be closed or kept away.</summary>
    public static string[] NamesOf(string? address) =>
        NameOf(address) is { } name ? [.. ServerName.WithParents(name)] : [];

    public static bool Is(string? address, string server) => NamesOf(address).Contains(server);

    /// <summary>The database finds those that hold its name anywhere; what an address means is decided here.</summary>
    public static async Task<string[]> Among(IQueryable<string> addresses, string server, CancellationToken ct)
    {
        var candidates = await addresses.Where(a => a.Contains(server)).Distinct().ToListAsync(ct);
        return [.. candidates.Where(a => Is(a, server))];
    }

    /// <summary>Those of a server that was closed; none when it is open again.</summary>
    public static async Task<string[]> Among(
        Db db,
        IQueryable<string> addresses,
        ServerClosed fact,
        CancellationToken ct
    )
    {
        var closed = fact.Server;
        return await db.Set<ClosedServer>().FirstOrDefaultAsync(s => s.Id == closed, ct) is { Name: var name }
            ? await Among(addresses, name, ct)
            : [];
    }
}
