using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Hosting;

/// <summary>All events of a group for its members, drafts for those who prepare them.</summary>
internal static class ListEvents
{
    private const int MostShown = 50;

    // Members come back to their events all the time: translated once. Who prepares none of them reads them in the order of
    // what everybody may know, so that it betrays no hour.
    private static readonly Func<Db, GroupId, bool, Instant, int, IAsyncEnumerable<HostedEvent>> Coming =
        EF.CompileAsyncQuery(
            (Db db, GroupId id, bool prepares, Instant now, int most) =>
                Hosted(db)
                    .Where(h => h.Group == id && h.Event.EndsAt > now)
                    .OrderBy(h => !prepares && h.Event.ListedFrom == null)
                    .ThenBy(h => prepares ? h.Event.StartsAt : h.Event.ListedFrom)
                    .Take(most)
        );

    private static readonly Func<Db, GroupId, bool, Instant, int, IAsyncEnumerable<HostedEvent>> Past =
        EF.CompileAsyncQuery(
            (Db db, GroupId id, bool prepares, Instant now, int most) =>
                Hosted(db)
                    .Where(h => h.Group == id && h.Event.EndsAt <= now)
                    .OrderBy(h => !prepares && h.Event.ListedFrom == null)
                    .ThenByDescending(h => prepares ? h.Event.StartsAt : h.Event.ListedFrom)
                    .Take(most)
        );

    private static readonly Func<Db, GroupId, int, IAsyncEnumerable<HostedEvent>> Proposed = EF.CompileAsyncQuery(
        (Db db, GroupId id, int most) =>
            Hosted(db).Where(h => h.Group == id && h.ProposedBy != null).OrderBy(h => h.Event.StartsAt).Take(most)
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/groups/{handle}/events", List).Limited(Rate.Read).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> List(
        string handle,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(viewer, handle, Act.SeeBackstage, ct) is not { } space)
            return TypedResults.NotFound();
        var now = clock.GetCurrentInstant();
        return Page.Of<EventsPage>(
            new EventsModel(space)
            {
                Coming = await db.InSpace(space, now, MostShown, ct),
                Past = await db.BeforeInSpace(space, now, MostShown, ct),
            }
        );
    }

    /// <summary>What comes, the nearest first.</summary>
    public static async Task<IReadOnlyList<InsideEvent>> InSpace(
        this Db db,
        Space space,
        Instant now,
        int most,
        CancellationToken ct
    )
    {
        var found = Coming(db, space.Group.Id, space.May(Act.AnnounceEvent), now, most);
        var seen = Seen(space, await found.ToListAsync(ct), now);
        return [.. seen.OrderBy(e => e.Seen.Schedule is null).ThenBy(e => e.Seen.Schedule?.StartsAt)];
    }

    /// <summary>What this member may let out, the nearest first.</summary>
    public static async Task<IReadOnlyList<InsideEvent>> ProposedIn(
        this Db db,
        Space space,
        Instant now,
        int most,
        CancellationToken ct
    ) => [.. Seen(space, await Proposed(db, space.Group.Id, most).ToListAsync(ct), now).Where(e => e.Prepares)];

    private static async Task<IReadOnlyList<InsideEvent>> BeforeInSpace(
        this Db db,
        Space space,
        Instant now,
        int most,
        CancellationToken ct
    )
    {
        var found = Past(db, space.Group.Id, space.May(Act.AnnounceEvent), now, most);
        var seen = Seen(space, await found.ToListAsync(ct), now);
        return [.. seen.OrderBy(e => e.Seen.Schedule is null).ThenByDescending(e => e.Seen.Schedule?.StartsAt)];
    }

    private static IQueryable<HostedEvent> Hosted(Db db) =>
        from host in db.Set<EventHost>()
        join hosted in db.AllEvents on host.EventId equals hosted.Id
        from team in db.Set<Team>().Where(t => t.Id == host.TeamId).DefaultIfEmpty()
        where hosted.DeletedAt == null
        select new HostedEvent
        {
            Group = host.GroupId,
            Event = hosted,
            TeamId = host.TeamId,
            Team = team.Name,
            ProposedBy = hosted.PublishedAt == null ? host.ProposedBy : null,
        };

    private static IReadOnlyList<InsideEvent> Seen(Space space, IEnumerable<HostedEvent> hosted, Instant now) =>
        [
            .. hosted
                .Select(h =>
                {
                    var prepares = space.May(Act.AnnounceEvent, h.TeamId);
                    var proposes = !prepares && h.ProposedBy == space.Mine.Member;
                    var standing = prepares || proposes ? Standing.Organizer : Standing.HasLink;
                    return new InsideEvent(EventAsSeen.By(standing, h.Event, now), h.Team, prepares)
                    {
                        IsProposed = h.ProposedBy is not null,
                        IsOwn = proposes,
                    };
                })
                .Where(e => e.Prepares || e.IsOwn || !e.Seen.IsDraft && e.Seen.Title is not null),
        ];

    private sealed record HostedEvent
    {
        public required GroupId? Group { get; init; }

        public required Event Event { get; init; }

        public TeamId? TeamId { get; init; }

        public string? Team { get; init; }

        public MemberId? ProposedBy { get; init; }
    }
}

/// <summary>The events of a group, for one of its members.</summary>
public sealed record EventsModel
{
    internal EventsModel(Space space) => Space = space;

    internal Space Space { get; }

    internal IReadOnlyList<InsideEvent> Coming { get; init; } = [];

    internal IReadOnlyList<InsideEvent> Past { get; init; } = [];
}

/// <summary>One of them.</summary>
/// <param name="Seen">As this member may see it.</param>
/// <param name="Team">That cares for it.</param>
/// <param name="Prepares">Whether this member is one of those who prepare it.</param>
internal sealed record InsideEvent(EventAsSeen Seen, string? Team, bool Prepares)
{
    /// <summary>Waits for somebody to let it out.</summary>
    public bool IsProposed { get; init; }

    /// <summary>It is this member who proposes it.</summary>
    public bool IsOwn { get; init; }

    public string Path =>
        !Prepares ? Seen.Path
        : IsProposed ? $"{Seen.Path}/hosting"
        : $"{Seen.Path}/manage";
}

/// <summary>What comes, on the first page of the space.</summary>
internal sealed class EventsInSpace(IClock clock) : ISpacePart
{
    private const int MostShown = 4;

    public async Task<GroupPart?> Of(Space space, Db db, CancellationToken ct)
    {
        if (!space.May(Act.SeeBackstage))
            return null;
        var all = await db.InSpace(space, clock.GetCurrentInstant(), MostShown, ct);
        // What waits for this member to let it out stands above.
        IReadOnlyList<InsideEvent> coming = [.. all.Where(e => !e.IsProposed || !e.Prepares)];
        return coming.Count == 0
            ? null
            : new(typeof(ComingInSpace), new EventsModel(space) { Coming = coming }, Order: 20);
    }
}
