using Farandole.Domain.Afterwards;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Afterwards;

/// <summary>The pictures in another order, described in other words, or taken away for good.</summary>
internal static class ArrangeSouvenirs
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/events/{id}/souvenirs/{picture}/place", Move).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/souvenirs/{picture}/description", Describe).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/souvenirs/{picture}/removal", Remove).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, NotFound>> Move(
        string id,
        string picture,
        HttpRequest request,
        [AsParameters] AfterwardsTools tools,
        CancellationToken ct
    )
    {
        if (await Find(id, picture, tools, ct) is not { } found)
            return TypedResults.NotFound();
        var isLater = (await request.ReadSentForm(ct))["to"] == "later";
        await tools.Change(
            found.EventId,
            async (db, turned, token) =>
            {
                var all = await db.Set<Souvenir>()
                    .AsTracking()
                    .Where(s => s.EventId == found.EventId)
                    .OrderBy(s => s.Position)
                    .ToListAsync(token);
                var at = all.FindIndex(s => s.Id == found.Id);
                var other = isLater ? at + 1 : at - 1;
                if (at >= 0 && other >= 0 && other < all.Count)
                    all[at].ChangePlaces(all[other], tools.Now);
                return turned;
            },
            ct
        );
        return new SeeOther($"/events/{found.EventId}/afterwards?done=souvenir-moved#picture-{found.Id}");
    }

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Describe(
        string id,
        string picture,
        HttpRequest request,
        [AsParameters] AfterwardsTools tools,
        CancellationToken ct
    )
    {
        if (await Find(id, picture, tools, ct) is not { } found || await tools.Page(id, ct) is not { } model)
            return TypedResults.NotFound();
        var typed = (await request.ReadSentForm(ct))["alt"].ToString();
        var alt = PlainText.Line(typed);
        if (PictureInput.WrongAlt(alt, tools.Reader.Words) is { } error)
            return Page.Of<AfterwardsPage>(
                model.With(OnePicture.FieldOf(found.Id), error) with
                {
                    Described = found.Id,
                    Alt = typed,
                },
                422
            );
        await tools.Change(
            found.EventId,
            async (db, turned, token) =>
            {
                (await db.ToChange(found.Id, token))?.Describe(alt!, tools.Now);
                return turned;
            },
            ct
        );
        return new SeeOther($"{model.Path}?done=souvenir-described#picture-{found.Id}");
    }

    private static async Task<Results<SeeOther, NotFound>> Remove(
        string id,
        string picture,
        [AsParameters] AfterwardsTools tools,
        CancellationToken ct
    )
    {
        if (await Find(id, picture, tools, ct) is not { } found)
            return TypedResults.NotFound();
        // The file first: a row without one can be removed again, a file without a row would stay for ever.
        tools.Pictures.Remove(found.Id);
        // Also where nothing else can be changed any more: whoever is on it may want it gone.
        await tools.Writer.Write(
            async (db, token) =>
            {
                if (await db.ToChange(found.Id, token) is not { } leaving)
                    return;
                leaving.Leave(tools.Now);
                db.Remove(leaving);
            },
            ct
        );
        return new SeeOther($"/events/{found.EventId}/afterwards?done=souvenir-removed#pictures");
    }

    /// <summary>A picture of an event that this viewer organizes.</summary>
    private static async Task<Souvenir?> Find(string id, string picture, AfterwardsTools tools, CancellationToken ct) =>
        PictureId.TryParse(picture, out var wanted) && await tools.Db.Organized(id, tools.Viewer, ct) is { } about
            ? await tools.Db.Set<Souvenir>().FirstOrDefaultAsync(s => s.Id == wanted && s.EventId == about.Id, ct)
            : null;

    private static Task<Souvenir?> ToChange(this Db db, PictureId id, CancellationToken ct) =>
        db.Set<Souvenir>().AsTracking().FirstOrDefaultAsync(s => s.Id == id, ct);
}
