using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Farandole.Platform.Text;

namespace Farandole.Features.Shared;

/// <summary>A table for spreadsheets: what people typed is text there and never a formula.</summary>
internal static class Spreadsheet
{
    /// <summary>UTF-8 with its mark, without which a widespread spreadsheet misreads every accent.</summary>
    /// <param name="words">French spreadsheets part cells by semicolons.</param>
    /// <param name="columns">Their names, parted by <c>|</c>.</param>
    /// <param name="rows">The cells, as typed.</param>
    public static byte[] Of(Words words, string columns, IEnumerable<string?[]> rows)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, Format(words)))
        {
            WriteRow(csv, columns.Split('|'));
            foreach (var row in rows)
                WriteRow(csv, row);
        }
        return bytes.ToArray();
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.NextRecord();
    }

    /// <summary>A cell that begins like a formula gets an apostrophe in front.</summary>
    private static CsvConfiguration Format(Words words) =>
        new(CultureInfo.InvariantCulture)
        {
            Delimiter = words.Language == "fr" ? ";" : ",",
            InjectionOptions = InjectionOptions.Escape,
            InjectionCharacters = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'],
        };
}
