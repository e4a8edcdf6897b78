using System.Text.Json;
using System.Text.RegularExpressions;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Agenda;
using Farandole.Tests.EventPage;
using NodaTime;

namespace Farandole.Tests.Agenda;

/// <summary>Neither the order of a list nor where a page ends nor what a filter finds tells what a rule keeps back.</summary>
public sealed partial class AgendaSecrecyTests
{
    private static readonly LocalDate Day = new(2027, 3, 20);
    private static readonly Instant Midnight = Instant.FromUtc(2027, 3, 19, 23, 0);
    private static readonly (string, string) Fresh = ("PageCache:Disabled", "true");

    [Theory]
    [InlineData(8)]
    [InlineData(11)]
    [InlineData(22)]
    public async Task The_order_does_not_depend_on_an_hour_that_is_for_some(int hidden)
    {
        await using var app = await App.StartAsync(Fresh);
        await At(app, "Bal de dix heures", 10);
        await Hidden(app, "Bal caché", hidden);
        await At(app, "Bal de midi", 12);
        await app.DrainAsync();
        string[] expected = ["Bal caché", "Bal de dix heures", "Bal de midi"];

        Assert.Equal(expected, AgendaTests.Titles(await app.Visitor().Get("/")));
        Assert.Equal(expected, AgendaTests.Titles(await app.Visitor().Get("/?from=2027-03-20")));
        Assert.Equal(expected, await app.Finds("bal"));
        Assert.Equal(expected, await Listed(app, "/api/v1/events"));
        Assert.Equal(expected, await Listed(app, "/agenda.json", "items", "title"));
        Assert.Equal(
            expected,
            from Match found in Summary().Matches(await app.Visitor().Get("/agenda.ics"))
            select found.Groups["title"].Value
        );
    }

    [Fact]
    public async Task An_hour_for_some_that_is_moved_moves_nothing()
    {
        await using var app = await App.StartAsync(Fresh);
        await At(app, "Dix", 10);
        var id = await Hidden(app, "Caché", 9);
        await app.Change(
            id,
            (e, now) => e.Edit(e.Details with { Schedule = Announced.On(Day, new(23, 0)) }, null, now)
        );
        Assert.Equal(["Caché", "Dix"], AgendaTests.Titles(await app.Visitor().Get("/")));
    }

