using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Blocking;

/// <summary>Whom somebody keeps away for themselves.</summary>
internal static class OwnBlocks
{
    public const string Path = "/account/blocks";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Read).Personal();
        routes.MapGet($"{Path}/new", Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Put).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/{{block:guid}}/end", Lift).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, SeeOther>> Show(
        string? done,
        Viewer viewer,
        BlockRoom room,
        CancellationToken ct
    ) =>
        viewer.Account is { } mine
            ? Page.Of<OwnBlocksPage>(await room.Read(Blocker.Of(mine), new(ListOf.Account, Path) { Done = done }, ct))
            : new SeeOther(WayBack.SignIn(Path));

    /// <summary>About somebody whom they have before them: a face, a group, or who said something in a talk.</summary>
    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Ask(
        string? of,
        Guid? message,
        Viewer viewer,
        Met met,
        CancellationToken ct
    )
    {
        if (viewer.Account is null)
            return new SeeOther(
                WayBack.SignIn(message is null ? $"{Path}/new?of={Uri.EscapeDataString(of ?? "")}" : Path)
            );
        return await met.Read(of, message, viewer, ct) is { } model
            ? Page.Of<KeepAwayPage>(model)
            : TypedResults.NotFound();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Put(
        HttpRequest request,
        Viewer viewer,
        BlockRoom room,
        Met met,
        CancellationToken ct
    )
    {
        if (viewer.Account is not { } mine)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        if (Guid.TryParse(form["message"], out var message))
            return await PutVoice(message, form, viewer, room, met, ct);
        return await room.Put(Blocker.Of(mine), new(ListOf.Account, Path), form, BlockRoom.NoLog, ct) is { } again
            ? Page.Of<OwnBlocksPage>(again, StatusCodes.Status422UnprocessableEntity)
            : new SeeOther($"{Path}?done=blocked");
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> PutVoice(
        Guid message,
        IFormCollection form,
        Viewer viewer,
        BlockRoom room,
        Met met,
        CancellationToken ct
    )
    {
        if (await met.Read(null, message, viewer, ct) is not { Whom: { } whom } model)
            return TypedResults.NotFound();
        var typed = BlockInput.Of(form);
        var (_, wrong) = typed.Read(whom, persons: true, room.Words);
        if (wrong.Count == 0)
        {
            var wanted = new Wanted(whom, typed.Distance, typed.Word ?? model.Name);
            var by = Blocker.Of(viewer.Account!.Value);
            if (await room.List.Put(by, wanted, BlockRoom.NoLog, ct) is not { } reason)
                return new SeeOther($"{Path}?done=blocked");
            wrong.Add(BlockInput.Error(reason, room.Words));
        }
        return Page.Of<KeepAwayPage>(
            model with
            {
                Typed = typed,
                Wrong = wrong,
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<Results<SeeOther, NotFound>> Lift(
        Guid block,
        Viewer viewer,
        BlockRoom room,
        CancellationToken ct
    ) =>
        viewer.Account is { } mine && await room.List.Lift(Blocker.Of(mine), new BlockId(block), BlockRoom.NoLog, ct)
            ? new SeeOther($"{Path}?done=lifted")
            : TypedResults.NotFound();
}
