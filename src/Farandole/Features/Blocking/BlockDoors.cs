using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Blocking;

/// <summary>Where a list of whom one keeps away stands, and for whom.</summary>
internal interface IBlockList
{
    static abstract string Path { get; }

    static abstract Rate Reading { get; }

    /// <summary>Null for whom it is not: for them there is none.</summary>
    static abstract Task<OpenList?> Open(HttpContext context, CancellationToken ct);
}

/// <summary>A list that stands open: whose it is, and its page as far as it is known before it is read.</summary>
internal sealed record OpenList(BlockPlace Place, BlocksModel Page);

/// <summary>The three doors of every such list: it is read, one more is put on it, one is lifted.</summary>
internal static class BlockDoors
{
    public static void Map<T>(IEndpointRouteBuilder routes)
        where T : IBlockList
    {
        routes.MapGet(T.Path, Show<T>).Limited(T.Reading).Personal();
        routes.MapPost(T.Path, Put<T>).Limited(Rate.Organize).Personal();
        MapLift<T>(routes);
    }

    public static void MapLift<T>(IEndpointRouteBuilder routes)
        where T : IBlockList =>
        routes.MapPost($"{T.Path}/{{block:guid}}/end", Lift<T>).Limited(Rate.Organize).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> Show<T>(
        HttpContext context,
        string? done,
        BlockRoom room,
        CancellationToken ct
    )
        where T : IBlockList =>
        await T.Open(context, ct) is { } open
            ? Page.Of<BlocksPage>(await room.Read(open.Place.By, open.Page with { Done = done }, ct))
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Put<T>(
        HttpContext context,
        BlockRoom room,
        CancellationToken ct
    )
        where T : IBlockList
    {
        if (await T.Open(context, ct) is not { } open)
            return TypedResults.NotFound();
        return await room.Put(open, await context.Request.ReadSentForm(ct), ct);
    }

    private static async Task<Results<SeeOther, NotFound>> Lift<T>(
        HttpContext context,
        Guid block,
        BlockRoom room,
        CancellationToken ct
    )
        where T : IBlockList =>
        await T.Open(context, ct) is { } open && await room.List.Lift(open.Place, new BlockId(block), ct)
            ? new SeeOther($"{open.Page.Path}?done=lifted")
            : TypedResults.NotFound();
}
