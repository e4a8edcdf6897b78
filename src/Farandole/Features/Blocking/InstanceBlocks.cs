using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Stewarding;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Blocking;

/// <summary>Whom those who run the instance keep away from all of it: no account opens, no answer and no question is taken.</summary>
internal static class InstanceBlocks
{
    private const string Path = "/desk/blocks";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Organize).Personal();
        routes.MapPost(Path, Put).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/{{block:guid}}/end", Lift).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string? done,
        Viewer viewer,
        BlockRoom room,
        CancellationToken ct
    ) =>
        viewer.IsSteward
            ? Page.Of<InstanceBlocksPage>(
                await room.Read(Blocker.Instance, new(ListOf.Instance, Path) { Done = done }, ct)
            )
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Put(
        HttpRequest request,
        Viewer viewer,
        BlockRoom room,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        return
            await room.Put(Blocker.Instance, new(ListOf.Instance, Path), form, Log(viewer, "blocked"), ct) is { } again
            ? Page.Of<InstanceBlocksPage>(again, StatusCodes.Status422UnprocessableEntity)
            : new SeeOther($"{Path}?done=blocked");
    }

    private static async Task<Results<SeeOther, NotFound>> Lift(
        Guid block,
        Viewer viewer,
        BlockRoom room,
        CancellationToken ct
    ) =>
        viewer.IsSteward && await room.List.Lift(Blocker.Instance, new BlockId(block), Log(viewer, "unblocked"), ct)
            ? new SeeOther($"{Path}?done=lifted")
            : TypedResults.NotFound();

    private static Func<Db, Instant, Task> Log(Viewer viewer, string what) =>
        (db, now) =>
        {
            db.NoteSteward(viewer, what, null, now);
            return Task.CompletedTask;
        };
}
