using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Promoting;

/// <summary>Whose something is that others show: said wherever it stands with them.</summary>
internal static class Credits
{
    /// <summary>Who announces each of these events; those that nobody announces by name are not among them.</summary>
    public static async Task<IReadOnlyDictionary<EventId, string>> CreditsOf(
        this Db db,
        IReadOnlyCollection<EventId> events,
        CancellationToken ct
    )
    {
        if (events.Count == 0)
            return new Dictionary<EventId, string>();
        var hosts = await (
            from host in db.Set<EventHost>()
            from profile in db.Set<Profile>().Where(p => p.Id == host.ProfileId).DefaultIfEmpty()
            from joined in db.OpenGroups().Where(g => g.Id == host.GroupId).DefaultIfEmpty()
            where events.Contains(host.EventId) && host.IsFirst && (profile != null || joined != null)
            select new { host.EventId, Name = profile.Name ?? joined.Name }
        ).ToListAsync(ct);
        return hosts.ToDictionary(h => h.EventId, h => h.Name);
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
