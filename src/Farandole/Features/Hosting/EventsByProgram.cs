using Farandole.Domain.Accounts;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Hosting;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Programs;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Hosting;

/// <summary>The events of a group for one of its members' apps: each as the member may see it.</summary>
internal static class EventsByProgram
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/groups/{handle}/events", Read)
            .Limited(Rate.Read)
            .Personal()
            .Needs(Scope.ReadEvents)
            .WithName("readGroupEvents")
            .WithSummary("The events of one of one's groups, in the order of their ids.")
            .WithDescription("`next` is the address of the next page, or null.")
            .Produces<GroupEventsAsJson>()
            .ProducesProblem(StatusCodes.Status404NotFound, "application/problem+json");

    private static async Task<IResult> Read(
        string handle,
        string? after,
        Viewer viewer,
        Db db,
        Reader reader,
        Instance instance,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(viewer, handle, Act.SeeBackstage, ct) is not { } space)
            return reader.Words.NoGroup();
        var mark = EventId.TryParse(after, out var last) ? last : default;
        var found = await (
            from host in db.Set<EventHost>()
            join hosted in db.AllEvents on host.EventId equals hosted.Id
            where host.GroupId == space.Group.Id && hosted.DeletedAt == null && hosted.Id > mark
            orderby hosted.Id
            select new { Event = hosted, host.TeamId }
        )
            .Take(PageSize + 1)
            .ToListAsync(ct);
        var now = clock.GetCurrentInstant();
        var shown = found.Take(PageSize).Select(f => Seen(space, f.Event, f.TeamId, now)).OfType<EventAsSeen>();
        return TypedResults.Ok(
            new GroupEventsAsJson(
                [.. (await db.WithHosts([.. shown], viewer, ct)).Select(s => EventAsJson.Of(s, instance))],
                found.Count > PageSize
                    ? instance.Absolute($"/api/v1{space.Path}/events?after={found[PageSize - 1].Event.Id}")
                    : null
            )
        );
    }

    /// <summary>Drafts are for those who prepare them.</summary>
    private static EventAsSeen? Seen(Space space, Event hosted, TeamId? team, Instant now)
    {
        var prepares = space.May(Act.AnnounceEvent, team);
        var seen = EventAsSeen.By(prepares ? Standing.Organizer : Standing.HasLink, hosted, now);
        return prepares || !seen.IsDraft && seen.Title is not null ? seen : null;
    }
}

internal sealed record GroupEventsAsJson(IReadOnlyList<EventAsJson> Events, string? Next);
