using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Features.Agenda;
using Farandole.Tests.EventPage;
using NodaTime;

namespace Farandole.Tests.Agenda;

/// <summary>Now is Tuesday 2 March 2027, 10:00 in Paris.</summary>
public sealed partial class SearchTests
{
    private static readonly Place Lyon = new("MJC", "8 rue de la Forêt, Lyon", 45.7485, 4.8467, "Lyon");
    private static readonly Place Paris = new("Le Cent", "Paris", 48.8534, 2.3488, "Paris");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("énergie")]
    [InlineData("energie")]
    [InlineData("l'énergie")]
    [InlineData("L’ÉNERGIE")]
    [InlineData("energies")]
    [InlineData("qu’est-ce que l’énergie ?")]
    [InlineData("fete energie")]
    [InlineData("fête de l’énergie")]
    [InlineData("animaux energie")]
    [InlineData("forêts")]
    [InlineData("foret")]
    [InlineData("MJC")]
    [InlineData("danse")]
    [InlineData("danser")]
    [InlineData("dances")]
    [InlineData("saint etienne")]
    [InlineData("st-etienne")]
    [InlineData("œuf")]
    [InlineData("oeufs")]
    [InlineData("ener")]
    [InlineData("lyon ener")]
    public async Task Words_are_found_in_any_accent_number_and_language(string q)
    {
        await using var app = await App.StartAsync();
        await app.Announce(
            "La fête de l’énergie",
            d =>
                d with
                {
                    Place = Lyon,
                    Html = "<p>Des animaux, des œufs durs, et <b>on danse</b>. We dance. Navette de Saint-Étienne.</p>",
                }
        );
        await app.Announce("Autre chose, dans les bois", d => d with { Html = "<p>Sans rien de tout cela.</p>" });

        Assert.Equal(["La fête de l’énergie"], await app.Finds(q));
    }

    [Theory]
    [InlineData("energie danse")]
    [InlineData("nergie")]
    [InlineData("zzz")]
    [InlineData("energie zzz")]
    public async Task All_of_the_words_must_be_there(string q)
    {
        await using var app = await App.StartAsync();
        await app.Announce("La fête de l’énergie");
        await app.Announce("On danse dans les bois");

        Assert.Empty(await app.Finds(q));
        Assert.Contains("Rien pour", await app.Visitor().Get($"/search?q={q}"));
    }

    /// <summary>"dans" is the stem of "danse": nobody who looks for one wants the other.</summary>
    [Fact]
    public async Task Words_of_every_text_are_looked_for_when_nothing_else_is()
    {
        await using var app = await App.StartAsync();
        await app.Announce("Dans les bois");
        await app.Announce("Thé, danses et contes");

        Assert.Equal(["Thé, danses et contes"], await app.Finds("danse"));
        Assert.Equal(["Dans les bois"], await app.Finds("dans"));
        Assert.Equal(["Thé, danses et contes"], await app.Finds("the"));
        Assert.Equal(["Dans les bois"], await app.Finds("dans les bois"));
    }

    [Fact]
    public async Task What_is_found_is_in_the_order_of_the_days_page_by_page()
    {
        await using var app = await App.StartAsync();
        var days = Enumerable.Range(0, 60).Select(n => new LocalDate(2027, 3, 3).PlusDays(n * 7 % 60)).ToList();
        foreach (var (n, day) in days.Index())
            await app.Announce($"Bal {n}", d => d with { Schedule = Announced.On(day, new(14, 0)) });
        await app.Announce("Chorale");
        await app.DrainAsync();
        var expected = days.Index().OrderBy(d => d.Item).Select(d => $"Bal {d.Index}");

        var found = new List<string>();
        var pages = 0;
        for (var path = "/search?q=bals"; path is not null; pages++)
        {
            var page = await app.Visitor().Get(path);
            found.AddRange(Searching.TitlesOf(page));
            path = Next().Match(page) is { Success: true } next
                ? WebUtility.HtmlDecode(next.Groups["path"].Value)
                : null;
        }

        Assert.Equal(expected, found);
        Assert.Equal(3, pages);
    }

    [Fact]
    public async Task What_is_over_is_found_by_its_date_and_what_goes_on_before_the_rest()
    {
        await using var app = await App.StartAsync();
        await app.Announce("Bal d’hier", d => d with { Schedule = Announced.On(new(2027, 3, 1), new(20, 0)) });
        await app.Announce("Bal de ce soir", d => d with { Schedule = Announced.On(new(2027, 3, 2), new(20, 0)) });
        await app.Announce(
            "Dix jours de bals",
            d => d with { Schedule = Schedule.Of(new(2027, 2, 26), null, new(2027, 3, 7), null, "Europe/Paris") }
        );

        Assert.Equal(["Dix jours de bals", "Bal de ce soir"], await app.Finds("bal"));
        Assert.Equal(["Bal d’hier", "Bal de ce soir"], await app.Finds("bal", "&from=2027-03-01"));
        Assert.Equal(["Dix jours de bals", "Bal de ce soir"], await app.Finds("bal", "&when=tonight"));
        Assert.Equal(["Dix jours de bals"], await app.Finds("bal", "&when=weekend"));
    }

    [Theory]
    [InlineData("&free=1", "Bal gratuit")]
    [InlineData("&wheelchair=1", "Bal assis")]
    [InlineData("&online=1", "Bal en ligne")]
    [InlineData("&free=1&online=1", "")]
    [InlineData("&place=Lyon&distance=5", "Bal de Lyon")]
    [InlineData("&place=Paris", "Bal de Paris")]
    [InlineData("&place=Xyzzyville", "")]
    public async Task The_conditions_of_the_agenda_hold(string more, string expected)
    {
        await using var app = await App.StartAsync();
        await app.Announce("Bal gratuit", d => d with { IsFree = true });
        await app.Announce("Bal assis", d => d with { Accessibility = Accessibility.Wheelchair });
        await app.Announce("Bal en ligne", d => d with { OnlineLink = "https://visio.example/x" });
        await app.Announce("Bal de Lyon", d => d with { Place = Lyon });
        await app.Announce("Bal de Paris", d => d with { Place = Paris });
        await app.Announce("Gratuit, et rien d’autre", d => d with { IsFree = true });

        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), await app.Finds("bal", more));
    }

    /// <summary>More have the words than one look takes, and few of them fulfil what only the database knows.</summary>
    [Fact]
    public async Task The_last_of_many_is_found_too()
    {
        await using var app = await App.StartAsync();
        for (var n = 0; n < 120; n++)
            await app.Announce(
                $"Bal {n}",
                // In the same square, and farther than five kilometres.
                d => d with { Place = new("Loin", "Loin", 45.98, 4.98), Schedule = Announced.On(new(2027, 3, 3)) }
            );
        await app.Announce("Le bal de Lyon", d => d with { Place = Lyon, Schedule = Announced.On(new(2027, 6, 3)) });

        Assert.Equal(["Le bal de Lyon"], await app.Finds("bal", "&place=Lyon&distance=5"));
    }

    [Fact]
    public async Task Feeds_and_the_api_take_the_same_words()
    {
        await using var app = await App.StartAsync();
        await app.Announce("Un bal");
        await app.Announce("Une chorale");
        await app.DrainAsync();

        foreach (var path in (string[])["/agenda.ics", "/agenda.atom", "/agenda.json", "/api/v1/events"])
        {
            var said = await app.Visitor().Get($"{path}?q=bals");
            Assert.Contains("Un bal", said, StringComparison.Ordinal);
            Assert.DoesNotContain("chorale", said, StringComparison.Ordinal);
        }
        using var none = JsonDocument.Parse(await app.Visitor().Get("/api/v1/events?q=zzz"));
        Assert.Empty(none.RootElement.GetProperty("events").EnumerateArray());
        Assert.Contains("/search?q=bals", await app.Visitor().Get("/agenda.atom?q=bals"), StringComparison.Ordinal);
        // The front page is the whole agenda: words have a page of their own.
        Assert.Contains("Une chorale", await app.Visitor().Get("/?q=bals"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_asks_and_says_what_it_found()
    {
        await using var app = await App.StartAsync();
        await app.Announce("Un bal", d => d with { Place = Lyon });
        await app.DrainAsync();
        var visitor = app.Visitor();

        var start = await visitor.Get("/search");
        Assert.Contains("action=\"/search\"", start, StringComparison.Ordinal);
        Assert.Contains("noindex", start, StringComparison.Ordinal);
        Assert.Empty(Searching.TitlesOf(start));
        Assert.Contains("action=\"/search\"", await visitor.Get("/"), StringComparison.Ordinal);

        Assert.Contains("1 rendez-vous pour", await visitor.Get("/search?q=bal"), StringComparison.Ordinal);
        Assert.Contains("1 event for “bal”", await app.Visitor("en").Get("/search?q=bal"), StringComparison.Ordinal);
        Assert.Contains("/agenda.ics?q=bal", await visitor.Get("/search?q=bal"), StringComparison.Ordinal);

        var nothing = await visitor.Get("/search?q=bal&place=Brest&distance=5&free=1");
        Assert.Contains("/search?q=bal&amp;free=1&amp;place=Brest&amp;distance=50", nothing, StringComparison.Ordinal);
        Assert.Contains("\"/search?q=bal&amp;free=1\"", nothing, StringComparison.Ordinal);
        Assert.Contains("\"/search?q=bal&amp;place=Brest&amp;distance=5\"", nothing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_looked_for_is_told_beside_the_field_and_kept()
    {
        await using var app = await App.StartAsync();
        var visitor = app.Visitor();
        var tooLong = new string('x', AgendaQuery.LongestAbout + 1);

        using var answer = await visitor.Ask($"/search?q={tooLong}&place=Lyon");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("100 caractères au plus", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{tooLong}\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Lyon\"", page, StringComparison.Ordinal);

        using var noWord = await visitor.Ask("/search?q=%21%3F%20*");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noWord.StatusCode);
        Assert.Contains("au moins un mot", await noWord.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"bal\"")]
    [InlineData("bal* AND NOT x OR (y NEAR z)")]
    [InlineData("bal & | ! ( ) : <-> - ^ ~ = '")]
    [InlineData("bal' OR 1=1; DROP TABLE events; --")]
    [InlineData("words:bal")]
    [InlineData("bal\0bal")]
    [InlineData("bal 🎉🎊")]
    [InlineData("🎉")]
    [InlineData("音楽会")]
    [InlineData("الموسيقى")]
    [InlineData("\\")]
    [InlineData("'")]
    [InlineData("=free")]
    [InlineData("~bal")]
    [InlineData("-")]
    [InlineData("st")]
    [InlineData("a.b_c'd’e-f@g.h")]
    public async Task Nothing_typed_is_an_order(string q)
    {
        await using var app = await App.StartAsync();
        await app.Announce("Un bal", d => d with { IsFree = true });
        await app.Announce("Un concert 音楽会");
        await app.DrainAsync();
        foreach (var path in (string[])["/search", "/agenda.json", "/api/v1/events"])
        {
            using var answer = await app.Visitor().Ask($"{path}?q={Uri.EscapeDataString(q)}");
            Assert.True((int)answer.StatusCode < 500, $"{path} answers {answer.StatusCode}");
        }
        // Nobody sets a condition with words, nor leaves a word out.
        if (q is "=free")
            Assert.Empty(await app.Visitor().Finds(q));
        if (q is "~bal" or "\"bal\"")
            Assert.Equal(["Un bal"], await app.Visitor().Finds(q));
        if (q is "音楽会")
            Assert.Equal(["Un concert 音楽会"], await app.Visitor().Finds(q));
    }

    [Fact]
    public async Task Ten_thousand_characters_are_told_to_be_too_many()
    {
        await using var app = await App.StartAsync();
        using var answer = await app.Visitor().Ask($"/search?q={new string('a', 10_000)}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        using var feed = await app.Visitor().Ask($"/agenda.json?q={new string('a', 10_000)}");
        Assert.Equal(HttpStatusCode.OK, feed.StatusCode);
    }

    [GeneratedRegex("href=\"(?<path>[^\"]*)\" rel=\"next\"")]
    private static partial Regex Next();
}
