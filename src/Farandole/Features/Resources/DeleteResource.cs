using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Resources;

/// <summary>Takes a link away; what it leads to stays where it is.</summary>
internal static class DeleteResource
{
    private const string Path = "/groups/{handle}/resources/{resource}/deletion";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Ask).Limited(Rate.Read).Personal();
        routes.MapPost(Path, Delete).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        Guid resource,
        ResourceDesk desk,
        CancellationToken ct
    ) =>
        await desk.Find(handle, resource, ct) is (var links, var one)
            ? Page.Of<DeleteResourcePage>(new ResourceFormModel(links, one, ResourceInput.Of(one)))
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, NotFound>> Delete(
        string handle,
        Guid resource,
        ResourceDesk desk,
        CancellationToken ct
    ) =>
        await desk.Change(handle, "resource-deleted", all => Remove(all, new(resource)), ct)
            ? new SeeOther($"/groups/{handle}/resources?done=resource-deleted")
            : TypedResults.NotFound();

    private static bool Remove(AllLinks links, ResourceId id)
    {
        if (links.Mine(id) is not { } one)
            return false;
        links.Db.Remove(one);
        return true;
    }
}
