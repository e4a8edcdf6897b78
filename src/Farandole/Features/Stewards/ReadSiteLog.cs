using Farandole.Domain.Accounts;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Stewards;

/// <summary>What those who run the instance did, for all of them.</summary>
internal static class ReadSiteLog
{
    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/desk/log", Show).Limited(Rate.Organize).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        long? before,
        Viewer viewer,
        Db db,
        CancellationToken ct
    )
    {
        if (!viewer.IsSteward)
            return TypedResults.NotFound();
        var end = before ?? long.MaxValue;
        var lines = await (
            from note in db.Set<StewardNote>()
            from account in db.Set<Account>().Where(a => a.Id == note.AccountId).DefaultIfEmpty()
            where note.Id < end
            orderby note.Id descending
            select new SiteLogLine(note.Id, note.What, note.About, account.Email, note.ByKey, note.At)
        )
            .Take(PageSize + 1)
            .ToListAsync(ct);
        return Page.Of<SiteLogPage>(
            new SiteLogModel([.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].Id : null)
        );
    }
}

/// <summary>One act.</summary>
internal sealed record SiteLogLine(long Id, string What, string? About, string? By, bool ByKey, Instant At);

/// <summary>Some of them, the last first.</summary>
public sealed record SiteLogModel
{
    internal SiteLogModel(IReadOnlyList<SiteLogLine> lines, long? more) => (Lines, More) = (lines, more);

    internal IReadOnlyList<SiteLogLine> Lines { get; }

    internal long? More { get; }
}
