using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Shared;

/// <summary>The answer where nothing is to be seen: 410 when something was here and is no more, else 404, hidden or not.</summary>
internal static class Absence
{
    public static async Task<StatusCodeHttpResult> Absent(this Db db, string id, CancellationToken ct) =>
        TypedResults.StatusCode(
            EventId.TryParse(id, out var eventId) && await db.IsGone(eventId, ct)
                ? StatusCodes.Status410Gone
                : StatusCodes.Status404NotFound
        );
}
