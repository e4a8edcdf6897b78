using System.Globalization;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Farandole.Features.Organizing;

/// <summary>Who comes, for a spreadsheet: what people typed is text there and never a formula.</summary>
internal static class ExportParticipants
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/events/{id}/participants.csv", Export).Limited(Rate.Export).Personal();

    private static async Task<Results<FileContentHttpResult, NotFound>> Export(
        string id,
        Viewer viewer,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await db.Organized(id, viewer, ct) is not { } organized)
            return TypedResults.NotFound();
        var people = await db.InOf(organized.Id).OrderBy(p => p.CreatedAt).ThenBy(p => p.Code).ToListAsync(ct);
        var words = reader.Words;
        var table = Spreadsheet.Of(
            words,
            words["organizing.csv.columns"],
            (await db.AsSeen(people, ct)).Select(one => Cells(one, organized, words))
        );
        return TypedResults.Bytes(table, "text/csv; charset=utf-8", $"farandole-{organized.Code}.csv");
    }

    private static string?[] Cells(ParticipantAsSeen one, Event organized, Words words) =>
        [
            one.Name,
            one.Party.ToString(CultureInfo.InvariantCulture),
            words[$"organizing.answer.{one.Answer}"],
            one.Message,
            one.Code,
            LocalDatePattern.Iso.Format(one.Since.InZone(Zones.Of(organized.Zone)).Date),
            one.Elsewhere?.Handle,
        ];
}
