using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Platform.Text;

namespace Farandole.Tests.House;

/// <summary>A word that is put together from a value has to be there for every value: nothing else says so before a page breaks.</summary>
public sealed partial class WordFamiliesTests
{
    private static readonly HashSet<string> Known = [.. Words.Load("fr").Select(e => e.Id)];

    [Fact]
    public void Every_family_of_words_that_the_sources_ask_for_has_somebody_in_it()
    {
        var asked = Asked();
        Assert.NotEmpty(asked);
        Assert.All(asked, f => Assert.Contains(Known, f.IsMatch));
    }

    [Theory]
    [InlineData("coming.confirm.page.", "", typeof(Answer))]
    [InlineData("organizing.answer.", "", typeof(Answer))]
    [InlineData("coming.ticket.", "", typeof(Answer), nameof(Answer.Coming))]
    [InlineData("answer.exposure.", "", typeof(Exposure))]
    [InlineData("answer.exposure.", ".hint", typeof(Exposure))]
    [InlineData("letters.rhythm.", "", typeof(Platform.Db.Rhythm))]
    [InlineData("letters.rhythm.", ".hint", typeof(Platform.Db.Rhythm))]
    [InlineData("pieces.choice.", "", typeof(Audience), nameof(Audience.HasLink))]
    [InlineData("pieces.choice.", ".hint", typeof(Audience), nameof(Audience.HasLink))]
    public void A_family_has_a_word_for_every_value(string before, string after, Type values, params string[] spared)
    {
        var words = Enum.GetNames(values).Except(spared).Select(n => before + n + after);
        Assert.All(words, w => Assert.Contains(Known, k => k.Equals(w, StringComparison.OrdinalIgnoreCase)));
    }

    private static List<Regex> Asked() =>
        [
            .. Sources
                .Files(".cs", ".razor")
                .Where(f => Sources.Name(f).StartsWith("src/", StringComparison.Ordinal))
                .SelectMany(f => PutTogether().Matches(File.ReadAllText(f)).Select(m => m.Groups["key"].Value))
                .Distinct()
                .Select(key => new Regex($"^{Hole().Replace(Regex.Escape(key), ".+")}$")),
        ];

    [GeneratedRegex(@"(?:\bT|\b[wW]ords|\.Plural)[\[(]\$""(?<key>[a-z0-9.\-]+\{[^""{}]+\}[a-z0-9.\-]*)""")]
    private static partial Regex PutTogether();

    [GeneratedRegex(@"\\\{[^}]*\}")]
    private static partial Regex Hole();
}
