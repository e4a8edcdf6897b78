using Farandole.Domain.Events;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>Who of the team changed what, and when.</summary>
internal static class ReadLog
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/events/{id}/log", Show).Limited(Rate.Organize).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        long? before,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await db.Backstages(id, viewer, clock, ct) is not { } backstage)
            return TypedResults.NotFound();
        var from = before ?? long.MaxValue;
        var changes = await db
            .Changes.Where(c => c.EventId == backstage.Seen.Id && c.Id < from)
            .OrderByDescending(c => c.Id)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        return Page.Of<LogPage>(
            new LogModel
            {
                Backstage = backstage,
                Changes = [.. changes.Take(PageSize)],
                HasMore = changes.Count > PageSize,
                Openings = await db.Set<Opening>()
                    .Where(o => o.EventId == backstage.Seen.Id)
                    .OrderByDescending(o => o.At)
                    .Take(PageSize)
                    .ToListAsync(ct),
            }
        );
    }
}

/// <summary>The change log of an event, latest first.</summary>
public sealed record LogModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal IReadOnlyList<EventChange> Changes { get; init; } = [];

    internal bool HasMore { get; init; }

    /// <summary>When those who run the site opened it, and why.</summary>
    internal IReadOnlyList<Opening> Openings { get; init; } = [];
}
