using System.Globalization;
using System.Text;

namespace Farandole.Platform.Text;

/// <summary>Reads the part of gettext's PO format that translators' tools write: msgid, msgid_plural, msgstr, msgstr[n].</summary>
internal static class PoCatalogue
{
    public static IEnumerable<PoEntry> Read(TextReader reader)
    {
        string? id = null,
            plural = null;
        var forms = new SortedDictionary<int, StringBuilder>();
        StringBuilder? open = null;
        while (reader.ReadLine() is { } raw)
        {
            var line = raw.Trim();
            if (line.StartsWith('"'))
            {
                open?.Append(Unquote(line));
                continue;
            }
            if (line.Length == 0 || line[0] == '#')
                continue;
            var (keyword, text) = Split(line);
            switch (keyword)
            {
                case "msgid":
                    if (id is not null)
                        yield return Entry(id, plural, forms);
                    (id, plural) = (text, null);
                    forms.Clear();
                    open = null;
                    break;
                case "msgid_plural":
                    plural = text;
                    break;
                default:
                    open = forms[FormOf(keyword)] = new StringBuilder(text);
                    break;
            }
        }
        if (id is not null)
            yield return Entry(id, plural, forms);
    }

    private static PoEntry Entry(string id, string? plural, SortedDictionary<int, StringBuilder> forms) =>
        new(id, plural is not null, [.. forms.Values.Select(f => f.ToString())]);

    private static (string Keyword, string Text) Split(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0
            ? throw new FormatException($"Not a PO line: {line}")
            : (line[..space], Unquote(line[(space + 1)..].Trim()));
    }

    private static int FormOf(string keyword) =>
        keyword switch
        {
            "msgstr" => 0,
            _ when keyword.StartsWith("msgstr[", StringComparison.Ordinal) => int.Parse(
                keyword.AsSpan(7, keyword.Length - 8),
                CultureInfo.InvariantCulture
            ),
            _ => throw new FormatException($"Unknown PO keyword: {keyword}"),
        };

    private static string Unquote(string quoted)
    {
        if (quoted.Length < 2 || quoted[0] != '"' || quoted[^1] != '"')
            throw new FormatException($"Not a PO string: {quoted}");
        return quoted[1..^1]
            .Replace("\\n", "\n", StringComparison.Ordinal)
            .Replace("\\\"", "\"", StringComparison.Ordinal)
            .Replace("\\\\", "\\", StringComparison.Ordinal);
    }
}

/// <summary>One entry: a symbolic key and its text, in one form or in the language's plural forms.</summary>
internal sealed record PoEntry(string Id, bool IsPlural, string[] Forms);
