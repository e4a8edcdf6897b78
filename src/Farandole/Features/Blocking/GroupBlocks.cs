using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Blocking;

/// <summary>Whom a group keeps away: those whom it banned, and those whom it never wants to have there.</summary>
internal static class GroupBlocks
{
    private const string Path = "/groups/{handle}/blocks";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Put).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/{{block:guid}}/end", Lift).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string handle,
        string? done,
        Viewer viewer,
        BlockRoom room,
        Db db,
        CancellationToken ct
    ) =>
        await db.SpaceOf(viewer, handle, Act.ManageMembers, ct) is { } space
            ? Page.Of<GroupBlocksPage>(await room.Read(Blocker.Of(space.Group.Id), Of(space) with { Done = done }, ct))
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Put(
        string handle,
        HttpRequest request,
        Viewer viewer,
        BlockRoom room,
        Db db,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(viewer, handle, Act.ManageMembers, ct) is not { } space)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        return await room.Put(Blocker.Of(space.Group.Id), Of(space), form, Log(space, "blocked"), ct) is { } again
            ? Page.Of<GroupBlocksPage>(again, StatusCodes.Status422UnprocessableEntity)
            : new SeeOther($"{space.Path}/blocks?done=blocked");
    }

    private static async Task<Results<SeeOther, NotFound>> Lift(
        string handle,
        Guid block,
        Viewer viewer,
        BlockRoom room,
        Db db,
        CancellationToken ct
    ) =>
        await db.SpaceOf(viewer, handle, Act.ManageMembers, ct) is { } space
        && await room.List.Lift(Blocker.Of(space.Group.Id), new BlockId(block), Log(space, "unblocked"), ct)
            ? new SeeOther($"{space.Path}/blocks?done=lifted")
            : TypedResults.NotFound();

    private static BlocksModel Of(Space space) => new(ListOf.Group, $"{space.Path}/blocks") { Frame = space };

    private static Func<Db, NodaTime.Instant, Task> Log(Space space, string what) =>
        (db, now) =>
        {
            db.Add(space.Note(what, null, now));
            return Task.CompletedTask;
        };
}
