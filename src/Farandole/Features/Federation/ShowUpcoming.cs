using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Federation;

/// <summary>
/// What will take place in the name of an actor of ours, soonest first (FEP-8a8e, "upcomingEvents"): whoever missed a delivery
/// finds it there. The instance's holds what it announces itself and passes on.
/// </summary>
internal static class ShowUpcoming
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/@{handle}/upcoming", Show).Limited(Rate.Read).Shared("profiles", "agenda");
        routes.MapGet($"{InstanceActor.Path}/upcoming", ShowOfRelay).Limited(Rate.Read).Shared("profiles", "agenda");
    }

    internal sealed record Tools(
        [FromServices] Db Db,
        [FromServices] EventForServers Events,
        [FromServices] Instance Instance,
        [FromServices] IClock Clock
    );

    private static Task<IResult> ShowOfRelay(
        string? after,
        bool? page,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) => Show(InstanceActor.Name, after, page, tools, ct);

    private static async Task<IResult> Show(
        string handle,
        string? after,
        bool? page,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await tools.Db.ActorNamed(tools.Instance, handle, ct) is not { } actor)
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        var now = tools.Clock.GetCurrentInstant();
        var all = tools.Db.AnnouncedBy(actor).WithDay().Where(e => e.EndsAt >= now);
        if (page is not true && after is null)
            return Documents.Answer(
                new ActivityList(await all.CountAsync(ct))
                {
                    Id = actor.Upcoming,
                    AttributedTo = actor.Address,
                    First = $"{actor.Upcoming}?page=true",
                }
            );
        Instant? last = EventId.TryParse(after, out var id)
            ? await all.Where(e => e.Id == id).Select(e => e.ListedFrom).FirstOrDefaultAsync(ct)
            : null;
        if (last is { } at)
            all = all.Where(e => e.ListedFrom > at || e.ListedFrom == at && e.Id > id);
        var found = await all.OrderBy(e => e.ListedFrom).ThenBy(e => e.Id).Take(PageSize + 1).ToListAsync(ct);
        var told = await tools.Events.Of([.. found.Take(PageSize)], ct);
        return Documents.Answer(
            new ActivityListPage(actor.Upcoming)
            {
                Id = after is null ? $"{actor.Upcoming}?page=true" : $"{actor.Upcoming}?after={id}",
                Next = found.Count > PageSize ? $"{actor.Upcoming}?after={found[PageSize - 1].Id}" : null,
            }.With(told.Select(t => t.Document))
        );
    }
}
