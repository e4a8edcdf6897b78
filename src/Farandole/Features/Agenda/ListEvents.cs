using Farandole.Domain.Accounts;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Programs;
using Farandole.Platform;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Agenda;

/// <summary>The agenda for programs: <c>GET /api/v1/events</c>, page by page.</summary>
internal static class ListEvents
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/events", List)
            .Allows(Scope.ReadEvents)
            .Limited(Rate.Read)
            .Shared("agenda", "hosts")
            .Produces<EventList>()
            .WithSummary("Public events, soonest first")
            .WithDescription(
                "Filters: q (words: all of them must be there, in any accent and number), when (tonight, weekend, week), from (a date), free, online, wheelchair, sign, children (1), "
                    + "place (a town) and distance (5, 20 or 50 km). `origin` names the site of what is from elsewhere. `next` is the address of the next page, or null."
            );

    private static async Task<JsonHttpResult<EventList>> List(
        HttpRequest request,
        AgendaByWords agenda,
        FeedFrame frame,
        Instance instance,
        CancellationToken ct
    )
    {
        var query = frame.QueryOf(request);
        var (events, next) = await agenda.WholePage(query, PageSize, ct);
        return TypedResults.Json(
            new EventList(
                [.. events.Select(e => e.Theirs is { } seen ? seen.Json(instance) : EventAsJson.Of(e.Ours!, instance))],
                next is null ? null : frame.At(next, "/api/v1/events")
            )
        );
    }
}

internal sealed record EventList(IReadOnlyList<EventAsJson> Events, string? Next);
