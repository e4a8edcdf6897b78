using Farandole.Domain.Stewards;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Reports;

/// <summary>The reports that wait, the oldest first, and those that were treated not long ago.</summary>
internal static class ShowReports
{
    public const string Path = "/desk/reports";
    private const int MostOpen = 100;
    private const int MostTreated = 30;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Show).Limited(Rate.Organize).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string? done,
        Viewer viewer,
        Db db,
        CancellationToken ct
    ) => viewer.IsSteward ? Page.Of<ReportsPage>(await Read(db, ct) with { Done = done }) : TypedResults.NotFound();

    public static async Task<ReportsModel> Read(Db db, CancellationToken ct)
    {
        var open = await db.Set<Report>()
            .Where(r => r.TreatedAt == null)
            .OrderBy(r => r.At)
            .Take(MostOpen)
            .ToListAsync(ct);
        var treated = await db.Set<Report>()
            .Where(r => r.TreatedAt != null)
            .OrderByDescending(r => r.TreatedAt)
            .Take(MostTreated)
            .ToListAsync(ct);
        var ids = open.Concat(treated).Select(r => r.Id).ToArray();
        var things = (
            await db.Set<ReportedThing>().Where(t => ids.Contains(t.ReportId)).OrderBy(t => t.Address).ToListAsync(ct)
        ).ToLookup(t => t.ReportId, t => t.Address);
        return new()
        {
            Open = open.ConvertAll(r => new ReportSeen(r, [.. things[r.Id]])),
            Treated = treated.ConvertAll(r => new ReportSeen(r, [.. things[r.Id]])),
        };
    }
}

/// <summary>A report and the addresses of what it is about.</summary>
public sealed record ReportSeen
{
    internal ReportSeen(Report report, IReadOnlyList<string> things) => (Report, Things) = (report, things);

    internal Report Report { get; }

    internal IReadOnlyList<string> Things { get; }

    /// <summary>The server that it is about, where it is about another.</summary>
    internal string? About => AtServer.NameOf(Report.Actor);
}

/// <summary>All of them.</summary>
public sealed record ReportsModel
{
    internal IReadOnlyList<ReportSeen> Open { get; init; } = [];

    internal IReadOnlyList<ReportSeen> Treated { get; init; } = [];

    /// <summary>A form that came back, with what was typed.</summary>
    internal TypedAboutReport? Typed { get; init; }

    internal string? Done { get; init; }
}

/// <summary>What was typed in the form of a report.</summary>
/// <param name="Report">Which.</param>
/// <param name="Field">Of the form: <c>note</c> or <c>word</c>.</param>
/// <param name="Text">As typed.</param>
/// <param name="Error">What is wrong with it.</param>
internal sealed record TypedAboutReport(Guid Report, string Field, string? Text, string Error);
