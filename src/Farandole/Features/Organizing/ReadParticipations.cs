using Farandole.Domain.Accounts;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Programs;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>Who comes, for the organizers' programs.</summary>
internal static class ReadParticipations
{
    private const int PageSize = 200;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/events/{id}/participations", Read)
            .Allows(Scope.ReadParticipants)
            .Limited(Rate.Organize)
            .Personal()
            .WithName("readParticipations")
            .WithSummary("Who comes: needs an organizer's key as Bearer. Addresses are never shown.");

    private static async Task<Results<Ok<ParticipationsAsJson>, NotFound>> Read(
        string id,
        string? after,
        Viewer viewer,
        Db db,
        Instance instance,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, clock, ct) is not { } backstage)
            return TypedResults.NotFound();
        var page = await db.PageOf(backstage.Seen.Id, search: null, after, PageSize, ct);
        var people = backstage.People;
        return TypedResults.Ok(
            new ParticipationsAsJson(
                people.Coming,
                people.Maybe,
                people.Interested,
                people.Unconfirmed,
                [.. page.People.Select(ParticipationAsJson.Of)],
                page.Next is { } next
                    ? instance.Absolute(
                        $"/api/v1{backstage.Seen.Path}/participations?after={Uri.EscapeDataString(next)}"
                    )
                    : null
            )
        );
    }
}

/// <summary>Totals count people, not answers; <paramref name="Next"/> is the address of the next page.</summary>
internal sealed record ParticipationsAsJson(
    int Coming,
    int Maybe,
    int Interested,
    int Unconfirmed,
    IReadOnlyList<ParticipationAsJson> Participations,
    string? Next
);

internal sealed record ParticipationAsJson(
    string Id,
    string Answer,
    int Party,
    string? Name,
    string? Message,
    string Code,
    string Since,
    string? Account
)
{
    public static ParticipationAsJson Of(ParticipantAsSeen one) =>
        new(
            one.Id.ToString(),
            EventAsJson.Word(one.Answer),
            one.Party,
            one.Name,
            one.Message,
            one.Code,
            one.Since.ToString(),
            one.Elsewhere?.Handle
        );
}
