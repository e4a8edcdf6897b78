using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Paper;

/// <summary>An event on paper, a poster or flyers: for whoever may open its page.</summary>
internal static class PrintPoster
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/events/{id}/poster", Show).Limited(Rate.Read).Shared();

    private static async Task<Results<RazorComponentResult, StatusCodeHttpResult>> Show(
        string id,
        HttpContext context,
        Viewer viewer,
        Db db,
        Reader reader,
        Instance instance,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Seen(id, viewer, clock, ct) is not { } seen)
            return await db.Absent(id, ct);
        // What is not for everybody is kept by nobody.
        if (seen.IsDraft || seen.Visibility == Visibility.Private)
            context.Response.KeepPrivate();
        var settings = PosterSettings.From(context.Request.Query);
        return Page.Of<PosterPage>(PosterModel.Of(seen, settings, instance, reader.Words));
    }
}
