using Farandole.ActivityPub.Reading;
using Farandole.Domain.Blocks;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Federating;

/// <summary>Which addresses are of a server or of one of its sub-domains.</summary>
internal static class AtServer
{
    public static bool Is(string? address, string server) =>
        Origin.HostOf(address) is { } host && ServerName.WithParents(host.Split(':')[0]).Contains(server);

    /// <summary>
    /// Those of a server that was closed; none when it is open again. The database finds those that hold its name anywhere;
    /// what an address means is decided here.
    /// </summary>
    public static async Task<string[]> Among(
        Db db,
        IQueryable<string> addresses,
        ServerClosed fact,
        CancellationToken ct
    )
    {
        var closed = fact.Server;
        if (await db.Set<ClosedServer>().FirstOrDefaultAsync(s => s.Id == closed, ct) is not { Name: var name })
            return [];
        var candidates = await addresses.Where(a => a.Contains(name)).Distinct().ToListAsync(ct);
        return [.. candidates.Where(a => Is(a, name))];
    }
}
