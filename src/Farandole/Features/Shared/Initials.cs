using System.Globalization;

namespace Farandole.Features.Shared;

/// <summary>
/// The two letters that stand for a name: of its first two words that say something, or the first two of the only one.
/// </summary>
internal static class Initials
{
    private static readonly HashSet<string> Little = new(
        [.. "le la les un une des du de au aux et en à l d".Split(' '), .. "the a an of and for in at".Split(' ')],
        StringComparer.OrdinalIgnoreCase
    );

    public static string Of(string name)
    {
        var words = WordsOf(name);
        if (words.Count == 0)
            return Begins(name.Trim(), 2);
        List<string> telling = [.. words.Where(w => !Little.Contains(w))];
        var of = telling.Count > 0 ? telling : words;
        return of.Count == 1 ? Begins(of[0], 2) : Begins(of[0], 1) + Begins(of[1], 1);
    }

    /// <summary>An apostrophe ends an article and nothing else: l’eau is two words, aujourd’hui and O’Neill are one.</summary>
    private static List<string> WordsOf(string name)
    {
        var words = new List<string>();
        foreach (var typed in name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = typed.IndexOfAny(['\'', '’']);
            if (mark > 0 && Little.Contains(typed[..mark]))
                words.Add(typed[..mark]);
            words.Add(Spoken(mark > 0 && Little.Contains(typed[..mark]) ? typed[mark..] : typed));
        }
        words.RemoveAll(w => w.Length == 0);
        return words;
    }

    private static string Spoken(string word) => string.Concat(word.Where(c => !char.IsPunctuation(c)));

    /// <summary>As a reader counts letters: an accent or a flag stays whole.</summary>
    private static string Begins(string word, int letters)
    {
        var length = 0;
        for (var i = 0; i < letters; i++)
            length += StringInfo.GetNextTextElementLength(word.AsSpan(length));
        return word[..length].ToUpperInvariant();
    }
}
