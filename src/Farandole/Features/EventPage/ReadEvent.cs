using Farandole.Domain.Accounts;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Programs;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.EventPage;

/// <summary>One event for programs; a key (<c>Authorization: Bearer</c>) opens what is not for everybody.</summary>
internal static class ReadEvent
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/events/{id}", Read)
            .Allows(Scope.ReadEvents)
            .Limited(Rate.Read)
            .Shared("hosts")
            .Produces<EventAsJson>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone)
            .WithSummary("One event");

    private static async Task<Results<JsonHttpResult<EventAsJson>, StatusCodeHttpResult>> Read(
        string id,
        HttpResponse response,
        Viewer viewer,
        EventReading reading,
        CancellationToken ct
    ) => await reading.Seen(id, viewer, response, ct) is { } seen ? reading.AsJson(seen) : await reading.Absent(id, ct);
}
