using System.Text.RegularExpressions;
using Farandole.Domain.Participations;
using Farandole.Platform.Places;
using Farandole.Platform.Text;

namespace Farandole.Features.Shared.Federating;

/// <summary>What somebody says about coming, in words that can be understood in one way only.</summary>
/// <param name="Answer">Null: they do not come.</param>
/// <param name="Party">How many people they say they are.</param>
/// <param name="Language">In which they said it.</param>
internal sealed partial record SpokenAnswer(Answer? Answer, int Party, string Language)
{
    /// <summary>Longer than any answer with all its courtesies: whoever says more says something else.</summary>
    private const int MostLetters = 120;

    /// <summary>
    /// Null when it is no plain answer. The whole of it must be one, apart from courtesies: "I am coming" is, "I am coming if
    /// it does not rain" and "who is coming?" are not.
    /// </summary>
    /// <param name="html">Of a note, as it came.</param>
    public static SpokenAnswer? Of(string? html)
    {
        var words = OwnWords.In(html);
        if (words.Length > MostLetters || words.Contains('?', StringComparison.Ordinal))
            return null;
        var said = Bare(Folding.Of(words));
        foreach (var phrase in SpokenPhrases.All)
        {
            if (PartyIn(phrase, said) is { } party)
                return new(phrase.Answer, party, phrase.Language);
        }
        return null;
    }

    /// <summary>Null when it is another phrase, or for more people than an answer may stand for.</summary>
    private static int? PartyIn(SpokenPhrase phrase, string said)
    {
        if (!phrase.HasNumber)
            return said == phrase.Words ? 1 : null;
        var (before, after) = phrase.Around;
        if (
            said.Length <= before.Length + after.Length
            || !said.StartsWith(before, StringComparison.Ordinal)
            || !said.EndsWith(after, StringComparison.Ordinal)
        )
            return null;
        var party = NumberOf(said[before.Length..^after.Length]) + (phrase.IsBesides ? 1 : 0);
        return party is >= 1 and <= JoinPolicy.MaxParty ? party : null;
    }

    private static int? NumberOf(string said) =>
        Digits().IsMatch(said) ? int.Parse(said, System.Globalization.CultureInfo.InvariantCulture)
        : SpokenPhrases.Numbers.TryGetValue(said, out var number) ? number
        : null;

    /// <summary>Without "hello" and "thank you".</summary>
    private static string Bare(string said)
    {
        for (var before = ""; before != said; )
        {
            before = said;
            foreach (var courtesy in SpokenPhrases.Courtesies)
            {
                if (said.StartsWith(courtesy + " ", StringComparison.Ordinal))
                    said = said[(courtesy.Length + 1)..];
                if (said.EndsWith(" " + courtesy, StringComparison.Ordinal))
                    said = said[..^(courtesy.Length + 1)];
            }
        }
        return said;
    }

    [GeneratedRegex("^[0-9]{1,2}$")]
    private static partial Regex Digits();
}
