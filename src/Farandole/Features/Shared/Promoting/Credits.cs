using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Promoting;

/// <summary>Whose something is that others show: said wherever it stands with them.</summary>
internal static class Credits
{
    /// <summary>Who announces each of these events, as everybody may know; those that nobody announces by name are not among them.</summary>
    public static async Task<IReadOnlyDictionary<EventId, string>> CreditsOf(
        this Db db,
        IReadOnlyCollection<EventId> events,
        CancellationToken ct
    )
    {
        var hosts = await db.HostsOf(events, Viewer.Nobody, ct);
        return hosts.ToDictionary(h => h.Key, h => string.Join(", ", h.Select(host => host.Name)));
    }

    /// <summary>Of what a group or profile with this name shows and does not announce itself.</summary>
    public static async Task<IReadOnlyDictionary<EventId, string>> CreditsFor(
        this Db db,
        string? by,
        CancellationToken ct
    )
    {
        if (by is null)
            return new Dictionary<EventId, string>();
        return await db.CreditsOf(await db.EventsShownBy(by).ToListAsync(ct), ct);
    }
}
