using System.Text;
using Farandole.Platform.Places;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Farandole.Platform.Search;

/// <summary>
/// How a text is taken apart into words, the same for what is written and for what is asked: small letters without accents,
/// <c>l’énergie</c> as <c>energie</c>, and beside each word its stems in French and in English, so that no text must say
/// which language it is in. Words that stand in every text have no stem: <c>danse</c> must not find every <c>dans</c>.
/// </summary>
internal static class WordForms
{
    /// <summary>Before a stem, which is no word.</summary>
    public const char Stem = '~';

    /// <summary>Longer ones are nothing that anybody types.</summary>
    private const int Longest = 60;

    private static readonly Analyzer Apart = Analyzer.NewAnonymous(
        (_, text) =>
        {
            var words = new StandardTokenizer(LuceneVersion.LUCENE_48, text);
            var bare = new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES);
            return new TokenStreamComponents(words, new LowerCaseFilter(LuceneVersion.LUCENE_48, bare));
        }
    );

    /// <summary>As verbs these are everywhere, as summer and steps they are looked for.</summary>
    private static readonly HashSet<string> French = [.. Folded(FrenchAnalyzer.DefaultStopSet).Except(["ete", "pas"])];

    private static readonly HashSet<string> English = [.. Folded(StopAnalyzer.ENGLISH_STOP_WORDS_SET)];

    /// <summary>The words of a text in their order, folded; of writing without spaces each sign is a word.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var words = new StringBuilder(text.Length);
        using var stream = Apart.GetTokenStream("", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            words.Append(term).Append(' ');
        stream.End();
        return Folding
            .Of(words.ToString())
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length <= Longest);
    }

    /// <summary>Whether a word stands in every text of this language: whoever asks does not mean it.</summary>
    public static bool IsUsual(string word, string language) => (language == "en" ? English : French).Contains(word);

    /// <summary>What of a word finds it: its stems, or itself where it has none.</summary>
    public static IReadOnlyList<string> KeysOf(string word)
    {
        if (French.Contains(word) || English.Contains(word))
            return [word];
        var (french, english) = (word.ToCharArray(), word.ToCharArray());
        // The stemmers are allowed to write into what they are given.
        var inFrench = Stem + new string(french, 0, new FrenchLightStemmer().Stem(french, french.Length));
        var inEnglish = Stem + new string(english, 0, new EnglishMinimalStemmer().Stem(english, english.Length));
        return inFrench == inEnglish ? [inFrench] : [inFrench, inEnglish];
    }

    private static IEnumerable<string> Folded(CharArraySet words) => words.Select(Folding.Of);
}
