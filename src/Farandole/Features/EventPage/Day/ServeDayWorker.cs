using Farandole.Features.Shared;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.EventPage.Day;

/// <summary>The service worker of the page of the day; at the root, because the pages that it keeps lie in many places.</summary>
internal static class ServeDayWorker
{
    public const string Path = "/day-worker.js";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, Serve).Limited(Rate.Media).WithMetadata(CacheClass.Forever);

    private static Results<PhysicalFileHttpResult, NotFound> Serve(
        IWebHostEnvironment environment,
        HttpResponse response
    ) => Workers.Serve(environment, response, "day-worker.js");
}
