using System.Text;

namespace Farandole.Platform.Calendars;

/// <summary>Lines of a calendar: CRLF, at most 75 octets each, never cut inside a character (RFC 5545 §3.1).</summary>
internal sealed class FoldedLines
{
    private const int MostOctets = 75;

    private readonly StringBuilder text = new();

    /// <summary>A line whose value is already as the format wants it.</summary>
    public FoldedLines Add(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
        return this;
    }

    /// <summary>A line of words; none when there are no words.</summary>
    public FoldedLines AddText(string name, string? words) =>
        string.IsNullOrWhiteSpace(words) ? this : Add(name, CalendarText.Escape(words));

    /// <summary>A parameter's value: quotes become RFC 6868's, the rest may stand between quotes.</summary>
    public static string Quote(string value) =>
        '"'
        + CalendarText
            .OneLine(CalendarText.Clean(value))
            .Replace("^", "^^", StringComparison.Ordinal)
            .Replace("\"", "^'", StringComparison.Ordinal)
        + '"';

    public override string ToString() => text.ToString();
}
