using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Platform.Identity;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Pieces;

/// <summary>Each piece for its own people: shown to them, taken from them, and to nobody else.</summary>
public sealed class AudienceTests
{
    private const string Street = "12 rue des Lilas";

    private static readonly PieceKey Address = new(Piece.Address);
    private static readonly PieceKey Link = new(Piece.OnlineLink);

    [Fact]
    [Requirement("SAFE-2")]
    public async Task Who_is_taken_off_the_list_loses_the_address_at_the_next_request()
    {
        await using var stage = await Gated(Audience.Approved);
        var lea = await stage.Answer("lea@exemple.fr", "Léa");
        var ticket = TicketOf(stage, lea);
        using var browser = stage.App.Visitor();
        await browser.Post($"{ticket}/session");
        Assert.Contains(Street, await browser.Page(stage.Path), StringComparison.Ordinal);
        Assert.Contains(Street, await browser.Page(ticket), StringComparison.Ordinal);

        await Change(stage, lea, p => p.Remove(stage.App.Now()));

        foreach (var path in (string[])[stage.Path, $"{stage.Path}.json", $"{stage.Path}.ics", $"{stage.Path}.atom"])
            Assert.DoesNotContain(Street, DripTests.Unfolded(await browser.Page(path)), StringComparison.Ordinal);
        Assert.DoesNotContain(Street, await browser.Page(ticket), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{ticket}/event.ics")).StatusCode);
    }

    [Fact]
    [Requirement("SAFE-2")]
    public async Task A_yes_that_is_taken_back_in_time_shows_nothing()
    {
        await using var stage = await Gated(Audience.Approved);
        await stage.Change(e => e.AskApproval(true, null, App.Start));
        var lea = await stage.Answer("lea@exemple.fr", "Léa");
        await Change(stage, lea, p => p.Approve(stage.App.Now()));
        await stage.App.PassAsync(Duration.FromMinutes(9));
        Assert.DoesNotContain(Street, await stage.App.Visitor().Page(TicketOf(stage, lea)), StringComparison.Ordinal);
        await Change(stage, lea, p => p.TakeBackApproval());
        await stage.App.PassAsync(Duration.FromMinutes(10));
        Assert.DoesNotContain(Street, await stage.App.Visitor().Page(TicketOf(stage, lea)), StringComparison.Ordinal);
        Assert.Empty(stage.App.Letters());
    }

    [Fact]
    [Requirement("SAFE-2")]
    public async Task Who_is_approved_gets_the_secret_place_ten_minutes_later()
    {
        await using var stage = await Gated(Audience.Approved);
        await stage.Change(e => e.AskApproval(true, null, App.Start));
        var lea = await stage.Answer("lea@exemple.fr", "Léa");
        await Change(stage, lea, p => p.Approve(stage.App.Now()));
        await stage.App.PassAsync(Duration.FromMinutes(10));
        var letter = Assert.Single(stage.App.LettersTo("lea@exemple.fr"));
        Assert.Contains(Street, letter.TextBody, StringComparison.Ordinal);
        Assert.Contains(Street, await stage.App.Visitor().Page(TicketOf(stage, lea)), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("SAFE-2")]
    public async Task A_change_letter_says_the_new_place_to_those_who_may_know_and_is_not_sent_to_others()
    {
        await using var stage = await Gated(Audience.Approved);
        await stage.Answer("lea@exemple.fr", "Léa");
        await stage.Answer("max@exemple.fr", "Max", answer: Answer.Maybe);
        await stage.Change(e =>
            e.Edit(e.Details with { Place = new("Lyon", "3 quai Perrache") }, "Amel", stage.App.Now())
        );
        await stage.App.PassAsync(Duration.FromHours(1));

        Assert.Contains(
            "3 quai Perrache",
            Assert.Single(stage.App.LettersTo("lea@exemple.fr")).TextBody,
            StringComparison.Ordinal
        );
        Assert.Empty(stage.App.LettersTo("max@exemple.fr"));
        var page = await stage.App.Visitor().Page(stage.Path);
        Assert.DoesNotContain("Perrache", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lilas", page, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("SAFE-2")]
    public async Task What_was_secret_when_it_changed_stays_so_after_the_piece_is_for_all()
    {
        await using var stage = await Gated(Audience.Approved);
        await stage.Change(e =>
            e.Edit(
                e.Details with
                {
                    Place = new("Lyon", "3 quai Perrache"),
                },
                "Amel",
                stage.App.Now() + Duration.FromMinutes(1)
            )
        );
        await stage.Change(e => e.Decide(new(Address), "Amel", stage.App.Now() + Duration.FromMinutes(2)));
        var page = await stage.App.Visitor().Page(stage.Path);
        Assert.Contains("Perrache", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lilas", page, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("SAFE-2")]
    public async Task A_hidden_address_is_not_found_by_distance()
    {
        await using var stage = await Backstage.SetAsync(d =>
            d with
            {
                Place = new("Lyon", Street, 45.7597, 4.8422, "Lyon"),
            }
        );
        await stage.Change(e => e.List(App.Start));
        Assert.Contains(stage.Path, await stage.App.Visitor().Page("/?place=Lyon"), StringComparison.Ordinal);
        await stage.Change(e => e.Decide(new(Address) { Audience = Audience.Approved }, "Amel", App.Start));
        Assert.DoesNotContain(stage.Path, await stage.App.Visitor().Page("/?place=Lyon"), StringComparison.Ordinal);
        Assert.Contains(stage.Path, await stage.App.Visitor().Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("SAFE-2")]
    public async Task Organizers_see_who_can_see_it_now_and_since_when()
    {
        await using var stage = await Gated(Audience.Confirmed);
        await stage.Answer("lea@exemple.fr", "Léa");
        await stage.Answer("sam@exemple.fr", "Sam", confirmed: false);
        await stage.Answer("ali@exemple.fr", "Ali", with: a => a with { Exposure = Exposure.Nobody });
        using var organizer = await stage.Organizer();
        var page = await organizer.Page($"{stage.Path}/pieces/address");
        Assert.Contains("2 réponses y donnent accès, et l’équipe", page, StringComparison.Ordinal);
        Assert.Contains("Léa", page, StringComparison.Ordinal);
        Assert.Contains("depuis mardi 2 mars à 10\u00a0h", page, StringComparison.Ordinal);
        Assert.Contains("Une personne sans nom", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ali<", page, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("SAFE-2")]
    public async Task Organizers_see_their_page_with_others_eyes_and_nobody_else_does()
    {
        await using var stage = await Gated(Audience.Approved);
        using var organizer = await stage.Organizer();
        Assert.Contains(Street, await organizer.Page(stage.Path), StringComparison.Ordinal);
        var confirmed = await organizer.Page($"{stage.Path}?as=confirmed");
        Assert.Contains(
            "Vous voyez la page comme une personne dont la réponse est confirmée",
            confirmed,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Street, confirmed, StringComparison.Ordinal);
        Assert.Contains("pour les personnes approuvées", confirmed, StringComparison.Ordinal);
        Assert.Contains(Street, await organizer.Page($"{stage.Path}?as=approved"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            Street,
            await stage.App.Visitor().Page($"{stage.Path}?as=organizer"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Requirement("SAFE-7")]
    public async Task A_secret_link_stands_behind_a_door_of_ones_own_and_can_be_changed_without_a_letter()
    {
        const string first = "https://visio.example/abc-def";
        const string second = "https://visio.example/new-room";
        await using var stage = await Backstage.SetAsync(d => d with { OnlineLink = first });
        await stage.Change(e =>
            e.Decide(new(Link) { Audience = Audience.Approved, HoursBefore = 1 }, "Amel", App.Start)
        );
        var lea = await stage.Answer("lea@exemple.fr", "Léa", aloud: true);
        await stage.App.DrainAsync();
        var ticket = TicketOf(stage, lea);
        using var guest = stage.App.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get($"{ticket}/online")).StatusCode);

        await stage.App.PassAsync((await stage.Found()).StartsAt - Duration.FromMinutes(50) - stage.App.Now());
        Assert.Equal(first, (await guest.Get($"{ticket}/online")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get($"{stage.Path}/online")).StatusCode);
        Assert.Contains(
            $"{ticket}/online",
            DripTests.Unfolded(await guest.Page($"{ticket}/event.ics")),
            StringComparison.Ordinal
        );
        Assert.All(
            stage.App.LettersTo("lea@exemple.fr"),
            l => Assert.DoesNotContain("visio.example", l.ToString(), StringComparison.Ordinal)
        );

        await stage.Change(e => e.Edit(e.Details with { OnlineLink = second }, "Amel", stage.App.Now()));
        Assert.Equal(second, (await guest.Get($"{ticket}/online")).Headers.Location?.OriginalString);
    }

    [Fact]
    [Requirement("SAFE-2")]
    public async Task A_moment_so_many_hours_before_the_start_is_for_those_who_may_know_the_start()
    {
        const string word = "Revealed ";
        await using var stage = await Gated(Audience.Everybody);
        await stage.Change(e => e.Decide(new(Address) { HoursBefore = 2 }, "Amel", App.Start));
        var moment = ((await stage.Found()).StartsAt - Duration.FromHours(2)).ToString();
        using var visitor = stage.App.Visitor();
        Assert.Contains(moment, await visitor.Page($"{stage.Path}.json"), StringComparison.Ordinal);
        Assert.Contains(word, await visitor.Page($"{stage.Path}?lang=en"), StringComparison.Ordinal);

        await stage.Change(e =>
            e.Decide(new(new PieceKey(Piece.Time)) { Audience = Audience.Confirmed }, "Amel", App.Start)
        );

        Assert.DoesNotContain(moment, await visitor.Page($"{stage.Path}.json"), StringComparison.Ordinal);
        Assert.DoesNotContain(word, await visitor.Page($"{stage.Path}?lang=en"), StringComparison.Ordinal);
        var lea = await stage.Answer("lea@exemple.fr", "Léa");
        await visitor.Post($"{TicketOf(stage, lea)}/session");
        Assert.Contains(word, await visitor.Page($"{stage.Path}?lang=en"), StringComparison.Ordinal);
    }

    /// <summary>In Lyon, at an address for some only.</summary>
    private static async Task<Backstage> Gated(Audience audience)
    {
        var stage = await Backstage.SetAsync(d => d with { Place = new("Lyon", Street) });
        await stage.Change(e => e.Decide(new(Address) { Audience = audience }, "Amel", App.Start));
        return stage;
    }

    private static string TicketOf(Backstage stage, Participation answer) =>
        stage.App.Services.GetRequiredService<Tickets>().PathOf(answer);

    private static async Task Change(Backstage stage, Participation answer, Action<Participation> change)
    {
        await stage.App.Writer.Write(
            async (db, ct) => change(await db.Participations.AsTracking().FirstAsync(p => p.Id == answer.Id, ct)),
            TestContext.Current.CancellationToken
        );
        await stage.App.DrainAsync();
    }
}
