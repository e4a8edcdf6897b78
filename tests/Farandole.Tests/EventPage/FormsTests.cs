using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Calendars;
using NodaTime;

namespace Farandole.Tests.EventPage;

/// <summary>One event, one address, every form.</summary>
public sealed class FormsTests
{
    private static readonly EventId Id = new(Guid.Parse("6f9619ff-8b86-4011-b42d-00c04fc964ff"));

    [Fact]
    [Requirement("OPEN-2")]
    public async Task Every_form_says_what_was_reviewed()
    {
        await using var app = await App.StartAsync();
        await app.Announce("Grande marche", Whole, id: Id);
        var visitor = app.Visitor();

        Golden.AssertJson("event.json", await visitor.Get($"/events/{Id}.json"));
        Golden.AssertText("event.ics", await visitor.Get($"/events/{Id}.ics"));
        Golden.AssertJson("activity.json", await visitor.Get($"/events/{Id}", "application/activity+json"));
        var page = await visitor.Get($"/events/{Id}");
        var head = page[page.IndexOf("<meta property=\"og:type\"", StringComparison.Ordinal)..];
        Golden.AssertText("preview.html", head[..head.IndexOf("</head>", StringComparison.Ordinal)]);
    }

    [Fact]
    public async Task The_address_with_a_suffix_and_the_API_say_the_same()
    {
        await using var app = await App.StartAsync();
        await app.Announce("Grande marche", Whole, id: Id);
        var visitor = app.Visitor();

        var json = await visitor.Get($"/events/{Id}.json");
        Assert.Equal(json, await visitor.Get($"/events/{Id}", "application/json"));
        Assert.Equal(json, await visitor.Get($"/api/v1/events/{Id}"));
        Assert.Equal(await visitor.Get($"/events/{Id}.ics"), await visitor.Get($"/events/{Id}", "text/calendar"));
    }

    [Fact]
    [Requirement("OPEN-2")]
    public async Task The_calendar_file_is_read_back_whole()
    {
        await using var app = await App.StartAsync();
        await app.Announce("Grande marche", Whole, id: Id);

        var read = ReadCalendar.Read(await app.Visitor().Get($"/events/{Id}.ics"), App.Start, "Europe/Paris");

        var entry = Assert.Single(read.Entries);
        Assert.Equal("Grande marche", entry.Title);
        Assert.Equal(Announced.SaturdayAfternoon, entry.Schedule);
    }

    [Theory]
    [InlineData(null, "text/html")]
    [InlineData("*/*", "text/html")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("application/activity+json", "application/activity+json")]
    [InlineData("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"", "application/activity+json")]
    [InlineData(
        "application/activity+json, application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\", text/html;q=0.1",
        "application/activity+json"
    )]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json, text/plain, */*", "application/json")]
    [InlineData("APPLICATION/JSON", "application/json")]
    [InlineData("application/json;q=0.1, application/activity+json;q=0.9", "application/activity+json")]
    [InlineData("application/activity+json;q=0, application/json", "application/json")]
    [InlineData("text/calendar", "text/calendar")]
    [InlineData("text/*", "text/html")]
    [InlineData("text/calendar;q=0.5, text/html;q=0.4", "text/calendar")]
    [InlineData("image/png", "text/html")]
    [InlineData("not a type;;;", "text/html")]
    public async Task The_form_is_the_one_that_is_preferred(string? accept, string expected)
    {
        await using var app = await App.StartAsync();
        await app.Announce(id: Id);

        using var answer = await app.Visitor().Ask($"/events/{Id}", accept);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Cookie, Accept, Accept-Language", string.Join(", ", answer.Headers.Vary));
    }

    [Fact]
    public async Task Every_form_of_what_is_not_there_is_absent()
    {
        await using var app = await App.StartAsync();
        foreach (var path in new[] { $"/events/{EventId.New()}", "/events/x", $"/events/{Id}.ics", "/events/x.json" })
        foreach (var accept in new[] { "text/html", "application/json", "application/activity+json" })
        {
            using var answer = await app.Visitor().Ask(path, accept);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static EventDetails Whole(EventDetails details) =>
        details with
        {
            Place = new Place("Place Jean-Macé", "69007 Lyon", 45.7458, 4.0, "Lyon"),
            Text = "Venez en **bleu**.",
            Html = "<p>Venez en <strong>bleu</strong>.</p>",
            OnlineLink = "https://visio.example/marche",
            Contact = "equipe@exemple.fr",
            IsFree = true,
            Accessibility = Accessibility.Wheelchair | Accessibility.Children,
            Capacity = 100,
        };
}
