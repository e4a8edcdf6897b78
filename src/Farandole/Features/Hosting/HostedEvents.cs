using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Hosting;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Hosting;

/// <summary>What a group or a profile announces, for everybody: what comes, and what was.</summary>
internal static class HostedEvents
{
    public const int MostComing = 12;
    public const int MostPast = 6;

    public static async Task<HostedModel> ShownBy(
        this Db db,
        IQueryable<EventHost> hosts,
        string name,
        IClock clock,
        CancellationToken ct
    )
    {
        var now = clock.GetCurrentInstant();
        var hosted = hosts.Select(h => h.EventId);
        var listed = db.Agenda().WithDay().Where(e => hosted.Contains(e.Id));
        var coming = listed.Where(e => e.EndsAt > now).OrderBy(e => e.ListedFrom).ThenBy(e => e.Id);
        var past = listed.Where(e => e.EndsAt <= now).OrderByDescending(e => e.ListedFrom).ThenBy(e => e.Id);
        var shown = await coming.Take(MostComing).Select(EventRow.Of).ToListAsync(ct);
        return new(name, shown, await past.Take(MostPast).Select(EventRow.Of).ToListAsync(ct), now)
        {
            Hosts = await db.HostsOf([.. shown.Select(e => e.Id)], Viewer.Nobody, ct),
        };
    }
}

/// <summary>On the page of a group.</summary>
internal sealed class EventsOfGroup(IClock clock) : IGroupPart
{
    public async Task<GroupPart?> Of(Group group, Db db, CancellationToken ct) =>
        new(
            typeof(HostedPanel),
            await db.ShownBy(db.Set<EventHost>().Where(h => h.GroupId == group.Id), group.Name, clock, ct) with
            {
                Handle = group.Handle,
            },
            Order: 10
        );
}

/// <summary>On the page of a profile.</summary>
internal sealed class EventsOfProfile(IClock clock) : IProfilePart
{
    public async Task<GroupPart?> Of(ProfileId profile, string name, Db db, CancellationToken ct) =>
        new(
            typeof(HostedPanel),
            await db.ShownBy(db.Set<EventHost>().Where(h => h.ProfileId == profile), name, clock, ct),
            Order: 10
        );
}

/// <summary>What somebody announces, as everybody may see it.</summary>
internal sealed record HostedModel(
    string Name,
    IReadOnlyList<EventRow> Coming,
    IReadOnlyList<EventRow> Past,
    Instant Now
)
{
    /// <summary>Of the one who announces: feeds ask by it; null where there are none.</summary>
    public string? Handle { get; init; }

    /// <summary>Of what comes: whoever announces it alone need not be named on their own page.</summary>
    public required ILookup<EventId, HostAsSeen> Hosts { get; init; }
}
