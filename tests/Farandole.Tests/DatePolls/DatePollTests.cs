using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.DatePolls;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.DatePolls;

/// <summary>The date of an event, chosen together on its own page.</summary>
public sealed class DatePollTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("FRIENDS-6")]
    public async Task A_poll_becomes_the_event_and_answers_become_participations_on_consent()
    {
        await using var backstage = await Proposed(Visibility.Unlisted, "2027-03-20", "2027-03-27");
        var app = backstage.App;
        var (first, second) = await Dates(backstage);
        using var nour = app.Visitor();
        var ticket = await Confirmed(nour, backstage, ($"vote-{first}", "no"), ($"vote-{second}", "yes"));
        using var organizer = await backstage.Organizer();
        var page = await organizer.Page($"{backstage.Path}/dates");
        Assert.Contains("Nour", page, StringComparison.Ordinal);
        Assert.Contains("oui : 1 · s’il le faut : 0 · non : 0", page, StringComparison.Ordinal);

        await organizer.Post($"{backstage.Path}/dates/{second}/choice");
        await app.DrainAsync();
        var picked = await backstage.Found();
        Assert.Equal(
            (new LocalDate(2027, 3, 27), EventStatus.Confirmed, (Instant?)null),
            (picked.Day, picked.Status, picked.DatePolledAt)
        );
        await app.PassAsync(Duration.FromHours(1));
        Assert.True(app.LettersTo("nour@exemple.fr").Count >= 3);
        // Nobody comes by having said that a date would suit.
        Assert.Equal(Answer.Interested, (await app.AnswersTo(backstage.Id)).Single().Answer);
        Assert.Contains("La date est choisie", await nour.Page(ticket), StringComparison.Ordinal);
        await nour.Post($"{ticket}/answer", ("answer", "coming"), ("party", "1"));
        Assert.Equal(1, (await backstage.Found()).PeopleComing);
    }

    [Fact]
    public async Task While_the_date_is_chosen_the_event_is_in_no_agenda_and_reminds_nobody()
    {
        await using var backstage = await Proposed(Visibility.Public, "2027-03-20", "2027-03-27");
        var app = backstage.App;
        await backstage.KeyFor("malika@exemple.fr", "Malika");
        await backstage.Change(e => e.List(app.Clock.GetCurrentInstant()));
        Assert.DoesNotContain("Bal de printemps", await app.Visitor().Page("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("Bal de printemps", await app.Visitor().Page("/agenda.ics"), StringComparison.Ordinal);
        Assert.Contains(
            "STATUS:TENTATIVE",
            await app.Visitor().Page($"{backstage.Path}.ics"),
            StringComparison.Ordinal
        );
        await backstage.Answer("jo@exemple.fr", "Jo");
        await app.PassAsync(Duration.FromDays(18));
        Assert.DoesNotContain(
            app.LettersTo("jo@exemple.fr"),
            l => l.Subject?.Contains("demain", StringComparison.Ordinal) == true
        );
        // The first proposal has passed; the last has not.
        Assert.False((await backstage.Found()).IsOver(app.Clock.GetCurrentInstant() + Duration.FromDays(3)));

        var (_, second) = await Dates(backstage);
        using var organizer = await backstage.Organizer();
        await organizer.Post($"{backstage.Path}/dates/{second}/choice");
        await app.DrainAsync();
        Assert.Contains("Bal de printemps", await app.Visitor().Page("/agenda.ics"), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("FRIENDS-6")]
    public async Task A_name_is_enough_by_link_and_its_own_link_changes_what_was_said()
    {
        await using var backstage = await Proposed(Visibility.Unlisted, "2027-03-20", "2027-03-27");
        var (first, second) = await Dates(backstage);
        using var jo = backstage.App.Visitor();
        var said = await jo.Post(
            $"{backstage.Path}/poll/votes",
            ("revision", "1"),
            ("name", "Jo"),
            ($"vote-{first}", "ifNeedBe")
        );
        var link = said.Headers.Location!.ToString();
        Assert.Matches("^/d/fd1_.+[?]done=said$", link);
        link = link.Split('?')[0];
        Assert.Contains("s’il le faut : 1", await jo.Page(link), StringComparison.Ordinal);
        (
            await jo.Post(
                $"{backstage.Path}/poll/votes",
                ("revision", "1"),
                ("as", link["/d/".Length..]),
                ($"vote-{first}", "yes"),
                ($"vote-{second}", "no")
            )
        ).ShouldLeadTo(link);
        Assert.Contains("oui : 1 · s’il le faut : 0", await jo.Page(link), StringComparison.Ordinal);
        Assert.Equal(1, await backstage.App.Look(db => db.Set<PollVoter>().CountAsync(Ct)));
    }

    [Fact]
    public async Task A_public_event_asks_for_an_address_and_nothing_typed_is_lost()
    {
        await using var backstage = await Proposed(Visibility.Public, "2027-03-20", "2027-03-27");
        var (first, _) = await Dates(backstage);
        using var jo = backstage.App.Visitor();
        var wrong = await jo.Post(
            $"{backstage.Path}/poll/votes",
            ("revision", "1"),
            ("name", "Jo"),
            ("email", "jo"),
            ($"vote-{first}", "yes")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await wrong.Text();
        Assert.Contains("Écrivez une adresse e-mail complète", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Jo\"", page, StringComparison.Ordinal);
        Assert.Matches($"vote-{first}\"[^>]*value=\"yes\"[^>]*checked", page);
    }

    [Fact]
    [Requirement("FRIENDS-6")]
    public async Task Proposals_that_changed_meanwhile_are_said_and_nothing_typed_is_lost()
    {
        await using var backstage = await Proposed(Visibility.Unlisted, "2027-03-20", "2027-03-27");
        var (first, second) = await Dates(backstage);
        using var organizer = await backstage.Organizer();
        var kept = await organizer.Post(
            $"{backstage.Path}/dates",
            ("revision", "1"),
            ("day", "2027-03-27"),
            ("time", ""),
            ("end", ""),
            ("day", "2027-04-03"),
            ("time", "15:00"),
            ("end", "")
        );
        kept.ShouldLeadTo($"{backstage.Path}/dates?done=dates-kept");
        Assert.Equal(second, (await Dates(backstage)).First);

        using var jo = backstage.App.Visitor();
        var late = await jo.Post(
            $"{backstage.Path}/poll/votes",
            ("revision", "1"),
            ("name", "Jo"),
            ($"vote-{first}", "yes"),
            ($"vote-{second}", "ifNeedBe")
        );
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await late.Text();
        Assert.Contains("ont changé entre-temps", page, StringComparison.Ordinal);
        Assert.Matches($"vote-{second}\"[^>]*value=\"ifNeedBe\"[^>]*checked", page);
        Assert.Contains("3 avril", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_organizers_who_change_the_proposals_at_once_are_told_and_lose_nothing()
    {
        await using var backstage = await Proposed(Visibility.Unlisted, "2027-03-20", "2027-03-27");
        using var organizer = await backstage.Organizer();
        var late = await organizer.Post(
            $"{backstage.Path}/dates",
            ("revision", "0"),
            ("day", "2027-03-28"),
            ("day", "2027-03-29")
        );
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("value=\"2027-03-28\"", await late.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_end_with_the_last_day_and_can_be_hidden_until_then()
    {
        await using var backstage = await Proposed(
            Visibility.Unlisted,
            "2027-03-20",
            "2027-03-27",
            ("lastDay", "2027-03-05"),
            ("hidesResults", "true")
        );
        var (first, _) = await Dates(backstage);
        using var jo = backstage.App.Visitor();
        await jo.Post($"{backstage.Path}/poll/votes", ("revision", "1"), ("name", "Jo"), ($"vote-{first}", "yes"));
        var hidden = await backstage.App.Visitor().Page($"{backstage.Path}/poll");
        Assert.DoesNotContain("Jo", hidden, StringComparison.Ordinal);
        Assert.Contains("seront montrées", hidden, StringComparison.Ordinal);
        backstage.App.Clock.Advance(Duration.FromDays(4));
        using var late = backstage.App.Visitor();
        Assert.Contains("Jo", await late.Page($"{backstage.Path}/poll?later"), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Conflict,
            (
                await late.Post(
                    $"{backstage.Path}/poll/votes",
                    ("revision", "1"),
                    ("name", "Ada"),
                    ($"vote-{first}", "yes")
                )
            ).StatusCode
        );
    }

    [Theory]
    [InlineData("2027-03-20")]
    [InlineData("2027-03-20", "hier")]
    [InlineData("2027-03-20", "2026-03-20")]
    public async Task Two_dates_to_come_at_least_are_proposed(params string[] days)
    {
        await using var backstage = await Backstage.SetAsync();
        using var organizer = await backstage.Organizer();
        var answer = await organizer.Post(
            $"{backstage.Path}/dates",
            [("revision", "0"), .. days.Select(d => ("day", d))]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"value=\"{days[^1]}\"", await answer.Text(), StringComparison.Ordinal);
        Assert.Null((await backstage.Found()).DatePolledAt);
    }

    /// <summary>Nour says which dates suit and confirms her address: until then nobody sees it. Returns her personal link.</summary>
    private static async Task<string> Confirmed(
        HttpClient nour,
        Backstage backstage,
        params (string Name, string Value)[] votes
    )
    {
        var said = await Says(nour, backstage, "Nour", [("email", "nour@exemple.fr"), .. votes]);
        said.ShouldLeadTo($"{backstage.Path}/answered");
        await backstage.App.DrainAsync();
        Assert.DoesNotContain(
            "Nour",
            await backstage.App.Visitor().Page($"{backstage.Path}/poll"),
            StringComparison.Ordinal
        );
        var ticket = backstage.App.TicketOf("nour@exemple.fr");
        await nour.Post($"{ticket}/confirmation");
        return ticket;
    }

    private static Task<HttpResponseMessage> Says(
        HttpClient who,
        Backstage backstage,
        string name,
        params (string Name, string Value)[] more
    ) => who.Post($"{backstage.Path}/poll/votes", [("revision", "1"), ("name", name), .. more]);

    private static async Task<Backstage> Proposed(
        Visibility visibility,
        string first,
        string second,
        params (string Name, string Value)[] more
    )
    {
        var backstage = await Backstage.SetAsync(d => d with { Visibility = visibility });
        using var organizer = await backstage.Organizer();
        var kept = await organizer.Post(
            $"{backstage.Path}/dates",
            [("revision", "0"), ("day", first), ("day", second), .. more]
        );
        kept.ShouldLeadTo($"{backstage.Path}/dates?done=dates-kept");
        await backstage.App.DrainAsync();
        return backstage;
    }

    private static async Task<(PollDateId First, PollDateId Second)> Dates(Backstage backstage)
    {
        var dates = await backstage.App.Look(db =>
            db.Set<PollDate>().Where(d => d.EventId == backstage.Id).OrderBy(d => d.Day).ToListAsync(Ct)
        );
        return (dates[0].Id, dates[1].Id);
    }
}
