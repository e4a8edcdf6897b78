using Farandole.Features.Shared;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;

namespace Farandole.Features.Announcing;

/// <summary>Another pattern for the cover that is drawn for an event without a picture.</summary>
internal static class RedrawCover
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/cover", Redraw).Limited(Rate.Organize).Personal();

    private static async Task<IResult> Redraw(
        string id,
        Viewer viewer,
        ChangeOrganized organized,
        CancellationToken ct
    ) =>
        await organized.Do(
            id,
            viewer,
            (_, drawn, now, _) =>
            {
                drawn.Redraw((drawn.CoverSalt + 1) % 10_000, now);
                return Task.CompletedTask;
            },
            ct
        )
            ? new SeeOther($"/events/{id}/edit#cover")
            : TypedResults.NotFound();
}
