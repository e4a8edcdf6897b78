using Farandole.Features.Shared;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Resources;

/// <summary>A link one place higher or lower in its folder.</summary>
internal static class MoveResource
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/groups/{handle}/resources/{resource}/place", Move).Limited(Rate.Organize).Personal();

    private static async Task<Results<SeeOther, NotFound>> Move(
        string handle,
        Guid resource,
        HttpRequest request,
        ResourceDesk desk,
        CancellationToken ct
    )
    {
        var down = (await request.ReadSentForm(ct))["to"] == "down";
        return await desk.Change(handle, note: null, all => Swap(all, resource, down), ct)
            ? new SeeOther($"/groups/{handle}/resources?done=resource-moved#link-{resource}")
            : TypedResults.NotFound();
    }

    private static bool Swap(AllLinks links, Guid id, bool down)
    {
        if (links.Mine(new(id)) is not { } one)
            return false;
        one.Move(links.Seen, down);
        return true;
    }
}
