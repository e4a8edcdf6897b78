using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Shared;

/// <summary>
/// Serves the service workers of <c>wwwroot/worker</c>. A worker reaches no further than its own address, and it is asked
/// for anew each time: an old one would go on doing what was true once.
/// </summary>
internal static class Workers
{
    public static Results<PhysicalFileHttpResult, NotFound> Serve(
        IWebHostEnvironment environment,
        HttpResponse response,
        string file
    )
    {
        if (environment.WebRootFileProvider.GetFileInfo($"worker/{file}").PhysicalPath is not { } path)
            return TypedResults.NotFound();
        response.Headers.CacheControl = "no-cache";
        return TypedResults.PhysicalFile(path, "text/javascript; charset=utf-8");
    }
}
