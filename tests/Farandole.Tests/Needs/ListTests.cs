using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Needs;

/// <summary>The list as a whole: offers, what is missing, leaving, and what follows the guest.</summary>
public sealed class ListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_long_list_begins_on_the_page_and_has_a_page_of_its_own()
    {
        await using var meal = await Potluck.SetAsync();
        using var organizer = await meal.Backstage.Organizer();
        for (var n = 0; n < 31; n++)
        {
            meal.App.Clock.Advance(Duration.FromSeconds(1));
            await organizer.Post($"{meal.Path}/lines", ("label", $"Salade n° {n:D2}"), ("wanted", "1"));
        }
        using var visitor = meal.App.Visitor();
        var page = await visitor.Page(meal.Path);
        Assert.Contains("Salade n° 11", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Salade n° 12", page, StringComparison.Ordinal);
        Assert.Contains("0 chose sur 31", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{meal.Path}/bring\">Toute la liste (31)", page, StringComparison.Ordinal);
        var whole = await visitor.Page($"{meal.Path}/bring");
        Assert.Contains("Salade n° 30", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("Toute la liste", whole, StringComparison.Ordinal);
        Assert.Contains("Salade n° 30", await visitor.Page($"{meal.Path}/needs?all=true"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_can_be_pasted_anywhere()
    {
        await using var meal = await Potluck.SetAsync();
        await meal.Line("Salades", 2);
        await meal.Line("Des glaçons");
        await meal.Line("Jus", 3, ("unit", "litres"));
        await meal.Line("Photos", null);
        var cake = await meal.Line("Le gâteau");
        await meal.Named(cake, "Jo");
        Assert.Contains(
            "value=\"Il manque : 2 salades, des glaçons, jus (3 litres)\"",
            await meal.App.Visitor().Page($"{meal.Path}/needs"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Requirement("FRIENDS-2")]
    public async Task Who_comes_adds_what_they_bring_and_seats_that_others_take()
    {
        await using var meal = await Potluck.SetAsync();
        await meal.Line("Salades", 2);
        var (bao, ticket, answer) = await meal.Guest("Bao");
        await bao.Post($"{meal.Path}/needs", ("kind", "thing"), ("label", "Des bougies"), ("wanted", "3"));
        await bao.Post($"{meal.Path}/needs", ("kind", "ride"), ("label", "Depuis Vienne"), ("wanted", "2"));
        var lines = await meal.Lines();
        Assert.Equal(3, lines.Single(l => l.Label == "Des bougies").Claimed);
        var ride = lines.Single(l => l.Label == "Depuis Vienne");
        Assert.Equal((2, 0), (ride.Wanted, ride.Claimed));
        var link = await meal.Named(ride.Id, "Paulette");
        Assert.Contains("Bao propose", await meal.Reads(meal.App.Visitor()), StringComparison.Ordinal);

        // The driver stays at home: the seats are gone, and whoever counted on one is told.
        await bao.Post($"{ticket}/withdrawal");
        await meal.App.DrainAsync();
        Assert.DoesNotContain("Depuis Vienne", await meal.Reads(meal.App.Visitor()), StringComparison.Ordinal);
        Assert.Contains("n’est plus proposé", await meal.App.Visitor().Page(link), StringComparison.Ordinal);
        Assert.Contains("Des bougies 0 sur 3", await meal.Reads(meal.App.Visitor()), StringComparison.Ordinal);
        Assert.NotEqual(default, answer.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Requirement("FRIENDS-2")]
    public async Task Who_leaves_frees_what_they_had_taken_and_the_organizers_read_it_in_the_evening(bool byThemselves)
    {
        await using var meal = await Potluck.SetAsync();
        await meal.Backstage.KeyFor("malika@exemple.fr", "Malika");
        var salads = await meal.Line("Salades", 4);
        var (nour, ticket, answer) = await meal.Guest("Nour");
        await nour.Post($"{meal.Path}/needs/{salads}/claims", ("quantity", "3"));
        using var organizer = await meal.Backstage.Organizer();
        await (
            byThemselves
                ? nour.Post($"{ticket}/withdrawal")
                : organizer.Post($"{meal.Path}/participations/{answer.Id}/removal")
        );
        await meal.App.DrainAsync();
        Assert.Equal(0, (await meal.Line(salads)).Claimed);
        await meal.App.EveningAsync();
        var letter = meal.App.LettersTo("malika@exemple.fr")[^1];
        Assert.Contains("De nouveau à prendre", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("3 × Salades", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_brings_is_in_their_calendar_on_their_link_and_in_their_data_and_goes_with_them()
    {
        await using var meal = await Potluck.SetAsync();
        var salads = await meal.Line("Salades", 4, ("time", "12:30"));
        var (nour, ticket, _) = await meal.Guest("Nour");
        await nour.Post($"{meal.Path}/needs/{salads}/claims", ("quantity", "2"), ("note", "taboulé"));
        var calendar = (await nour.Reads($"{ticket}/event.ics")).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("2 × Salades\\, 12", calendar, StringComparison.Ordinal);
        Assert.Contains("taboulé", calendar, StringComparison.Ordinal);
        Assert.Contains("2 × Salades", await nour.Page(ticket), StringComparison.Ordinal);
        Assert.DoesNotContain("taboulé", await nour.Reads($"{meal.Path}.ics"), StringComparison.Ordinal);
        await using var zip = new System.IO.Compression.ZipArchive(
            await (await nour.Get($"{ticket}/data.zip")).Content.ReadAsStreamAsync(Ct)
        );
        using var data = new StreamReader(await zip.GetEntry("needs.json")!.OpenAsync(Ct));
        Assert.Contains("taboulé", await data.ReadToEndAsync(Ct), StringComparison.Ordinal);

        await nour.Post($"{ticket}/erasure");
        Assert.Equal(0, (await meal.Line(salads)).Claimed);
        Assert.Equal(0, await meal.App.Look(db => db.Set<Claim>().CountAsync(Ct)));
        Assert.Equal(0, await meal.App.Look(db => db.Set<Claimant>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Wanting_less_sends_nobody_away_and_a_line_can_be_removed_with_its_people()
    {
        await using var meal = await Potluck.SetAsync();
        var salads = await meal.Line("Salades", 4);
        await meal.Named(salads, "Jo", ("quantity", "3"));
        using var organizer = await meal.Backstage.Organizer();
        var edited = await organizer.Post(
            $"{meal.Path}/lines/{salads}",
            ("label", "Salades"),
            ("wanted", "2"),
            ("kind", "thing")
        );
        Assert.Equal(HttpStatusCode.SeeOther, edited.StatusCode);
        Assert.Equal((2, 3), ((await meal.Line(salads)).Wanted, (await meal.Line(salads)).Claimed));
        Assert.Contains("Complet", await meal.Reads(organizer), StringComparison.Ordinal);
        var wrong = await organizer.Post(
            $"{meal.Path}/lines/{salads}",
            ("label", ""),
            ("wanted", "x"),
            ("note", "gardé")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("gardé", await wrong.Text(), StringComparison.Ordinal);
        await organizer.Post($"{meal.Path}/lines/{salads}/removal");
        Assert.Empty(await meal.Lines());
        Assert.Empty(await meal.Claims());
    }

    [Theory]
    [InlineData("meal", 5)]
    [InlineData("hands", 3)]
    [InlineData("rides", 0)]
    public async Task A_list_begins_with_a_template(string template, int lines)
    {
        await using var meal = await Potluck.SetAsync();
        using var organizer = await meal.Backstage.Organizer();
        Assert.DoesNotContain("id=\"needs\"", await organizer.Page(meal.Path), StringComparison.Ordinal);
        await organizer.Post($"{meal.Path}/lines", ("template", template));
        Assert.Equal(lines, (await meal.Lines()).Count);
        Assert.Contains("id=\"needs\"", await meal.App.Visitor().Page(meal.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_organizers_take_the_list_with_them_as_a_table_without_formulas()
    {
        await using var meal = await Potluck.SetAsync();
        var salads = await meal.Line("=SUM(A1)", 4);
        await meal.Named(salads, "Jo", ("quantity", "2"), ("note", "taboulé"));
        using var organizer = await meal.Backstage.Organizer();
        var table = await organizer.Page($"{meal.Path}/needs.csv");
        Assert.Contains("'=SUM(A1)", table, StringComparison.Ordinal);
        Assert.Contains(";4;;;Jo;2;taboulé", table, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await meal.App.Visitor().Get($"{meal.Path}/needs.csv")).StatusCode);
    }

    [Fact]
    [Requirement("FRIENDS-2")]
    public async Task Others_hear_of_it_within_two_seconds()
    {
        await using var meal = await Potluck.SetAsync();
        var cake = await meal.Line("Le gâteau");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{meal.Path}/live");
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var visitor = meal.App.Visitor();
        using var stream = await visitor.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync(Ct));
        await meal.Named(cake, "Jo");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(2));
        while (await lines.ReadLineAsync(patience.Token) != "event: needs") { }
        Assert.Contains("Jo", await meal.Reads(visitor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_is_deleted_keeps_no_list()
    {
        await using var meal = await Potluck.SetAsync();
        await meal.Named(await meal.Line("Le gâteau"), "Jo");
        await meal.Backstage.Change(e => e.Delete(meal.App.Clock.GetCurrentInstant()));
        Assert.Empty(await meal.Lines());
        Assert.Equal(0, await meal.App.Look(db => db.Set<Claimant>().CountAsync(Ct)));
    }
}
