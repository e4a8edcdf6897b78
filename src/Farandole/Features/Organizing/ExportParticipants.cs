using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using Farandole.Features.Shared;
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
        var table = Table(people.Select(ParticipantAsSeen.Of), organized, reader.Words);
        return TypedResults.Bytes(table, "text/csv; charset=utf-8", $"farandole-{organized.Code}.csv");
    }

    /// <summary>UTF-8 with its mark, without which a widespread spreadsheet misreads every accent.</summary>
    private static byte[] Table(IEnumerable<ParticipantAsSeen> people, Event organized, Words words)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, Format(words)))
        {
            WriteRow(csv, words["organizing.csv.columns"].Split('|'));
            foreach (var one in people)
                WriteRow(csv, Cells(one, organized, words));
        }
        return bytes.ToArray();
    }

    private static string?[] Cells(ParticipantAsSeen one, Event organized, Words words) =>
        [
            one.Name,
            one.Party.ToString(CultureInfo.InvariantCulture),
            words[$"organizing.answer.{one.Answer}"],
            one.Message,
            one.Code,
            LocalDatePattern.Iso.Format(one.Since.InZone(Zones.Of(organized.Zone)).Date),
        ];

    private static void WriteRow(CsvWriter csv, IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.NextRecord();
    }

    /// <summary>French spreadsheets part cells by semicolons. A cell that begins like a formula gets an apostrophe in front.</summary>
    private static CsvConfiguration Format(Words words) =>
        new(CultureInfo.InvariantCulture)
        {
            Delimiter = words.Language == "fr" ? ";" : ",",
            InjectionOptions = InjectionOptions.Escape,
            InjectionCharacters = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'],
        };
}
