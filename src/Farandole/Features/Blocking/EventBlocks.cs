using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Blocking;

/// <summary>Whom the organizers of one event keep away from it, with a key alone as well.</summary>
internal static class EventBlocks
{
    private const string Path = "/events/{id}/blocks";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Organize).Personal();
        routes.MapPost(Path, Put).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/{{block:guid}}/end", Lift).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        string? done,
        Viewer viewer,
        BlockRoom room,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        await db.Backstages(id, viewer, clock, ct) is { } backstage
            ? Page.Of<EventBlocksPage>(
                await room.Read(Blocker.Of(backstage.Seen.Id), Of(backstage) with { Done = done }, ct)
            )
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Put(
        string id,
        HttpRequest request,
        Viewer viewer,
        BlockRoom room,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, clock, ct) is not { } backstage)
            return TypedResults.NotFound();
        var about = backstage.Seen.Id;
        var form = await request.ReadSentForm(ct);
        return await room.Put(Blocker.Of(about), Of(backstage), form, Log(about, viewer, "blocked"), ct) is { } again
            ? Page.Of<EventBlocksPage>(again, StatusCodes.Status422UnprocessableEntity)
            : new SeeOther($"{backstage.Seen.Path}/blocks?done=blocked");
    }

    private static async Task<Results<SeeOther, NotFound>> Lift(
        string id,
        Guid block,
        Viewer viewer,
        BlockRoom room,
        Db db,
        CancellationToken ct
    ) =>
        await db.Organized(id, viewer, ct) is { } organized
        && await room.List.Lift(
            Blocker.Of(organized.Id),
            new BlockId(block),
            Log(organized.Id, viewer, "unblocked"),
            ct
        )
            ? new SeeOther($"/events/{organized.Id}/blocks?done=lifted")
            : TypedResults.NotFound();

    private static BlocksModel Of(BackstageModel backstage) =>
        new(ListOf.Event, $"{backstage.Seen.Path}/blocks") { Frame = backstage };

    private static Func<Db, Instant, Task> Log(EventId about, Viewer viewer, string what) =>
        async (db, now) =>
            (await db.OrganizedToChange(about, viewer, CancellationToken.None))?.Note(
                what,
                viewer.OrganizerOf(about)?.Label,
                now
            );
}
