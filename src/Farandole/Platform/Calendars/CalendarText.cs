using System.Text;

namespace Farandole.Platform.Calendars;

/// <summary>Text as calendars escape it (RFC 5545 §3.3.11).</summary>
internal static class CalendarText
{
    public static string Escape(string text) =>
        Clean(text)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    public static string Unescape(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\' || i + 1 == value.Length)
                text.Append(value[i]);
            else
                text.Append(Unescaped(value[++i]));
        }
        return Clean(text.ToString());
    }

    /// <summary>The items of a list whose commas are not escaped.</summary>
    public static IEnumerable<string> Items(string value)
    {
        var from = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\')
                i++;
            else if (value[i] == ',')
            {
                yield return value[from..i];
                from = i + 1;
            }
        }
        yield return value[from..];
    }

    /// <summary>No control character but the line break, and one kind of line break.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 == text.Length || text[i + 1] != '\n')
                    clean.Append('\n');
            }
            else if (c is '\n' or '\t' || !char.IsControl(c))
                clean.Append(c);
        }
        return clean.ToString();
    }

    /// <summary>On one line, blanks together.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Only CR and LF end a line: a line separator (U+2028) is part of the text.</summary>
    public static IEnumerable<string> Lines(string text)
    {
        for (var from = 0; from < text.Length; )
        {
            var end = text.AsSpan(from).IndexOfAny('\r', '\n');
            if (end < 0)
            {
                yield return text[from..];
                yield break;
            }
            yield return text.Substring(from, end);
            from += end + (text.AsSpan(from + end).StartsWith("\r\n") ? 2 : 1);
        }
    }

    private static string Unescaped(char c) =>
        c switch
        {
            'n' or 'N' => "\n",
            ',' or ';' or '\\' or ':' or '"' => c.ToString(),
            _ => "\\" + c,
        };
}
