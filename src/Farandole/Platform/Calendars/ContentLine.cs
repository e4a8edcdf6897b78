using System.Text;
using System.Text.RegularExpressions;

namespace Farandole.Platform.Calendars;

/// <summary>One unfolded line of a calendar: <c>NAME;PARAM=x:value</c> (RFC 5545 §3.1).</summary>
/// <param name="Number">Where it starts in the file, from 1.</param>
internal sealed partial record ContentLine(
    string Name,
    IReadOnlyDictionary<string, string> Parameters,
    string Value,
    int Number
)
{
    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>The value as TEXT, free of control characters.</summary>
    public string Text => CalendarText.Unescape(Value);

    /// <summary>Null when the line has no name: it is then the rest of a line that somebody forgot to fold.</summary>
    public static ContentLine? Parse(string line, int number)
    {
        var start = Start().Match(line);
        if (!start.Success)
            return null;
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = start.Length;
        while (at < line.Length && line[at] == ';' && ParameterShape().Match(line, at) is { Success: true } match)
        {
            parameters[match.Groups["name"].Value] = Decode(match.Groups["value"].Value);
            at += match.Length;
        }
        // What follows broken parameters is still after the first colon.
        var colon = line.IndexOf(':', at);
        return colon < 0
            ? null
            : new ContentLine(start.Value.ToUpperInvariant(), parameters, line[(colon + 1)..], number);
    }

    /// <summary>Lines of a file put together again: CRLF, LF or CR; a line that starts with a blank continues the one before.</summary>
    public static IEnumerable<ContentLine> ReadAll(string ics)
    {
        StringBuilder? current = null;
        var (number, first) = (0, 0);
        foreach (var line in CalendarText.Lines(ics.TrimStart('\uFEFF')))
        {
            number++;
            if (current is not null && line is [' ' or '\t', ..])
                current.Append(line, 1, line.Length - 1);
            else if (current is not null && line.Length > 0 && Parse(line, number) is null)
                // A description whose line breaks were written bare: keep the words.
                current.Append("\\n").Append(line);
            else if (line.Length > 0)
            {
                if (current is not null && Parse(current.ToString(), first) is { } done)
                    yield return done;
                (current, first) = (new StringBuilder(line), number);
            }
        }
        if (current is not null && Parse(current.ToString(), first) is { } last)
            yield return last;
    }

    /// <summary>Quotes off, and RFC 6868: ^n is a line break, ^' a quote, ^^ a caret.</summary>
    private static string Decode(string value) =>
        value
            .Trim('"')
            .Replace("^^", "\0", StringComparison.Ordinal)
            .Replace("^n", "\n", StringComparison.Ordinal)
            .Replace("^'", "\"", StringComparison.Ordinal)
            .Replace('\0', '^');

    [GeneratedRegex(@"^[A-Za-z0-9-]+(?=[;:])")]
    private static partial Regex Start();

    [GeneratedRegex("""\G;(?<name>[A-Za-z0-9-]+)=(?<value>"[^"]*"|[^";:]*)(?:,(?:"[^"]*"|[^";:]*))*""")]
    private static partial Regex ParameterShape();
}
