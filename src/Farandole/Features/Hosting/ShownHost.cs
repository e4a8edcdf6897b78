using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Hosting;

/// <summary>Who announces an event, as everybody who sees the event may know it.</summary>
public sealed record ShownHost(string Handle, string Name, PictureId? Picture, string Language, bool IsGroup);

internal static class HostsOfEvent
{
    public static Task<List<ShownHost>> HostsOf(this Db db, EventId id, CancellationToken ct) =>
        (
            from host in db.Set<EventHost>()
            from profile in db.Set<Profile>().Where(p => p.Id == host.ProfileId).DefaultIfEmpty()
            from joined in db.OpenGroups().Where(g => g.Id == host.GroupId).DefaultIfEmpty()
            // One that the instance hid announces nothing that others see.
            where host.EventId == id && (profile != null || joined != null)
            orderby host.IsFirst descending, host.Id
            select new ShownHost(
                profile.Handle ?? joined.Handle,
                profile.Name ?? joined.Name,
                profile.Picture ?? joined.Picture,
                profile.Language ?? joined.Language,
                host.GroupId != null
            )
        ).ToListAsync(ct);
}
