using System.Globalization;
using Farandole.Features.Shared;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Needs;

/// <summary>Who brings what, for a spreadsheet.</summary>
internal static class ExportNeeds
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/events/{id}/needs.csv", Export).Limited(Rate.Export).Personal();

    private static async Task<Results<FileContentHttpResult, NotFound>> Export(
        string id,
        [AsParameters] ListTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Manages(id, null, ct) is not { List: { } list })
            return TypedResults.NotFound();
        var words = tools.Reader.Words;
        var rows = list.Lines.SelectMany(line =>
            line.Claims.Count == 0 ? [Cells(words, line, null)] : line.Claims.Select(claim => Cells(words, line, claim))
        );
        return TypedResults.Bytes(
            Spreadsheet.Of(words, words["needs.csv.columns"], rows),
            "text/csv; charset=utf-8",
            $"farandole-{list.Seen.Code}-needs.csv"
        );
    }

    private static string?[] Cells(Words words, NeedAsSeen line, ClaimAsSeen? claim) =>
        [
            words[$"needs.kind.{EventAsJson.Word(line.Need.Kind)}"],
            line.Need.Label,
            line.Need.Wanted?.ToString(CultureInfo.InvariantCulture),
            line.Need.Unit,
            NeedTimes.Of(words, line.Need),
            claim is null ? null : claim.Name ?? words["needs.unnamed"],
            claim?.Quantity.ToString(CultureInfo.InvariantCulture),
            claim?.Note,
        ];
}
