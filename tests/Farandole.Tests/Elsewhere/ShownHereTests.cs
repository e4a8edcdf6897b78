using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Farandole.Domain.Following;
using Farandole.Tests.Accounts;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using NodaTime;

namespace Farandole.Tests.Elsewhere;

/// <summary>Events of other sites in the agenda, on their own page, and for those who follow.</summary>
public sealed class ShownHereTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_instance_follows_stands_in_agenda_feeds_and_api_marked_with_its_site()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        await there.Says(app, "Create", there.Event("1"));
        var (visitor, kept) = (app.Visitor(), (await app.Kept()).Single());
        var site = $"127.0.0.1:{there.Port}";

        foreach (var path in new[] { "/", "/agenda.ics", "/agenda.atom", "/agenda.json", "/embed/agenda" })
            Assert.Contains("Bal d’ailleurs", await visitor.Page(path), StringComparison.Ordinal);
        Assert.Contains(site, await visitor.Page("/"), StringComparison.Ordinal);
        using var listed = JsonDocument.Parse(await visitor.GetStringAsync("/api/v1/events", Ct));
        var origin = listed.RootElement.GetProperty("events")[0].GetProperty("origin");
        Assert.Equal(
            (site, kept.Address),
            (origin.GetProperty("site").GetString(), origin.GetProperty("id").GetString())
        );

        var page = await visitor.Page(kept.Path);
        Assert.Contains($"rel=\"canonical\" href=\"{kept.Address}\"", page, StringComparison.Ordinal);
        Assert.Contains("noindex", page, StringComparison.Ordinal);
        Assert.Contains($"Sur {site}", page, StringComparison.Ordinal);
        Assert.Contains("On danse", page, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", page, StringComparison.Ordinal);
        Assert.Contains(
            "DTSTART;TZID=Europe/Paris:20270320T140000",
            await visitor.Page($"{kept.Path}.ics"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("elsewhere", await visitor.Page("/sitemap.xml"), StringComparison.Ordinal);
        // Nor do other servers hear of it from us.
        Assert.DoesNotContain(kept.Address, await visitor.Page("/relay/outbox?page=true"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?from=2027-03-20", true)]
    [InlineData("/?from=2027-03-21", false)]
    [InlineData("/?when=week", false)]
    [InlineData("/?place=Lyon&latitude=45.76&longitude=4.84&distance=5", true)]
    [InlineData("/?place=Lille&latitude=50.63&longitude=3.06&distance=50", false)]
    [InlineData("/?online=1", false)]
    [InlineData("/?free=1", false)]
    [InlineData("/?wheelchair=1", false)]
    public async Task The_conditions_of_the_agenda_hold_for_them_too(string path, bool isThere)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        await there.Says(app, "Create", there.Event("1"));
        var page = await app.Visitor().Page(path);
        Assert.Equal(isThere, page.Contains("Bal d’ailleurs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ours_and_theirs_are_one_list_and_no_page_of_it_repeats_or_leaves_out_any()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        var days = Enumerable.Range(0, 40).Select(n => new LocalDate(2027, 4, 1).PlusDays(n / 2)).ToList();
        foreach (var (day, n) in days.Select((day, n) => (day, n)))
        {
            if (n % 3 == 0)
                await there.Says(app, "Create", there.Event($"{n}", $"Nº {n}.", day.ToString("uuuu-MM-dd", null)));
            else
                await app.Announce(
                    schedule: Farandole.Domain.Events.Schedule.Of(day, new(14, 0), null, null, "Europe/Paris"),
                    with: d => d with { Title = $"Nº {n}." }
                );
        }
        var visitor = app.Visitor();
        List<string> titles = [];
        for (string? path = "/"; path is not null; )
        {
            var page = await visitor.Page(path);
            titles.AddRange(
                Enumerable
                    .Range(0, 40)
                    .Where(n => page.Contains($">Nº {n}.<", StringComparison.Ordinal))
                    .Select(n => $"{n}")
            );
            var next = System.Text.RegularExpressions.Regex.Match(page, "href=\"(?<path>[^\"]*)\" rel=\"next\"");
            path = next.Success ? next.Groups["path"].Value : null;
        }
        Assert.Equal(40, titles.Count);
        Assert.Equal(40, titles.Distinct().Count());

        await IsInOrder(visitor, 40);
    }

    [Fact]
    public async Task Who_follows_is_told_of_what_is_new_of_what_is_called_off_and_of_what_moves()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        var dom = await app.SomebodyAs("dom@exemple.fr", "dom");
        await there.IsFollowedBy(app, "cam", ToldOf.AtOnce);
        await dom.Post($"/follow?who={Uri.EscapeDataString(there.Actor)}", ("as", "dom"), ("told", "Weekly"));
        await app.DrainAsync();
        await there.Agrees(app);
        var told = there.Event("1");
        await there.Says(app, "Create", told);
        await app.EveningAsync();
        Assert.Equal(["Bal d’ailleurs"], Told(app, "cam@exemple.fr"));
        Assert.Empty(Told(app, "dom@exemple.fr"));
        Assert.Contains("Bal d’ailleurs", await cam.Page("/account/profiles/cam/following"), StringComparison.Ordinal);
        // The instance does not follow them.
        Assert.DoesNotContain("Bal d’ailleurs", await cam.Page("/"), StringComparison.Ordinal);

        await Changes(there, app, told, "2027-03-02T10:00:00Z", ("startTime", "2027-03-21T14:00:00+01:00"));
        // What is said of it besides is no news.
        await Changes(there, app, told, "2027-03-02T11:00:00Z", ("content", "<p>Autre chose</p>"));
        await Changes(there, app, told, "2027-03-02T12:00:00Z", ("eventStatus", "EventCancelled"));
        Assert.Equal(
            ["Bal d’ailleurs", "Changé : Bal d’ailleurs", "Annulé : Bal d’ailleurs"],
            Told(app, "cam@exemple.fr").Select(t => t.Replace('\u00a0', ' '))
        );
        Assert.Contains("Annulé", await app.Visitor().Page((await app.Kept()).Single().Path), StringComparison.Ordinal);
        await app.PassAsync(Duration.FromDays(7));
        await app.EveningAsync();
        Assert.Equal("Annulé : Bal d’ailleurs", Assert.Single(Told(app, "dom@exemple.fr")).Replace('\u00a0', ' '));
    }

    [Fact]
    public async Task What_is_coming_in_the_name_of_ours_is_listed_for_those_who_missed_it()
    {
        await using var app = await App.StartAsync(OverThere.Settings());
        var id = await app.Announce();
        var relay = await DiscoveryTests.Document(app, "/relay");
        Assert.Equal("http://farandole.test/relay/upcoming", relay.IdOf("upcomingEvents"));
        var page = await DiscoveryTests.Document(app, "/relay/upcoming?page=true");
        Assert.Equal($"http://farandole.test/events/{id}", Assert.Single(page.Objects("orderedItems").ToList()).Id);
        Assert.Equal(1, (await DiscoveryTests.Document(app, "/relay/upcoming")).Count("totalItems"));
        app.Clock.Advance(Duration.FromDays(30));
        Assert.Equal(0, (await DiscoveryTests.Document(app, "/relay/upcoming")).Count("totalItems"));
    }

    private static async Task IsInOrder(HttpClient visitor, int most)
    {
        using var all = JsonDocument.Parse(await visitor.GetStringAsync("/api/v1/events", Ct));
        var starts = all
            .RootElement.GetProperty("events")
            .EnumerateArray()
            .Select(e => e.GetProperty("start").GetString())
            .ToList();
        Assert.Equal(most, starts.Count);
        Assert.Equal(starts.Order(StringComparer.Ordinal), starts);
    }

    private static async Task Changes(
        Neighbour there,
        App app,
        JsonObject told,
        string updated,
        (string Name, string Value) what
    )
    {
        (told["updated"], told[what.Name]) = (updated, what.Value);
        await there.Says(app, "Update", told);
        await app.EveningAsync();
    }

    /// <summary>The titles that letters tell of.</summary>
    private static IReadOnlyList<string> Told(App app, string address) =>
        [
            .. app.LettersTo(address)
                .Select(l =>
                    System.Text.RegularExpressions.Regex.Match(l.TextBody!, "((Annulé|Changé).: )?Bal d’ailleurs")
                )
                .Where(m => m.Success)
                .Select(m => m.Value),
        ];
}
