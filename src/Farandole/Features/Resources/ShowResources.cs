using Farandole.Domain.Groups;
using Farandole.Domain.Resources;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Resources;

/// <summary>All links of a group, folder by folder.</summary>
internal static class ShowResources
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/groups/{handle}/resources", All).Limited(Rate.Read).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> All(
        string handle,
        string? done,
        ResourceDesk desk,
        CancellationToken ct
    ) =>
        await desk.Find(handle, Act.SeeResources, ct) is { } links
            ? Page.Of<ResourcesPage>(new ResourcesModel(links) { Done = done })
            : TypedResults.NotFound();
}

/// <summary>The first of them, on the first page of the space.</summary>
internal sealed class ResourcesInSpace : ISpacePart
{
    private const int MostShown = 6;

    public async Task<GroupPart?> Of(Space space, Db db, CancellationToken ct)
    {
        if (!space.MaySomewhere(Act.SeeResources))
            return null;
        var links = await db.LinksOf(space, ct);
        return links.Count == 0
            ? null
            : new(
                typeof(ResourcesPanel),
                new ResourcesModel(new(space, [.. links.Take(MostShown)], [])) { More = links.Count - MostShown },
                Order: 50,
                IsAside: true
            );
    }
}

/// <summary>Links of a group, for one of its members.</summary>
public sealed record ResourcesModel
{
    internal ResourcesModel(Links links) => Links = links;

    internal Links Links { get; }

    /// <summary>How many are not shown here.</summary>
    internal int More { get; init; }

    internal string? Done { get; init; }

    internal Space Space => Links.Space;

    internal string Path => $"{Space.Path}/resources";

    /// <summary>What is said under a name: where it leads, and not with its way there.</summary>
    internal static string HostOf(Resource one) => WebAddress.Parse(one.Address)?.Host ?? "";
}
