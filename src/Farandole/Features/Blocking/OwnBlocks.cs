using Farandole.Domain.Blocks;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Blocking;

/// <summary>Whom somebody keeps away for themselves; from where they see somebody, also for those in whose name they may.</summary>
internal sealed class OwnBlocks : IBlockList
{
    /// <summary>For all who use the instance, by those who run it.</summary>
    public const string Everywhere = "*";

    public static string Path => "/account/blocks";

    public static Rate Reading => Rate.Read;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Reading).Personal();
        routes.MapGet($"{Path}/new", Ask).Limited(Reading).Personal();
        routes.MapPost(Path, Put).Limited(Rate.Organize).Personal();
        BlockDoors.MapLift<OwnBlocks>(routes);
    }

    public static Task<OpenList?> Open(HttpContext context, CancellationToken ct) =>
        Task.FromResult<OpenList?>(
            context.Viewer().Account is { } mine
                ? new(BlockPlace.Own(Blocker.Of(mine)), new(ListOf.Account, Path))
                : null
        );

    private static async Task<Results<RazorComponentResult, SeeOther>> Show(
        HttpContext context,
        string? done,
        BlockRoom room,
        CancellationToken ct
    ) =>
        await Open(context, ct) is { } open
            ? Page.Of<BlocksPage>(await room.Read(open.Place.By, open.Page with { Done = done }, ct))
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
        HttpContext context,
        BlockRoom room,
        Met met,
        CancellationToken ct
    )
    {
        if (await Open(context, ct) is not { } own)
            return TypedResults.NotFound();
        var form = await context.Request.ReadSentForm(ct);
        if (Guid.TryParse(form["message"], out var message))
            return await PutVoice(message, form, context.Viewer(), room, met, ct);
        var open = form["for"].ToString() switch
        {
            "" => own,
            Everywhere => await InstanceBlocks.Open(context, ct),
            var handle => await GroupBlocks.Open(handle, context, ct),
        };
        return open is null ? TypedResults.NotFound() : await room.Put(open, form, ct);
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
        var wrong = typed.Wrong(whom, room.Words);
        if (wrong.Count == 0)
        {
            var wanted = typed.Wanted(whom) with { Word = typed.Word ?? model.Name };
            var place = BlockPlace.Own(Blocker.Of(viewer.Account!.Value));
            if (await room.List.Put(place, wanted, ct) is not { } reason)
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
}
