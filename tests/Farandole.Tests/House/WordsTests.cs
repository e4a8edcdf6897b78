using System.Text.RegularExpressions;
using Farandole.Platform.Text;

namespace Farandole.Tests.House;

public sealed partial class WordsTests
{
    private static readonly Dictionary<string, List<PoEntry>> Catalogues = Words.Languages.ToDictionary(
        l => l,
        l => Words.Load(l).ToList()
    );

    [Fact]
    public void Every_language_has_the_same_words()
    {
        var keys = Catalogues.Values.Select(c => c.Select(e => e.Id).Order(StringComparer.Ordinal).ToList()).ToList();
        Assert.NotEmpty(keys[0]);
        Assert.All(keys, k => Assert.Equal(keys[0], k));
    }

    [Fact]
    public void No_word_is_said_twice_in_two_catalogues() =>
        Assert.Empty(Catalogues["fr"].GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Plurals_have_the_two_forms_of_French_and_English() =>
        Assert.All(Catalogues.Values.SelectMany(c => c).Where(e => e.IsPlural), e => Assert.Equal(2, e.Forms.Length));

    [Fact]
    public void No_text_is_empty() =>
        Assert.Empty(
            Catalogues.Values.SelectMany(c => c).Where(e => e.Forms.Any(string.IsNullOrWhiteSpace)).Select(e => e.Id)
        );

    [Fact]
    public void A_sentence_has_the_same_variables_in_every_language()
    {
        var english = Catalogues["en"].ToDictionary(e => e.Id);
        Assert.Empty(
            Catalogues["fr"]
                .Where(e => english.TryGetValue(e.Id, out var other) && !Variables(e).SetEquals(Variables(other)))
                .Select(e => e.Id)
        );
    }

    [Fact]
    public void Every_word_that_the_sources_ask_for_exists()
    {
        var known = Catalogues["fr"].Select(e => e.Id).ToHashSet();
        var asked = Sources
            .Files(".cs", ".razor")
            .Where(f => Sources.Name(f).StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(f =>
                Asked().Matches(File.ReadAllText(f)).Select(m => (File: Sources.Name(f), Key: m.Groups["key"].Value))
            )
            .ToList();
        Assert.NotEmpty(asked);
        Assert.Empty(asked.Where(a => !known.Contains(a.Key)).Select(a => $"{a.File}: {a.Key}"));
    }

    [Fact]
    public void No_visible_word_stands_outside_the_catalogues() =>
        Assert.Empty(
            Sources
                .Files(".razor")
                .SelectMany(f => VisibleWords(File.ReadAllText(f)).Select(w => $"{Sources.Name(f)}: {w}"))
        );

    [Fact]
    public void French_has_its_spaces_and_its_apostrophes() =>
        Assert.Empty(
            Catalogues["fr"].Where(e => e.Forms.Any(f => French().IsMatch(f))).Select(e => $"{e.Id}: {e.Forms[0]}")
        );

    private static HashSet<string> Variables(PoEntry entry) =>
        [.. entry.Forms.SelectMany(f => Variable().Matches(f).Select(m => m.Value))];

    /// <summary>What is left of a component without its code, its tags and what it computes.</summary>
    private static IEnumerable<string> VisibleWords(string razor)
    {
        var markup = Code().Replace(Comments().Replace(razor, ""), "");
        foreach (Match text in BetweenTags().Matches(markup))
        {
            foreach (Match word in Word().Matches(Computed().Replace(text.Groups["text"].Value, " ")))
                yield return word.Value;
        }
    }

    [GeneratedRegex(
        @"(?:\bT|\bWords|\bwords|Reader\.Words|\bwords\.Plural|\.Plural)(?:\[|\.Plural\(|\()\s*""(?<key>[a-z0-9_.\-]+)"""
    )]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"@code\s*\{.*\z", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(
        @">(?<text>[^<>{}@;=()]*?)</(?:a|b|p|h[1-6]|li|span|button|label|legend|small|strong|summary|th|td|dt|dd|title|option)>"
    )]
    private static partial Regex BetweenTags();

    [GeneratedRegex(@"@[\w.]+|&\w+;")]
    private static partial Regex Computed();

    [GeneratedRegex(@"\p{L}{3,}")]
    private static partial Regex Word();

    // A plain space before ? ! ; : breaks lines there; a straight apostrophe or a mid-dot is not how we write.
    [GeneratedRegex(@" [?!;:»]|« |\p{L}'\p{L}|\p{L}·\p{L}")]
    private static partial Regex French();
}
