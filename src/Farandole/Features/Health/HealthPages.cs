using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Health;

/// <summary>For whoever watches the process: it lives; it can serve.</summary>
internal static class HealthPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", Live).Limited(Rate.Read).Personal();
        routes.MapGet("/health/ready", Ready).Limited(Rate.Read).Personal();
    }

    private static Ok<string> Live() => TypedResults.Ok("live");

    /// <summary>Ready means that the database answers, in the shape that this version needs.</summary>
    private static async Task<Results<Ok<string>, StatusCodeHttpResult>> Ready(Db db, CancellationToken ct)
    {
        try
        {
            await db.Set<Setting>().AnyAsync(ct);
            return TypedResults.Ok("ready");
        }
        catch (System.Data.Common.DbException)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
