using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Media;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Paper;

/// <summary>An event on paper: a poster, flyers, the code that cameras read. For whoever may open its page.</summary>
internal static class PrintPoster
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/poster", Show).Limited(Rate.Read).Shared();
        routes.MapGet("/events/{id}/qr.svg", Code).Limited(Rate.Read).Shared();
    }

    private static async Task<Results<RazorComponentResult<PosterPage>, NotFound, StatusCodeHttpResult>> Show(
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
            return await IsGone(db, id, ct)
                ? TypedResults.StatusCode(StatusCodes.Status410Gone)
                : TypedResults.NotFound();
        Hide(context.Response, seen);
        var settings = PosterSettings.From(context.Request.Query);
        return Page.Of<PosterPage>(PosterModel.Of(seen, settings, instance, reader.Words));
    }

    private static async Task<Results<ContentHttpResult, NotFound, StatusCodeHttpResult>> Code(
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
            return await IsGone(db, id, ct)
                ? TypedResults.StatusCode(StatusCodes.Status410Gone)
                : TypedResults.NotFound();
        Hide(context.Response, seen);
        var link = instance.Absolute(seen.ShortPath);
        var label = reader.Words["poster.qr", ("address", link)];
        return TypedResults.Content(QrCode.Svg(link, label), "image/svg+xml; charset=utf-8");
    }

    private static async Task<bool> IsGone(Db db, string id, CancellationToken ct) =>
        EventId.TryParse(id, out var named) && await db.IsGone(named, ct);

    /// <summary>What is not for everybody is kept by nobody.</summary>
    private static void Hide(HttpResponse response, EventAsSeen seen)
    {
        if (seen.IsDraft || seen.Visibility == Visibility.Private)
            response.KeepPrivate();
        else if (seen.Visibility == Visibility.Unlisted)
            response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
    }
}
