using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Farandole.Domain.Events;
using Farandole.Platform.Calendars;
using Farandole.Tests.EventPage;

namespace Farandole.Tests.Agenda;

public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    [Requirement("OPEN-2")]
    public async Task The_calendar_holds_the_agenda_with_its_filters()
    {
        await using var app = await App.StartAsync();
        await Two(app);

        var all = ReadCalendar.Read(await app.Visitor().Get("/agenda.ics"), App.Start, "Europe/Paris");
        var free = ReadCalendar.Read(await app.Visitor().Get("/agenda.ics?free=1"), App.Start, "Europe/Paris");

        Assert.Equal(["Bal", "Annulé"], all.Entries.Select(e => e.Title));
        Assert.Equal(["Bal"], free.Entries.Select(e => e.Title));
        Assert.Contains("STATUS:CANCELLED", await app.Visitor().Get("/agenda.ics"));
    }

    [Fact]
    [Requirement("PUBLIC-5")]
    public async Task The_Atom_feed_has_what_RFC_4287_wants()
    {
        await using var app = await App.StartAsync();
        await Two(app);
        using var answer = await app.Visitor().Ask("/agenda.atom?free=1");
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);

        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).Root!;

        foreach (var name in new[] { "id", "title", "updated", "author" })
            Assert.NotNull(feed.Element(Atom + name));
        Assert.Equal(
            "http://farandole.test/agenda.atom?free=1",
            feed.Elements(Atom + "link").Single(l => l.Attribute("rel")?.Value == "self").Attribute("href")?.Value
        );
        var entry = Assert.Single(feed.Elements(Atom + "entry"));
        Assert.Equal("Bal", entry.Element(Atom + "title")?.Value);
        Assert.StartsWith("http://farandole.test/events/", entry.Element(Atom + "id")?.Value);
        Assert.Equal("Samedi 20 mars 2027, de 14\u00a0h à 18\u00a0h", entry.Element(Atom + "summary")?.Value);
        Assert.Equal("<p>Avec <b>orchestre</b></p>", entry.Element(Atom + "content")?.Value);
    }

    [Fact]
    public async Task A_cancelled_event_says_so_in_its_headline()
    {
        await using var app = await App.StartAsync();
        await Two(app);
        var feed = XDocument.Parse(await app.Visitor().Get("/agenda.atom")).Root!;
        Assert.Contains(
            "Annulé\u00a0: Annulé",
            feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "title")!.Value)
        );
    }

    [Fact]
    [Requirement("PUBLIC-5")]
    public async Task The_JSON_feed_has_what_version_1_1_wants()
    {
        await using var app = await App.StartAsync();
        await Two(app);
        using var answer = await app.Visitor().Ask("/agenda.json");
        Assert.Equal("application/feed+json", answer.Content.Headers.ContentType?.MediaType);

        using var feed = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));

        var root = feed.RootElement;
        Assert.Equal("https://jsonfeed.org/version/1.1", root.GetProperty("version").GetString());
        Assert.False(string.IsNullOrEmpty(root.GetProperty("title").GetString()));
        var items = root.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, items.Count);
        Assert.All(
            items,
            i =>
            {
                Assert.StartsWith("http://farandole.test/events/", i.GetProperty("id").GetString());
                Assert.True(i.TryGetProperty("content_html", out _) || i.TryGetProperty("content_text", out _));
            }
        );
        Assert.Equal("2027-03-20T14:00", items[0].GetProperty("_event").GetProperty("start").GetString());
    }

    [Fact]
    public async Task The_API_lists_page_by_page_with_the_same_filters()
    {
        await using var app = await App.StartAsync();
        for (var i = 0; i < 55; i++)
            await app.Announce($"Nr {i}", d => d with { IsFree = i > 0 });

        var (titles, next) = (new List<string?>(), "/api/v1/events?free=1");
        while (next is not null)
        {
            using var page = JsonDocument.Parse(await app.Visitor().Get(next));
            titles.AddRange(
                page.RootElement.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("title").GetString())
            );
            next = page.RootElement.TryGetProperty("next", out var address) ? address.GetString() : null;
        }

        Assert.Equal(54, titles.Distinct().Count());
        Assert.DoesNotContain("Nr 0", titles);
    }

    [Fact]
    public async Task The_sitemap_names_what_is_listed_and_nothing_else()
    {
        await using var app = await App.StartAsync();
        var listed = await app.Announce("Public");
        await app.Announce("Par lien", Visibility.Unlisted);
        await app.Announce("Surprise", Visibility.Private);
        await app.Announce("Brouillon", published: false);

        var map = XDocument.Parse(await app.Visitor().Get("/sitemap.xml")).Root!;

        var ns = map.Name.Namespace;
        Assert.Equal(
            ["http://farandole.test/", $"http://farandole.test/events/{listed}"],
            map.Elements(ns + "url").Select(u => u.Element(ns + "loc")!.Value)
        );
    }

    [Fact]
    [Requirement("PUBLIC-5")]
    public async Task The_agenda_may_stand_on_any_site()
    {
        await using var app = await App.StartAsync();
        await Two(app);
        using var answer = await app.Visitor().Ask("/embed/agenda?free=1");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("frame-ancestors *", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(["Bal"], AgendaTests.Titles(await answer.Content.ReadAsStringAsync(Ct)));
    }

    [Fact]
    public async Task Control_characters_break_no_feed()
    {
        await using var app = await App.StartAsync();
        await app.Announce("Bal\u0001 \ud83d\udc83");
        var feed = XDocument.Parse(await app.Visitor().Get("/agenda.atom")).Root!;
        Assert.Equal("Bal \ud83d\udc83", feed.Element(Atom + "entry")?.Element(Atom + "title")?.Value);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task Two(App app)
    {
        await app.Announce(
            "Bal",
            d => d with { IsFree = true, Html = "<p>Avec <b>orchestre</b></p>", Text = "Avec **orchestre**" }
        );
        var id = await app.Announce("Annulé", d => d with { Schedule = Announced.On(new(2027, 3, 21), new(10, 0)) });
        await app.Change(id, (e, now) => e.Say(EventStatus.Cancelled, null, null, now));
    }
}