    [Theory]
    [InlineData("/", AgendaShelf.PageSize)]
    [InlineData("/?free=0&from=2027-03-01", AgendaShelf.PageSize)]
    [InlineData("/search?q=bal", AgendaShelf.PageSize)]
    [InlineData("/api/v1/events", 50)]
    public async Task Where_a_page_ends_says_no_hour_that_is_for_some(string path, int size)
    {
        await using var app = await App.StartAsync(Fresh);
        for (var i = 1; i < size; i++)
            await app.Announce($"Bal {i:00}", d => d with { Schedule = Announced.On(Day.PlusDays(-1), new(12, 0)) });
        var last = await Hidden(app, "Bal caché", 11);
        await At(app, "Bal suivant", 9);
        await app.DrainAsync();

        var cursor = CursorOn(await app.Visitor().Get(path));

        Assert.Equal(new Cursor(Midnight, last), cursor);
        var next = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={cursor}";
        var rest = await app.Visitor().Get(next);
        Assert.Contains("Bal suivant", rest, StringComparison.Ordinal);
        Assert.DoesNotContain("Bal caché", rest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", AgendaShelf.PageSize)]
    [InlineData("/api/v1/events", 50)]
    public async Task What_shows_no_day_is_in_no_list_and_no_cursor(string path, int size)
    {
        await using var app = await App.StartAsync(Fresh);
        for (var i = 0; i <= size; i++)
            await app.Announce($"Bal {i:00}", d => d with { Schedule = Announced.On(Day, new(8, i)) });
        var hidden = await app.Announce(
            "Bal caché",
            d => d with { Schedule = Announced.On(Day, new(8, size - 1)), IsFree = true }
        );
        await app.Change(hidden, (e, now) => e.Decide(new(new(Piece.Date)) { Audience = Audience.HasLink }, null, now));
        await app.DrainAsync();

        var page = await app.Visitor().Get(path);

        Assert.NotEqual(hidden, CursorOn(page).Id);
        var shown = size == 50 ? await Listed(app, path) : AgendaTests.Titles(page);
        Assert.Equal(size, shown.Count);
        foreach (
            var list in (string[])
                ["/?free=1", "/?from=2027-03-20", "/agenda.ics?free=1", "/agenda.atom?free=1", "/agenda.json?free=1"]
        )
            Assert.DoesNotContain("Bal caché", await app.Visitor().Get(list), StringComparison.Ordinal);
        foreach (var list in (string[])["/sitemap.xml", "/relay/upcoming?page=true", "/relay/upcoming"])
            Assert.DoesNotContain(hidden.ToString(), await app.Visitor().Get(list), StringComparison.Ordinal);
        Assert.Empty(await app.Finds("caché"));
    }

    [Fact]
    public async Task No_filter_of_days_finds_an_hour_out()
    {
        await using var app = await App.StartAsync(Fresh);
        var today = new LocalDate(2027, 3, 2);
        await Hidden(app, "Caché ce soir", 20, today);
        await app.Announce("Ce soir", d => d with { Schedule = Announced.On(today, new(20, 0)) });
        Assert.Equal(["Ce soir"], AgendaTests.Titles(await app.Visitor().Get("/?when=tonight")));
        Assert.Equal(["Ce soir"], await app.Finds("soir", "&when=tonight"));
        Assert.Equal(["Caché ce soir", "Ce soir"], AgendaTests.Titles(await app.Visitor().Get("/")));
    }

    [Fact]
    public async Task What_goes_on_stands_in_the_order_of_its_last_days()
    {
        await using var app = await App.StartAsync(Fresh);
        await Lasting("Fini à vingt heures", new(20, 0));
        var hidden = await Lasting("Fini à une heure cachée", new(19, 0));
        await app.Change(hidden, Keep);

        string[] expected = ["Fini à vingt heures", "Fini à une heure cachée"];
        Assert.Equal(expected, AgendaTests.Titles(await app.Visitor().Get("/")));
        Assert.Equal(expected, AgendaTests.Titles(await app.Visitor().Get("/?when=week")));
        Assert.Equal(expected, await app.Finds("fini"));

        Task<EventId> Lasting(string title, LocalTime end) =>
            app.Announce(
                title,
                d => d with { Schedule = Schedule.Of(new(2027, 3, 1), new(9, 0), new(2027, 3, 4), end, "Europe/Paris") }
            );
    }

    [Theory]
    [InlineData(Piece.Time)]
    [InlineData(Piece.Date)]
    public async Task What_is_planned_moves_to_its_place_when_its_moment_comes(Piece piece)
    {
        await using var app = await App.StartAsync(Fresh);
        await At(app, "Bal de dix heures", 10);
        var id = await At(app, "Bal prévu", 11);
        await app.Change(
            id,
            (e, now) => e.Decide(new(new PieceKey(piece)) { From = now + Duration.FromHours(5) }, null, now)
        );
        string[] before = piece == Piece.Time ? ["Bal prévu", "Bal de dix heures"] : ["Bal de dix heures"];

        await app.PassAsync(Duration.FromHours(5) - Duration.FromMinutes(1));
        Assert.Equal(before, AgendaTests.Titles(await app.Visitor().Get("/")));
        Assert.Equal(before, await app.Finds("bal"));

        await app.PassAsync(Duration.FromMinutes(1));
        string[] after = ["Bal de dix heures", "Bal prévu"];
        Assert.Equal(after, AgendaTests.Titles(await app.Visitor().Get("/")));
        Assert.Equal(after, await app.Finds("bal"));
    }

    [Theory]
    [InlineData(null, false, false, true)]
    [InlineData(Audience.Organizers, false, false, false)]
    [InlineData(Audience.Organizers, false, true, true)]
    [InlineData(Audience.Confirmed, false, false, true)]
    [InlineData(Audience.Approved, false, false, true)]
    [InlineData(Audience.Everybody, true, false, true)]
    public async Task Online_is_what_its_page_tells_everybody_to_be(
        Audience? audience,
        bool isPlanned,
        bool isPromised,
        bool isTold
    )
    {
        await using var app = await App.StartAsync(Fresh);
        var id = await app.Announce("Bal", d => d with { OnlineLink = "https://visio.example/x" });
        if (audience is { } some)
            await app.Change(
                id,
                (e, now) =>
                    e.Decide(
                        new(new PieceKey(Piece.OnlineLink))
                        {
                            Audience = some,
                            From = isPlanned ? now + Duration.FromHours(5) : null,
                            Word = isPromised ? "Bientôt" : null,
                        },
                        null,
                        now
                    )
            );
        string[] expected = isTold ? ["Bal"] : [];

        Assert.Equal(expected, AgendaTests.Titles(await app.Visitor().Get("/?online=1")));
        Assert.Equal(expected, await Listed(app, "/api/v1/events?online=1"));
        Assert.Equal(expected, await app.Finds("bal", "&online=1"));
        Assert.Equal(["Bal"], await app.Finds("bal"));
        // The chip of the filter says it once in each case.
        Assert.Equal(isTold ? 2 : 1, Regex.Count(await app.Visitor().Get("/"), "En ligne"));
    }

    private static void Keep(Event hidden, Instant now) =>
        hidden.Decide(new(new PieceKey(Piece.Time)) { Audience = Audience.Confirmed }, null, now);

    private static Task<EventId> At(App app, string title, int hour) =>
        app.Announce(title, d => d with { Schedule = Announced.On(Day, new(hour, 0)) });

    private static async Task<EventId> Hidden(App app, string title, int hour, LocalDate? day = null)
    {
        var id = await app.Announce(title, d => d with { Schedule = Announced.On(day ?? Day, new(hour, 0)) });
        await app.Change(id, Keep);
        return id;
    }

    private static async Task<IReadOnlyList<string?>> Listed(
        App app,
        string path,
        string list = "events",
        string title = "title"
    )
    {
        using var read = JsonDocument.Parse(await app.Visitor().Get(path));
        return [.. read.RootElement.GetProperty(list).EnumerateArray().Select(e => e.GetProperty(title).GetString())];
    }

    private static Cursor CursorOn(string page) =>
        Cursor.Parse(After().Match(page).Groups["after"].Value)
        ?? throw new InvalidOperationException("There is no next page.");

    [GeneratedRegex("after=(?<after>[A-Za-z0-9_-]{32})")]
    private static partial Regex After();

    [GeneratedRegex("\nSUMMARY:(?<title>[^\r]*)")]
    private static partial Regex Summary();
}
