using System.Globalization;
using System.Text;

namespace Farandole.Platform.Places;

/// <summary>
/// How names are compared: small letters, no accents, one space between words, "st" and "ste" spelt out.
/// "St-Étienne" and "saint etienne" fold to the same text.
/// </summary>
internal static class Folding
{
    /// <summary>Letters that Unicode does not take apart.</summary>
    private static readonly Dictionary<char, string> Whole = new()
    {
        ['œ'] = "oe",
        ['æ'] = "ae",
        ['ß'] = "ss",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['ł'] = "l",
        ['ı'] = "i",
        ['þ'] = "th",
    };

    private static readonly string?[] Known = new string?[0x2000];

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        var wordStart = 0;
        foreach (var character in text)
        {
            var letter = Letter(character);
            if (letter != " ")
            {
                folded.Append(letter);
            }
            else if (folded.Length > wordStart)
            {
                SpellSaint(folded, wordStart);
                folded.Append(' ');
                wordStart = folded.Length;
            }
        }
        if (folded.Length > 0 && folded[^1] == ' ')
            folded.Length--;
        return folded.ToString();
    }

    /// <summary>Only when another word follows: "st" alone may be the beginning of Stuttgart.</summary>
    private static void SpellSaint(StringBuilder folded, int wordStart)
    {
        var length = folded.Length - wordStart;
        if (length is < 2 or > 3 || folded[wordStart] != 's' || folded[wordStart + 1] != 't')
            return;
        if (length == 3 && folded[wordStart + 2] != 'e')
            return;
        folded.Length = wordStart;
        folded.Append(length == 2 ? "saint" : "sainte");
    }

    /// <summary>The folded letter; nothing for a combining mark; one space for what parts words.</summary>
    private static string Letter(char character)
    {
        if (character >= Known.Length)
            return Work(character);
        return Known[character] ??= Work(character);
    }

    private static string Work(char character)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark)
            return "";
        if (char.IsSurrogate(character) || !char.IsLetterOrDigit(character))
            return " ";
        var small = char.ToLowerInvariant(character);
        if (Whole.TryGetValue(small, out var whole))
            return whole;
        var apart = small.ToString().Normalize(NormalizationForm.FormD);
        return string.Concat(apart.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
    }
}
