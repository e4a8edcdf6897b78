using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;

namespace Farandole.Features.Servers;

/// <summary>What becomes of a line of a list.</summary>
public enum LineVerdict
{
    /// <summary>Its server is to be closed.</summary>
    New,

    /// <summary>It is closed already, or stands above.</summary>
    Known,

    /// <summary>It names no server.</summary>
    NoName,

    /// <summary>It asks for less than closing, which there is not here.</summary>
    Milder,

    /// <summary>It is this server.</summary>
    Own,
}

/// <summary>One line of a list.</summary>
public sealed record ListLine(int Number, string Text, LineVerdict Verdict)
{
    internal Closing? Closing { get; init; }
}

/// <summary>
/// Lists of closed servers as instances hand them on: Mastodon's columns, of which its name and how severe it is count, or a
/// name in each line.
/// </summary>
internal static class ServerLists
{
    public const int MostBytes = 2 * 1024 * 1024;
    private const string Suspend = "suspend";
    private const string NameColumn = "domain";

    public static IReadOnlyList<string> Columns { get; } =
    ["#domain", "#severity", "#reject_media", "#reject_reports", "#public_comment", "#obfuscate"];

    public static IEnumerable<string?> RowOf(ClosedServer closed) =>
        [closed.Name, Suspend, "true", "true", closed.Word, "false"];

    /// <param name="bytes">The file.</param>
    /// <param name="closed">Those that are closed already.</param>
    /// <param name="isOwn">Whether a name is this server's.</param>
    public static IReadOnlyList<ListLine> Read(byte[] bytes, IEnumerable<string> closed, Predicate<string> isOwn)
    {
        using var text = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        using var csv = new CsvReader(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture) { HasHeaderRecord = false, BadDataFound = null }
        );
        var known = closed.ToHashSet(StringComparer.Ordinal);
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { [NameColumn] = 0 };
        var lines = new List<ListLine>();
        while (lines.Count < ClosedServer.Most && csv.Read())
        {
            var cells = csv.Parser.Record ?? [];
            if (lines.Count == 0 && cells.Any(c => IsNamed(c, NameColumn)))
                columns = cells.Index().DistinctBy(c => Plain(c.Item)).ToDictionary(c => Plain(c.Item), c => c.Index);
            else if (cells.Any(c => c.Length > 0) && !cells[0].StartsWith('#'))
                lines.Add(Judge(csv.Parser.Row, column => CellOf(cells, columns, column), known, isOwn));
        }
        return lines;
    }

    private static ListLine Judge(
        int number,
        Func<string, string?> cell,
        HashSet<string> known,
        Predicate<string> isOwn
    )
    {
        var typed = cell(NameColumn) ?? "";
        if (ServerName.Parse(typed) is not { } name)
            return new(number, typed, LineVerdict.NoName);
        if (cell("severity") is { Length: > 0 } severity && severity != Suspend)
            return new(number, name, LineVerdict.Milder);
        if (isOwn(name))
            return new(number, name, LineVerdict.Own);
        if (!known.Add(name))
            return new(number, name, LineVerdict.Known);
        var word = PlainText.Line(cell("public_comment") ?? cell("private_comment"));
        return new(number, name, LineVerdict.New)
        {
            Closing = new(name, PlainText.Fits(word, ClosedServer.MaxWord) ? word : null),
        };
    }

    private static bool IsNamed(string cell, string column) =>
        string.Equals(Plain(cell), column, StringComparison.OrdinalIgnoreCase);

    /// <summary>Mastodon writes a mark before the names of its columns, others do not.</summary>
    private static string Plain(string cell) => cell.Trim().TrimStart('#');

    private static string? CellOf(string[] cells, Dictionary<string, int> columns, string column) =>
        columns.TryGetValue(column, out var at) && at < cells.Length && cells[at].Trim() is { Length: > 0 } cell
            ? cell
            : null;
}
