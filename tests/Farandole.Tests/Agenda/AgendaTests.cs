using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Tests.EventPage;
using NodaTime;

namespace Farandole.Tests.Agenda;

/// <summary>Now is Tuesday 2 March 2027, 10:00 in Paris.</summary>
public sealed partial class AgendaTests
{
    private static readonly Place Lyon = new("MJC", "Lyon", 45.7485, 4.8467);
    private static readonly Place Givors = new("Salle des fêtes", "Givors", 45.5889, 4.7701);
    private static readonly Place Paris = new("Le Cent", "Paris", 48.8534, 2.3488);

    [Fact]
    public async Task The_front_page_lists_what_is_public_and_nothing_else()
    {
        await using var app = await App.StartAsync();
        await app.Announce("Public");
        await app.Announce("Par lien", Visibility.Unlisted);
        await app.Announce("Surprise", Visibility.Private);
        await app.Announce("Brouillon", published: false);
        await app.Announce("En attente", held: true);

        Assert.Equal(["Public"], Titles(await app.Visitor().Get("/")));
    }

    [Fact]
    [Requirement("PUBLIC-3")]
    public async Task A_cancelled_event_stays_marked()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Vide-grenier");
        await app.Change(id, (e, now) => e.Say(EventStatus.Cancelled, "Pluie", null, now));

        var page = await app.Visitor().Get("/");

