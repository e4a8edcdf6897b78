using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>A draft becomes visible to those whom it is for.</summary>
internal static class PublishEvent
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/publication", Publish).Limited(Rate.Organize).Personal();

    private static async Task<IResult> Publish(
        string id,
        Viewer viewer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!EventId.TryParse(id, out var eventId) || !viewer.Organizes(eventId))
            return TypedResults.NotFound();
        var isThere = await writer.Write(
            async (db, token) =>
            {
                if (await db.OrganizedToChange(eventId, viewer, token) is not { } draft)
                    return false;
                draft.Publish(clock.GetCurrentInstant());
                await db.ListIfConfirmed(draft, clock.GetCurrentInstant(), token);
                return true;
            },
            ct
        );
        return isThere ? new SeeOther($"/events/{eventId}/manage") : TypedResults.NotFound();
    }
}
