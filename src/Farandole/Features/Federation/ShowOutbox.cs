using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Federation;

/// <summary>
/// What an actor of ours has announced, newest first (AP §5.1): for those who begin to follow, and for servers that nobody
/// delivers to twice. That of the instance holds what is in the agenda; what others announce it passes on, unchanged.
/// </summary>
internal static class ShowOutbox
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/@{handle}/outbox", Show).Limited(Rate.Read).Shared("profiles", "agenda");
        routes.MapGet($"{InstanceActor.Path}/outbox", ShowOfRelay).Limited(Rate.Read).Shared("profiles", "agenda");
    }

    private static Task<IResult> ShowOfRelay(
        string? before,
        bool? page,
        Db db,
        EventForServers events,
        Instance instance,
        CancellationToken ct
    ) => Show(InstanceActor.Name, before, page, db, events, instance, ct);

    private static async Task<IResult> Show(
        string handle,
        string? before,
        bool? page,
        Db db,
        EventForServers events,
        Instance instance,
        CancellationToken ct
    )
    {
        if (await db.ActorNamed(instance, handle, ct) is not { } actor)
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        var all = db.AnnouncedBy(actor);
        if (page is not true && before is null)
            return Documents.Answer(
                new ActivityList(await all.CountAsync(ct)) { Id = actor.Outbox, First = $"{actor.Outbox}?page=true" }
            );
        var last = EventId.TryParse(before, out var id)
            ? await db.Agenda().Where(e => e.Id == id).Select(e => e.ListedAt).FirstOrDefaultAsync(ct)
            : null;
        if (last is not null)
            all = all.Where(e => e.ListedAt < last || e.ListedAt == last && e.Id.CompareTo(id) < 0);
        var found = await all.OrderByDescending(e => e.ListedAt)
            .ThenByDescending(e => e.Id)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        var told = await events.Of([.. found.Take(PageSize)], ct);
        return Documents.Answer(
            new ActivityListPage(actor.Outbox)
            {
                Id = before is null ? $"{actor.Outbox}?page=true" : $"{actor.Outbox}?before={id}",
                Next = found.Count > PageSize ? $"{actor.Outbox}?before={found[PageSize - 1].Id}" : null,
            }.With(told.Select(t => By(actor, t)))
        );
    }

    private static Activity By(LocalActor actor, ToldEvent told)
    {
        if (told.By.Address == actor.Address)
            return told.Creation;
        return Activity.Announce($"{told.Document.Id}/announcement", actor.Address, told.Creation) with
        {
            To = [Contexts.Public],
            Cc = [actor.Followers],
        };
    }
}

internal static class Announced
{
    /// <summary>What an actor of ours announces; the instance passes on all that is in the agenda.</summary>
    public static IQueryable<Event> AnnouncedBy(this Db db, LocalActor actor) =>
        actor.IsInstance
            ? db.Agenda()
            : db.Agenda()
                .Where(e =>
                    db.Set<EventHost>()
                        .Any(h => h.EventId == e.Id && h.ProfileId == actor.Profile && h.GroupId == actor.Group)
                );
}
