using Farandole.Features.Shared;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;

namespace Farandole.Features.Announcing;

/// <summary>A draft becomes visible to those whom it is for.</summary>
internal static class PublishEvent
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/publication", Publish).Limited(Rate.Organize).Personal();

    private static async Task<IResult> Publish(
        string id,
        Viewer viewer,
        ChangeOrganized organized,
        CancellationToken ct
    ) =>
        await organized.Do(
            id,
            viewer,
            (db, draft, now, token) =>
            {
                // Of several hands it is known inside whose it was.
                if (draft.IsDraft)
                    draft.Note("published", viewer.SignatureIn(draft.Id), now);
                draft.Publish(now);
                return db.ListIfConfirmed(draft, now, token);
            },
            ct
        )
            ? new SeeOther($"/events/{id}/manage")
            : TypedResults.NotFound();
}
