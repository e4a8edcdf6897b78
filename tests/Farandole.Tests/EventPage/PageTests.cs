using System.Net;
using Farandole.Domain.Events;
using NodaTime;

namespace Farandole.Tests.EventPage;

public sealed class PageTests
{
    [Fact]
    [Requirement("GUEST-2")]
    public async Task All_that_is_needed_on_the_day_is_on_the_page()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(with: d =>
            d with
            {
                Place = new Place("MJC", "12 rue des Lilas, Givors", 45.5889, 4.7701),
                Contact = "equipe@exemple.fr",
                Price = "5 €",
                Accessibility = Accessibility.Wheelchair,
                Html = "<p>Venez en <strong>bleu</strong>.</p>",
                Text = "Venez en **bleu**.",
            }
        );

        var page = await app.Visitor().Get($"/events/{id}");

        Assert.Contains(
            "<time datetime=\"2027-03-20T14:00:00+01:00\">Samedi 20 mars 2027, de 14\u00a0h à 18\u00a0h</time>",
            page
        );
        Assert.Contains("Dans 18 jours", page);
        Assert.Contains("12 rue des Lilas, Givors", page);
        Assert.Contains("href=\"geo:45.5889,4.7701\"", page);
        Assert.Contains("href=\"mailto:equipe@exemple.fr\"", page);
        Assert.Contains("5 €", page);
        Assert.Contains("Accessible en fauteuil roulant", page);
        Assert.Contains("<strong>bleu</strong>", page);
        Assert.Contains($"/events/{id}.ics", page);
    }

    [Fact]
    public async Task The_clock_is_named_where_another_one_hangs_at_home()
    {
        await using var app = await App.StartAsync();
        var far = await app.Announce(with: d =>
            d with
            {
                Schedule = Announced.On(new(2027, 3, 20), new(14, 0), zone: "America/New_York"),
            }
        );
        var near = await app.Announce(with: d =>
            d with
            {
                Schedule = Announced.On(new(2027, 3, 20), new(14, 0), zone: "Europe/Brussels"),
            }
        );

        Assert.Contains("(heure de New York)", await app.Visitor().Get($"/events/{far}"));
        Assert.Contains("T14:00:00-04:00", await app.Visitor().Get($"/events/{far}"));
        Assert.DoesNotContain("heure de", await app.Visitor().Get($"/events/{near}"));
    }

    [Theory]
    [Requirement("PUBLIC-3")]
    [InlineData(EventStatus.Tentative, "À confirmer (annoncé le 2 mars)")]
    [InlineData(EventStatus.Postponed, "Reporté le 2 mars")]
    [InlineData(EventStatus.MovedOnline, "En ligne depuis le 2 mars")]
    [InlineData(EventStatus.Cancelled, "Annulé le 2 mars")]
    public async Task The_page_says_how_sure_it_is_since_when_and_why(EventStatus status, string heading)
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        app.Clock.Advance(Duration.FromHours(1));
        await app.Change(id, (e, now) => e.Say(status, "La salle est inondée", "Malika", now));

        var page = await app.Visitor().Get($"/events/{id}");

        Assert.Contains(heading, page);
        Assert.Contains("La salle est inondée", page);
        Assert.DoesNotContain("Malika", page);
        Assert.Equal(status != EventStatus.Cancelled, page.Contains("actionbar", StringComparison.Ordinal));
    }

    [Fact]
    [Requirement("PUBLIC-3")]
    public async Task Every_change_is_visible_with_its_time_old_and_new()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(with: d => d with { Place = new Place("Bellecour") });
        app.Clock.Advance(Duration.FromHours(1));
        await app.Change(id, (e, now) => e.Edit(Moved(e), "Malika", now));

        var page = await app.Visitor().Get($"/events/{id}");

        Assert.Contains("Mardi 2 mars 2027 à 11\u00a0h", page);
        Assert.Contains("Bellecour</s>", page);
        Assert.Contains("Gerland", page);
        Assert.DoesNotContain("Malika", page);
    }

    [Fact]
    public async Task What_people_typed_is_text_and_never_markup()
    {
        await using var app = await App.StartAsync();
        const string attack = "<script>alert(1)</script>\"'><img src=x>";
        var id = await app.Announce(
            attack,
            d => d with { Place = new Place(attack), Contact = attack, Price = attack, Text = attack, Html = "" }
        );

        var page = await app.Visitor().Get($"/events/{id}");

        Assert.DoesNotContain("<script>alert", page);
        Assert.DoesNotContain("<img src=x>", page);
    }

    [Fact]
    public async Task The_page_is_kept_for_everybody_and_fresh_at_once_after_a_change()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Avant");
        var visitor = app.Visitor();
        using var first = await visitor.Ask($"/events/{id}");
        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.True(first.Headers.CacheControl is { Public: true, NoCache: true });
        Assert.True(first.Headers.CacheControl?.Public);

        using var second = await visitor.Ask($"/events/{id}");
        Assert.True(second.Headers.Age is not null, "The second answer was not kept.");

        await app.Change(id, (e, now) => e.Edit(Titled(e, "Après"), null, now));
        Assert.Contains("Après", await visitor.Get($"/events/{id}"));
        using var mine = await app.Visitor(key: await app.Key(id)).Ask($"/events/{id}");
        Assert.Equal("no-store", mine.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task The_language_and_the_theme_of_one_reader_are_not_kept_for_another()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();

        Assert.Contains("<html lang=\"fr\"", await app.Visitor().Get($"/events/{id}"));
        Assert.Contains("<html lang=\"en\"", await app.Visitor("en").Get($"/events/{id}"));
    }

    [Fact]
    public async Task The_short_link_leads_to_the_page()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();

        using var answer = await app.Visitor().Ask($"/e/{await Code(app, id)}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/events/{id}", answer.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Ask("/e/nothing")).StatusCode);
    }

    private static Task<string> Code(App app, Domain.Kernel.EventId id) =>
        app.Look(async db => (await db.FindAsync<Event>([id], TestContext.Current.CancellationToken))!.Code);

    private static EventDetails Titled(Event e, string title) => new() { Title = title, Schedule = e.Schedule };

    private static EventDetails Moved(Event e) =>
        new()
        {
            Title = e.Title,
            Schedule = e.Schedule,
            Place = new Place("Gerland"),
        };
}
