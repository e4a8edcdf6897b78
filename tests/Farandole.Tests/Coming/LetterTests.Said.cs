using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Kernel;
using Farandole.Platform.Text;
using Farandole.Tests.EventPage;
using Farandole.Tests.Organizing;
using NodaTime;

namespace Farandole.Tests.Coming;

/// <summary>What people wrote is formatted in letters as on the page, or plain: nobody reads signs of Markdown.</summary>
public sealed partial class LetterTests
{
    private const string Written =
        "## Venez\n\nVenez **à pied**, avec [la carte](https://example.org/carte).\n\n- Départ en musique\n- Goûter";

    private static readonly string[] Signs = ["**", "](", "## ", "\n- "];

    [Fact]
    public async Task No_letter_shows_raw_Markdown()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(with: d => d with { Text = Written, Html = RichText.ToHtml(Written) });
        await app.Comes(id);
        using var organizer = app.Visitor(key: await app.Key(id));
        await AnswerAsync(app, id, organizer);
        await organizer.Send(
            $"/events/{id}/messages",
            ("step", "send"),
            ("by", "Letter"),
            ("text", Written),
            ("message", $"{Guid.NewGuid():N}")
        );
        await app.DrainAsync();
        await app.EveningAsync();
        await app.PassAsync(Duration.FromDays(17));

        var letters = app.Letters();
        Assert.Equal(4, letters.Count(l => l.TextBody!.Contains("Venez à pied", StringComparison.Ordinal)));
        foreach (var letter in letters)
        {
            Assert.All(Signs, sign => Assert.DoesNotContain(sign, letter.TextBody!, StringComparison.Ordinal));
            var html = WebUtility.HtmlDecode(letter.HtmlBody)!;
            Assert.All(Signs, sign => Assert.DoesNotContain(sign, html, StringComparison.Ordinal));
            Assert.DoesNotContain("**", letter.ToString(), StringComparison.Ordinal);
        }
        Assert.Contains(letters, l => l.HtmlBody!.Contains("<strong>à pied</strong>", StringComparison.Ordinal));
        Assert.Contains(
            letters,
            l => l.TextBody!.Contains("la carte (https://example.org/carte)", StringComparison.Ordinal)
        );
    }

    private static async Task AnswerAsync(App app, EventId id, HttpClient organizer)
    {
        using var asker = app.Visitor();
        await asker.Send($"/events/{id}/questions", ("question", "Comment venir ?"), ("email", "ines@exemple.fr"));
        await app.DrainAsync();
        var link = Question().Match(app.LettersTo("ines@exemple.fr")[0].TextBody!).Value;
        await asker.Send($"{link}/confirmation");
        var page = await organizer.Reads($"/events/{id}/questions");
        await organizer.Send(Answering().Match(page).Value, ("answer", Written));
        await app.DrainAsync();
    }

    [GeneratedRegex("/q/[A-Za-z0-9_-]+")]
    private static partial Regex Question();

    [GeneratedRegex("/events/[A-Za-z0-9_-]+/questions/[0-9a-f-]{36}/answer")]
    private static partial Regex Answering();
}