        Assert.Equal(["Vide-grenier"], Titles(page));
        Assert.Contains("Annulé le 2 mars", page);
    }

    [Fact]
    public async Task Days_follow_each_other_and_hold_their_events_in_order()
    {
        await using var app = await App.StartAsync();
        await app.Announce("Samedi soir", d => d with { Schedule = Announced.On(new(2027, 3, 6), new(20, 0)) });
        await app.Announce("Vendredi", d => d with { Schedule = Announced.On(new(2027, 3, 5), new(9, 0)) });
        await app.Announce("Samedi", d => d with { Schedule = Announced.On(new(2027, 3, 6)) });

        var page = await app.Visitor().Get("/");

        Assert.Equal(["Vendredi", "Samedi", "Samedi soir"], Titles(page));
        Assert.Equal(2, Regex.Count(page, "class=\"agenda-day\""));
    }

    [Fact]
    public async Task What_is_over_is_not_announced_any_more_but_found_by_its_date()
    {
        await using var app = await App.StartAsync();
        await app.Announce("Hier", d => d with { Schedule = Announced.On(new(2027, 3, 1), new(20, 0)) });
        await app.Announce("Ce matin", d => d with { Schedule = Announced.On(new(2027, 3, 2), new(8, 0), new(9, 0)) });
        await app.Announce("Ce matin encore", d => d with { Schedule = Announced.On(new(2027, 3, 2), new(9, 0)) });

        Assert.Equal(["Ce matin encore"], Titles(await app.Visitor().Get("/")));
        Assert.Equal(["Hier", "Ce matin", "Ce matin encore"], Titles(await app.Visitor().Get("/?from=2027-03-01")));
    }

    [Fact]
    public async Task What_began_on_an_earlier_day_and_goes_on_stands_before_the_rest()
    {
        await using var app = await App.StartAsync();
        await app.Announce(
            "Festival",
            d => d with { Schedule = Schedule.Of(new(2027, 2, 27), null, new(2027, 3, 5), null, "Europe/Paris") }
        );
        await app.Announce("Bal");

        var page = await app.Visitor().Get("/");

        Assert.Contains("En ce moment", page);
        Assert.Equal(["Festival", "Bal"], Titles(page));
    }

    [Theory]
    [InlineData("when=tonight", "Ce soir")]
    [InlineData("when=weekend", "Week-end")]
    [InlineData("when=week", "Ce soir,Week-end")]
    [InlineData("from=2027-03-10", "Gratuit,Fauteuil,Signes,Enfants,En ligne")]
    [InlineData("free=1", "Gratuit")]
    [InlineData("wheelchair=1", "Fauteuil,Signes")]
    [InlineData("sign=1", "Signes")]
    [InlineData("wheelchair=1&sign=1", "Signes")]
    [InlineData("children=1", "Enfants")]
    [InlineData("online=1", "En ligne")]
    [InlineData("free=1&online=1", "")]
    [InlineData("when=nonsense&from=31-02", "Ce soir,Week-end,Gratuit,Fauteuil,Signes,Enfants,En ligne")]
    public async Task Filters_leave_what_was_asked(string query, string expected)
    {
        await using var app = await App.StartAsync();
        await app.Announce("Ce soir", d => d with { Schedule = Announced.On(new(2027, 3, 2), new(20, 0)) });
        await app.Announce("Week-end", d => d with { Schedule = Announced.On(new(2027, 3, 7), new(15, 0)) });
        await Later("Gratuit", 15, d => d with { IsFree = true });
        await Later("Fauteuil", 16, d => d with { Accessibility = Accessibility.Wheelchair });
        await Later(
            "Signes",
            17,
            d => d with { Accessibility = Accessibility.Wheelchair | Accessibility.SignLanguage }
        );
        await Later("Enfants", 18, d => d with { Accessibility = Accessibility.Children });
        await Later("En ligne", 19, d => d with { OnlineLink = "https://visio.example/x" });

        var titles = Titles(await app.Visitor().Get($"/?{query}"));

        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), titles);

        Task Later(string title, int day, Func<EventDetails, EventDetails> with) =>
            app.Announce(title, d => with(d) with { Schedule = Announced.On(new(2027, 3, day), new(18, 0)) });
    }

    [Theory]
    [InlineData("place=Lyon&distance=5", "Lyon")]
    [InlineData("place=Lyon&distance=20", "Lyon,Givors")]
    [InlineData("place=lyon", "Lyon,Givors")]
    [InlineData("place=Paris&distance=50", "Paris")]
    [InlineData("place=Ici&latitude=45.59&longitude=4.77&distance=5", "Givors")]
    [InlineData("place=Marseille", "")]
    public async Task A_place_and_a_distance_make_a_circle(string query, string expected)
    {
        await using var app = await App.StartAsync();
        await app.Announce("Lyon", d => d with { Place = Lyon, Schedule = Announced.On(new(2027, 3, 5)) });
        await app.Announce("Givors", d => d with { Place = Givors, Schedule = Announced.On(new(2027, 3, 6)) });
        await app.Announce("Paris", d => d with { Place = Paris, Schedule = Announced.On(new(2027, 3, 7)) });
        await app.Announce("Nulle part");

        var titles = Titles(await app.Visitor().Get($"/?{query}"));

        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), titles);
    }

    [Fact]
    public async Task A_place_that_is_unknown_is_said_at_its_field_and_stays_typed()
    {
        await using var app = await App.StartAsync();
        await app.Announce("Bal");

        var page = await app.Visitor().Get("/?place=Zqzqzq");

        Assert.Contains("value=\"Zqzqzq\"", page);
        Assert.Contains("aria-invalid=\"true\"", page);
        Assert.Empty(Titles(page));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_or_a_repetition()
    {
        await using var app = await App.StartAsync();
        for (var i = 0; i < 60; i++)
        {
            // Many at one instant: the id alone decides their order.
            var day = new LocalDate(2027, 3, 5).PlusDays(i / 40);
            await app.Announce($"Nr {i:00}", d => d with { Schedule = Announced.On(day, new(18, 0)) });
        }
        var (seen, path, pages) = (new List<string>(), "/", 0);
        while (path is not null)
        {
            var page = await app.Visitor().Get(path);
            seen.AddRange(Titles(page));
            path = NextPage().Match(page) is { Success: true } next ? next.Groups["path"].Value : null;
            pages++;
        }

        Assert.Equal(3, pages);
        Assert.Equal(60, seen.Count);
        Assert.Equal(60, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("________________________________")]
    public async Task An_address_that_somebody_broke_begins_at_the_start(string after)
    {
        await using var app = await App.StartAsync();
        await app.Announce("Bal");
        Assert.Equal(["Bal"], Titles(await app.Visitor().Get($"/?after={after}")));
    }

    [Fact]
    [Requirement("GUEST-8")]
    public async Task An_empty_agenda_says_what_to_do_next()
    {
        await using var app = await App.StartAsync();
        Assert.Contains("Rien n’est encore annoncé.", await app.Visitor().Get("/"));
        Assert.Contains("Rien ne correspond.", await app.Visitor().Get("/?free=1"));
        Assert.Contains("Nothing matches.", await app.Visitor("en").Get("/?free=1"));
    }

    [Fact]
    public async Task The_zone_is_said_where_it_is_not_that_of_the_instance()
    {
        await using var app = await App.StartAsync();
        await app.Announce(with: d =>
            d with
            {
                Schedule = Announced.On(new(2027, 3, 5), new(18, 0), zone: "America/Montreal"),
            }
        );
        Assert.Contains("(heure de ", await app.Visitor().Get("/"));
    }

    [Fact]
    public async Task The_page_is_kept_and_a_new_event_stands_there_at_once()
    {
        await using var app = await App.StartAsync();
        var visitor = app.Visitor();
        using var first = await visitor.Ask("/");
        Assert.False(first.Headers.Contains("Set-Cookie"));
        using var second = await visitor.Ask("/");
        Assert.True(second.Headers.Age is not null, "The second answer was not kept.");

        await app.Announce("Nouveau");

        Assert.Equal(["Nouveau"], Titles(await visitor.Get("/")));
    }

    internal static IReadOnlyList<string> Titles(string page) =>
        [.. Title().Matches(page).Select(m => System.Net.WebUtility.HtmlDecode(m.Groups["title"].Value))];

    [GeneratedRegex("<h[23]><a href=\"[^\"]*/events/[^\"]*\">(?<title>[^<]*)</a></h[23]>")]
    private static partial Regex Title();

    [GeneratedRegex("href=\"(?<path>[^\"]*)\" rel=\"next\"")]
    private static partial Regex NextPage();
}
