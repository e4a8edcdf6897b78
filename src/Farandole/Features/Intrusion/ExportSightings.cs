using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Intrusion;

/// <summary>The record of who could see what, to keep or to hand on; names as their owners allow.</summary>
internal static class ExportSightings
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/intrusion.csv", AsTable).Limited(Rate.Export).Personal();
        routes.MapGet("/events/{id}/intrusion.json", AsJson).Limited(Rate.Export).Personal();
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> AsTable(
        string id,
        Viewer viewer,
        Db db,
        Reader reader,
        CancellationToken ct
    ) =>
        await Rows(id, viewer, db, ct) is { } rows
            ? TypedResults.Bytes(Table(rows, reader.Words), "text/csv; charset=utf-8", "farandole-intrusion.csv")
            : TypedResults.NotFound();

    private static async Task<Results<JsonHttpResult<IReadOnlyList<SightAsData>>, NotFound>> AsJson(
        string id,
        Viewer viewer,
        Db db,
        CancellationToken ct
    ) => await Rows(id, viewer, db, ct) is { } rows ? TypedResults.Json(rows) : TypedResults.NotFound();

    private static async Task<IReadOnlyList<SightAsData>?> Rows(
        string id,
        Viewer viewer,
        Db db,
        CancellationToken ct
    ) =>
        await db.Organized(id, viewer, ct) is { } organized
            ? [.. (await db.Kept(organized, ct)).Select(SightAsData.Of)]
            : null;

    private static byte[] Table(IReadOnlyList<SightAsData> rows, Words words) =>
        Spreadsheet.Of(
            words,
            words["intrusion.csv.columns"],
            rows.Select(r => (string?[])[r.Piece, r.Label, r.Name, r.Since, r.Until])
        );
}

/// <summary>One line of the record.</summary>
internal sealed record SightAsData(string Piece, string? Label, string? Name, string Since, string Until)
{
    public static SightAsData Of(Sight sight) =>
        new(sight.Key.ToString(), sight.Label, sight.Who.Name, sight.Who.Since.ToString(), sight.Until.ToString());
}
