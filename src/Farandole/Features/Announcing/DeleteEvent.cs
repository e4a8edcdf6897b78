using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;

namespace Farandole.Features.Announcing;

/// <summary>Deletes an event for good, from a page that says what is lost.</summary>
internal static class DeleteEvent
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/deletion", Show).Limited(Rate.Read).Personal();
        routes.MapPost("/events/{id}/deletion", Delete).Limited(Rate.Organize).Personal();
    }

    private static async Task<IResult> Show(string id, Viewer viewer, Db db, Removal removal, CancellationToken ct) =>
        await db.Prepared(id, viewer, ct) is { } about
            ? Page.Of<DeleteEventPage>(
                new FinalModel(about.Title, $"/events/{about.Id}")
                {
                    Back = EditEventModel.BackFrom(about.Id, viewer.Proposes(about.Id)),
                    Letters = removal.IsToBeTold(about) ? await db.Answers(about.Id, ct) : 0,
                }
            )
            : await db.Absent(id, ct);

    private static async Task<IResult> Delete(string id, Viewer viewer, Db db, Removal removal, CancellationToken ct)
    {
        if (await db.Prepared(id, viewer, ct) is not { } about)
            return await db.Absent(id, ct);
        await removal.Delete(about.Id, ct);
        // Its own address says that it was here and is no more.
        return new SeeOther($"/events/{about.Id}");
    }
}
