using System.Globalization;
using Farandole.Domain.Guests;
using Farandole.Features.Shared;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Guests;

/// <summary>The list for a spreadsheet. The organizers typed the addresses: they get them back.</summary>
internal static class ExportGuests
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/events/{id}/guests.csv", Export).Limited(Rate.Export).Personal();

    private static async Task<Results<FileContentHttpResult, NotFound>> Export(
        string id,
        [AsParameters] GuestTools tools,
        CancellationToken ct
    )
    {
        if (await tools.List(id, ct) is not { } model)
            return TypedResults.NotFound();
        var seen = model.Backstage.Seen;
        var all = await tools.Db.GuestsOf(seen.Id, null, null, Invitee.Most, ct);
        var words = tools.Reader.Words;
        return TypedResults.Bytes(
            Spreadsheet.Of(words, words["guests.csv.columns"], all.Guests.Select(g => Cells(words, g))),
            "text/csv; charset=utf-8",
            $"farandole-{seen.Code}-guests.csv"
        );
    }

    private static string?[] Cells(Words words, GuestAsSeen line) =>
        [
            line.Guest.Name,
            line.Guest.Email,
            line.Guest.ContactedBy is { } by ? words[$"guests.channel.{EventAsJson.Word(by)}"] : null,
            words[$"guests.state.{line.State}"],
            line.Party?.ToString(CultureInfo.InvariantCulture),
            line.Guest.ToldBy is { } told ? words[$"guests.channel.{EventAsJson.Word(told)}"] : null,
            line.Guest.NotedBy,
        ];
}
