using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.EventPage.Day;

/// <summary>
/// The service worker of the page of the day. It stands at the root, because a worker reaches no further than its own
/// address, and it is asked for anew each time: an old one would keep old pages.
/// </summary>
internal static class ServeDayWorker
{
    public const string Path = "/day-worker.js";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, Serve).Limited(Rate.Media).WithMetadata(CacheClass.Forever);

    private static Results<PhysicalFileHttpResult, NotFound> Serve(
        IWebHostEnvironment environment,
        HttpResponse response
    )
    {
        if (environment.WebRootFileProvider.GetFileInfo("worker/day-worker.js").PhysicalPath is not { } file)
            return TypedResults.NotFound();
        response.Headers.CacheControl = "no-cache";
        return TypedResults.PhysicalFile(file, "text/javascript; charset=utf-8");
    }
}
