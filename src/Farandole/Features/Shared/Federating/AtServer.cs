using Farandole.ActivityPub.Reading;
using Farandole.Domain.Blocks;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Federating;

/// <summary>Which addresses are of a server or of one of its sub-domains.</summary>
internal static class AtServer
{
    public static bool Is(string? address, string server) =>
        Origin.HostOf(address) is { } host && ServerName.WithParents(host.Split(':')[0]).Contains(server);

    /// <summary>The database finds those that hold the name anywhere; what an address means is decided here.</summary>
    public static async Task<string[]> Among(IQueryable<string> addresses, string server, CancellationToken ct) =>
        [.. (await addresses.Where(a => a.Contains(server)).Distinct().ToListAsync(ct)).Where(a => Is(a, server))];
}
