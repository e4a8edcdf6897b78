using Farandole.Domain.Questions;
using Farandole.Platform.Places;

namespace Farandole.Features.Questions;

/// <summary>Finds questions that may be the same as one being asked: those that share most of their words.</summary>
internal static class Likeness
{
    private const int Most = 3;

    /// <summary>Shorter words say nothing of what a question is about.</summary>
    private const int LeastLetters = 4;

    /// <summary>Endings that differ (chien, chiens; venir, viendra) beyond this count as the same word.</summary>
    private const int Stem = 6;

    private const double Enough = 0.5;

    // What people ask with, in the folded form of both languages.
    private static readonly HashSet<string> Empty =
    [
        .. (
            "avec avoir aussi bien cela cette comment dans depuis elle elles encore entre etre faire faut leur leurs mais "
            + "meme notre nous parce peut peuvent pour pourquoi pourra quand quel quelle quelles quels quelque sans sera "
            + "sont sous tous tout toute toutes votre vous about after also been before bring could does from have here "
            + "into just like many much need only other possible shall should some than that their them then there these "
            + "they this what when where which while will with would your est-ce"
        )
            .Split(' ')
            .Select(Cut),
    ];

    public static IReadOnlyList<Question> To(string text, IEnumerable<Question> asked)
    {
        var words = WordsOf(text);
        return words.Count == 0
            ? []
            :
            [
                .. asked
                    .Select(q => (Question: q, Shared: Share(words, WordsOf(q.Text))))
                    .Where(q => q.Shared >= Enough)
                    .OrderByDescending(q => q.Shared)
                    .Take(Most)
                    .Select(q => q.Question),
            ];
    }

    /// <summary>How much of the shorter one is in the other.</summary>
    private static double Share(HashSet<string> one, HashSet<string> other) =>
        other.Count == 0 ? 0 : (double)one.Count(other.Contains) / Math.Min(one.Count, other.Count);

    private static HashSet<string> WordsOf(string text) =>
        [
            .. Folding
                .Of(text)
                .Split(' ')
                .Where(w => w.Length >= LeastLetters)
                .Select(Cut)
                .Where(w => !Empty.Contains(w)),
        ];

    private static string Cut(string word) => word.Length > Stem ? word[..Stem] : word.TrimEnd('s');
}
