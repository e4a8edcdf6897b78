using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>The organizers' page: who comes.</summary>
internal static class ManageEvent
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/events/{id}/manage", Show).Limited(Rate.Organize).Personal();

    private static async Task<Results<RazorComponentResult, NotFound, StatusCodeHttpResult>> Show(
        string id,
        string? q,
        string? after,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, clock, ct, done) is not { } backstage)
            return EventId.TryParse(id, out var gone) && viewer.Organizes(gone) && await db.IsGone(gone, ct)
                ? TypedResults.StatusCode(StatusCodes.Status410Gone)
                : TypedResults.NotFound();
        var search = PlainText.Line(q) is { Length: <= ParticipantsQuery.MaxSearch } words ? words : null;
        return Page.Of<ManagePage>(
            new ManageModel
            {
                Backstage = backstage,
                Search = search,
                Participants = await db.PageOf(backstage.Seen.Id, search, after, PageSize, ct),
                IsFirst = after is null,
            }
        );
    }
}

/// <summary>Who comes, one page of it.</summary>
public sealed record ManageModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal ParticipantsPage Participants { get; init; } = null!;

    internal string? Search { get; init; }

    internal bool IsFirst { get; init; }
}
