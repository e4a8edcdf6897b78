using Farandole.Features.Shared;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Notices;

/// <summary>
/// The service worker that shows notices. No page lies below its address: it sees none, keeps none, and leaves the worker
/// of the day alone.
/// </summary>
internal static class ServeNoticeWorker
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/notices/worker.js", Serve).Limited(Rate.Media).WithMetadata(CacheClass.Forever);

    private static Results<PhysicalFileHttpResult, NotFound> Serve(
        IWebHostEnvironment environment,
        HttpResponse response
    ) => Workers.Serve(environment, response, "notice-worker.js");
}
