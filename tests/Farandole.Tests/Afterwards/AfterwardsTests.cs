using System.Net;
using Farandole.Domain.Afterwards;
using Farandole.Domain.Events;
using Farandole.Features.Afterwards;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Afterwards;

/// <summary>The tab, the word of thanks, the figures.</summary>
public sealed class AfterwardsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("PUBLIC-9")]
    public async Task Before_the_end_the_tab_says_what_it_will_be_for_and_takes_nothing()
    {
        await using var backstage = await Backstage.SetAsync();
        using var organizer = await backstage.Organizer();
        var page = (await organizer.Page(backstage.Afterwards())).Plain();
        Assert.Contains("Dès la fin, samedi 20 mars", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"thanks\"", page, StringComparison.Ordinal);
        Assert.Contains($"/new?from={backstage.Id}", page, StringComparison.Ordinal);
        foreach (
            var door in new[]
            {
                backstage.Afterwards(),
                $"{backstage.Afterwards()}/letter",
                $"{backstage.Souvenirs()}/audience",
            }
        )
            Assert.Equal(HttpStatusCode.Conflict, (await organizer.Post(door, ("thanks", "Merci"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await organizer.Add(backstage, AfterwardsSteps.Photo)).StatusCode);
        Assert.Empty(await backstage.App.Look(db => db.Set<Afterword>().ToListAsync(Ct)));
        Assert.Empty(backstage.Files());
    }

    [Fact]
    [Requirement("PUBLIC-9")]
    public async Task Thanks_stand_on_the_page_once_it_is_over_and_can_be_taken_back()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        using var stranger = backstage.App.Visitor();
        Assert.DoesNotContain("Après coup", await stranger.Page(backstage.Path), StringComparison.Ordinal);

        (
            await organizer.Post(
                backstage.Afterwards(),
                ("thanks", "**Merci** à [toutes](https://exemple.fr) <script>alert(1)</script>")
            )
        ).ShouldLeadTo($"{backstage.Afterwards()}?done=thanks");
        var page = await (await stranger.Get(backstage.Path)).Content.ReadAsStringAsync(Ct);
        Assert.Contains("<strong>Merci</strong>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("**Merci**", await organizer.Page(backstage.Afterwards()), StringComparison.Ordinal);

        await organizer.Post(backstage.Afterwards(), ("thanks", " "));
        Assert.DoesNotContain("Merci", await stranger.Page(backstage.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_long_a_word_comes_back_beside_its_error_with_nothing_lost()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        var typed = "Merci à " + new string('a', Afterword.MaxText);
        var refused = await organizer.Post(backstage.Afterwards(), ("thanks", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Text();
        Assert.Contains(typed, page, StringComparison.Ordinal);
        Assert.Contains("href=\"#thanks\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"thanks-error\"", page, StringComparison.Ordinal);
        Assert.Contains("Erreur", page, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PUBLIC-9")]
    public async Task Figures_are_shown_when_the_team_says_so_and_name_nobody()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.Answer(
            "lea@exemple.fr",
            "Léa Unetelle",
            party: 3,
            with: a => a with { Exposure = Domain.Participations.Exposure.Nobody }
        );
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        using var stranger = backstage.App.Visitor();
        var tab = (await organizer.Page(backstage.Afterwards())).Plain();
        Assert.Contains("3 personnes avaient prévu de venir. L’accueil n’a pas compté.", tab, StringComparison.Ordinal);
        await organizer.Post($"{backstage.Path}/arrivals", ("nonce", $"{Guid.NewGuid()}"), ("people", "2"));
        tab = (await organizer.Page(backstage.Afterwards())).Plain();
        Assert.Contains("L’accueil en a compté 2", tab, StringComparison.Ordinal);

        await backstage.Change(e => e.Count(3, 2, 0));
        await organizer.Post(backstage.Afterwards(), ("thanks", "Merci"));
        Assert.DoesNotContain("personnes sont venues", await stranger.Page(backstage.Path), StringComparison.Ordinal);
        await organizer.Post(backstage.Afterwards(), ("thanks", "Merci"), ("figures", "true"));
        var page = (await stranger.Page(backstage.Path)).Plain();
        Assert.Contains("personnes avaient prévu de venir", page, StringComparison.Ordinal);
        Assert.Contains("personnes sont venues", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Léa Unetelle", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_cancelled_event_nothing_is_said_but_it_can_be_organized_again()
    {
        await using var backstage = await Backstage.SetAsync();
        await backstage.Change(e =>
            e.Say(EventStatus.Cancelled, "Pluie", null, backstage.App.Clock.GetCurrentInstant())
        );
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        var page = (await organizer.Page(backstage.Afterwards())).Plain();
        Assert.Contains("Cet événement est annulé : il n’y a rien à dire après", page, StringComparison.Ordinal);
        Assert.Contains($"/new?from={backstage.Id}", page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await organizer.Post(backstage.Afterwards(), ("thanks", "Merci"))).StatusCode
        );
    }

    [Fact]
    public async Task The_tab_and_its_doors_are_not_there_for_strangers_nor_for_guests()
    {
        await using var backstage = await Backstage.SetAsync();
        var lea = await backstage.Answer("lea@exemple.fr", "Léa");
        await backstage.BeOver();
        using var organizer = await backstage.Organizer();
        await organizer.Add(backstage, AfterwardsSteps.Photo);
        var picture = (await backstage.Kept()).Single().Id;
        using var stranger = backstage.App.Visitor();
        using var guest = await backstage.Guest(lea);
        foreach (var visitor in new[] { stranger, guest })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(backstage.Afterwards())).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Add(backstage, AfterwardsSteps.Photo)).StatusCode);
            string[] doors =
            [
                backstage.Afterwards(),
                $"{backstage.Afterwards()}/letter",
                $"{backstage.Souvenirs()}/audience",
                $"{backstage.Souvenirs()}/{picture}/place",
                $"{backstage.Souvenirs()}/{picture}/description",
                $"{backstage.Souvenirs()}/{picture}/removal",
            ];
            foreach (var door in doors)
                Assert.Equal(
                    HttpStatusCode.NotFound,
                    (await visitor.Post(door, ("for", "hasLink"), ("alt", "x"))).StatusCode
                );
        }
        Assert.Equal("La ronde autour du feu", (await backstage.Kept()).Single().Alt);
    }

    [Fact]
    public async Task As_long_as_it_is_not_over_the_page_asks_the_database_nothing()
    {
        await using var backstage = await Backstage.SetAsync();
        var seen = EventAsSeen.By(Standing.HasLink, await backstage.Found(), backstage.App.Clock.GetCurrentInstant());
        // There is no database: a question would fail.
        Assert.Null(await new AfterwardsOnPage().For(seen, Viewer.Nobody, EventParts.None, null!, Ct));
    }
}
