using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Groups;

/// <summary>The first page of a group's space: what every member finds there.</summary>
internal static class ShowSpace
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/groups/{handle}", Show).Limited(Rate.Read).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string handle,
        string? done,
        Viewer viewer,
        Db db,
        IEnumerable<ISpacePart> parts,
        CancellationToken ct
    )
    {
        if (await db.SpaceOf(viewer, handle, ct) is not { } space)
            return TypedResults.NotFound();
        var shown = await parts.Shown(p => p.Of(space, db, ct));
        return Page.Of<SpacePage>(new SpaceModel(space, shown) { Done = done });
    }
}

/// <summary>The first page of a group's space.</summary>
public sealed record SpaceModel
{
    internal SpaceModel(Space space, IReadOnlyList<GroupPart> parts) => (Space, Parts) = (space, parts);

    internal Space Space { get; }

    internal IReadOnlyList<GroupPart> Parts { get; }

    internal string? Done { get; init; }
}
