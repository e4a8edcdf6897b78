using System.Globalization;
using System.Text;

namespace Farandole.Domain.Kernel;

/// <summary>Text that people type, made safe to show beside other people's: NFC, no control and no direction-changing characters.</summary>
public static class PlainText
{
    /// <summary>One line, trimmed; null when nothing is left.</summary>
    public static string? Line(string? typed) => Clean(typed, keepLines: false);

    /// <summary>Several lines, ends of lines as <c>\n</c>; null when nothing is left.</summary>
    public static string? Lines(string? typed) => Clean(typed, keepLines: true);

    /// <summary>Length as people count: user-perceived characters (UAX 29).</summary>
    public static int Length(string? text) => text is null ? 0 : new StringInfo(text).LengthInTextElements;

    /// <summary>
    /// Whether it has at most so many characters as people count them. Nor may it be more than four times as long in
    /// UTF-16, for which there is room in the database: one character can be made of hundreds.
    /// </summary>
    public static bool Fits(string? text, int most) => text is null || text.Length <= 4 * most && Length(text) <= most;

    private static string? Clean(string? typed, bool keepLines)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var text = WithoutLoneSurrogates(typed).Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n");
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\t')
                kept.Append(keepLines ? c : ' ');
            else if (!IsUnwanted(c))
                kept.Append(c);
        }
        var trimmed = kept.ToString().Trim();
        return trimmed.Length == 0 ? null : trimmed;
    }

    // Bidi overrides and isolates could reorder the words around a name; FEFF and 2028/9 hide or break lines.
    private static bool IsUnwanted(char c) =>
        char.IsControl(c)
        || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFEFF' or '\u2028' or '\u2029';

    private static string WithoutLoneSurrogates(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            kept.Append(rune.ToString());
        return kept.ToString();
    }
}
