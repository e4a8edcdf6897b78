using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Tests.Rig;
using NodaTime;

namespace Farandole.Tests.Coming;

public sealed class AnswerTests
{
    [Fact]
    [Requirement("GUEST-1")]
    public async Task Somebody_comes_with_an_address_alone_and_one_tap()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 10);
        using var visitor = app.Visitor();

        (await visitor.Answers(id, party: 3)).ShouldLeadTo($"/events/{id}/answered");
        Assert.Contains("Plus qu’un clic", await visitor.Reads($"/events/{id}/answered"), StringComparison.Ordinal);
        Assert.Equal((3, 0), await app.Counts(id));
        await app.DrainAsync();

        var letter = Assert.Single(app.LettersTo(Guest.Nour));
        Assert.Equal("Confirmez votre réponse\u00a0: Grande marche pour l’eau", letter.Subject);
        var ticket = app.TicketOf(Guest.Nour);
        Assert.Contains("Je confirme ma venue", await visitor.Reads(ticket), StringComparison.Ordinal);
        Assert.Equal((3, 0), await app.Counts(id));

        (await visitor.Send($"{ticket}/confirmation")).ShouldLeadTo($"{ticket}?done=confirmed");
        Assert.Equal((3, 3), await app.Counts(id));
        var page = await visitor.Reads($"{ticket}?done=confirmed");
        Assert.Contains("Vous êtes 3 à venir", page, StringComparison.Ordinal);
        Assert.Contains("samedi 20 mars", page, StringComparison.Ordinal);
        await app.DrainAsync();
        Assert.Equal("C’est noté\u00a0: Grande marche pour l’eau", app.LettersTo(Guest.Nour)[1].Subject);
    }

    [Fact]
    public async Task Confirming_twice_counts_once()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 10);
        var ticket = await app.Comes(id, party: 2);
        using var visitor = app.Visitor();

        var again = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.Send($"{ticket}/confirmation")));

        Assert.All(again, r => r.ShouldLeadTo($"{ticket}?done=confirmed"));
        Assert.Equal((2, 2), await app.Counts(id));
        await app.DrainAsync();
        Assert.Equal(2, app.LettersTo(Guest.Nour).Count);
    }

    [Fact]
    public async Task Two_first_confirmations_at_once_count_once()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 10);
        using var visitor = app.Visitor();
        await visitor.Answers(id, party: 2);
        await app.DrainAsync();
        var ticket = app.TicketOf(Guest.Nour);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Visitor().Send($"{ticket}/confirmation")));

        Assert.Equal((2, 2), await app.Counts(id));
    }

    [Fact]
    public async Task A_hundred_at_once_for_ten_seats_are_exactly_ten()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var id = await app.Announce(capacity: 10);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(async n =>
                {
                    using var visitor = app.Visitor();
                    return (await visitor.Answers(id, $"n{n}@exemple.fr")).StatusCode;
                })
        );

        Assert.Equal(10, answers.Count(a => a == HttpStatusCode.SeeOther));
        Assert.Equal(90, answers.Count(a => a == HttpStatusCode.Conflict));
        Assert.Equal(10, (await app.AnswersTo(id)).Count);
        Assert.Equal((10, 0), await app.Counts(id));
    }

    [Fact]
    public async Task Parties_take_a_seat_for_each_person_and_are_never_split()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 5);
        using var visitor = app.Visitor();

        (await visitor.Answers(id, "a@exemple.fr", party: 3)).ShouldLeadTo($"/events/{id}/answered");
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.Answers(id, "b@exemple.fr", party: 3)).StatusCode);
        (await visitor.Answers(id, "c@exemple.fr", party: 2)).ShouldLeadTo($"/events/{id}/answered");
        (await visitor.Answers(id, "d@exemple.fr", 4, ("answer", "interested"))).ShouldLeadTo($"/events/{id}/answered");

        Assert.Equal((5, 0), await app.Counts(id));
    }

    [Fact]
    public async Task Seats_that_nobody_confirms_are_anothers_after_half_an_hour()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 1);
        using var visitor = app.Visitor();
        await visitor.Answers(id);
        await app.DrainAsync();
        var late = app.TicketOf(Guest.Nour);

        await app.PassAsync(Duration.FromMinutes(29));
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.Answers(id, "b@exemple.fr")).StatusCode);
        await app.PassAsync(Duration.FromMinutes(2));
        await app.Comes(id, "b@exemple.fr");

        Assert.Contains("Les dernières places sont parties", await visitor.Reads(late), StringComparison.Ordinal);
        var refused = await visitor.Send($"{late}/confirmation");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Rien n’est compté pour vous", await refused.Page(), StringComparison.Ordinal);
        Assert.Equal((1, 1), await app.Counts(id));
        (await visitor.Send($"{late}/confirmation", ("answer", "interested"))).ShouldLeadTo($"{late}?done=confirmed");
        Assert.Equal((1, 1), await app.Counts(id));
    }

    [Fact]
    public async Task Seats_that_are_still_free_are_taken_again_by_a_late_confirmation()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 2);
        using var visitor = app.Visitor();
        await visitor.Answers(id, party: 2);
        await app.PassAsync(Duration.FromMinutes(31));
        Assert.Equal((0, 0), await app.Counts(id));

        var ticket = app.TicketOf(Guest.Nour);
        (await visitor.Send($"{ticket}/confirmation")).ShouldLeadTo($"{ticket}?done=confirmed");

        Assert.Equal((2, 2), await app.Counts(id));
    }

    [Fact]
    [Requirement("GUEST-6")]
    public async Task What_nobody_confirms_is_gone_after_a_day()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 5);
        using var visitor = app.Visitor();
        await visitor.Answers(id, party: 2);
        await app.DrainAsync();
        var ticket = app.TicketOf(Guest.Nour);

        await app.PassAsync(Duration.FromHours(25));

        Assert.Empty(await app.AnswersTo(id));
        Assert.Equal((0, 0), await app.Counts(id));
        await visitor.Reads(ticket, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_bad_answer_comes_back_with_everything_typed_and_each_error_at_its_field()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        using var visitor = app.Visitor();

        var response = await visitor.Answers(
            id,
            "nour(at)exemple",
            1,
            ("party", "more"),
            ("more", "0"),
            ("name", "Nour & Jo"),
            ("message", new string('x', 1_001)),
            ("answer", "maybe")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await response.Page();
        Assert.Contains("<title>Erreur", page, StringComparison.Ordinal);
        Assert.Contains("3 choses à corriger", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#email\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"nour(at)exemple\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Nour & Jo\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"maybe\" checked", page, StringComparison.Ordinal);
        Assert.Empty(await app.AnswersTo(id));
    }

    [Fact]
    public async Task A_robot_that_fills_every_field_is_thanked_and_forgotten()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        using var robot = app.Visitor();

        (await robot.Answers(id, more: ("website", "https://spam.example"))).ShouldLeadTo($"/events/{id}/answered");

        Assert.Empty(await app.AnswersTo(id));
    }

    [Theory]
    [InlineData("cancelled", "annulé")]
    [InlineData("over", "passé")]
    public async Task What_does_not_take_place_takes_no_answer(string state, string word)
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        if (state == "cancelled")
            await app.Change(id, e => e.Say(EventStatus.Cancelled, null, null, app.Now()));
        else
            app.Clock.Advance(Duration.FromDays(30));
        using var visitor = app.Visitor();

        Assert.Contains(word, await visitor.Reads($"/events/{id}/answer"), StringComparison.Ordinal);
        var response = await visitor.Answers(id);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains(word, await response.Page(), StringComparison.Ordinal);
        Assert.Empty(await app.AnswersTo(id));
    }

    [Fact]
    public async Task A_private_event_does_not_exist_for_who_was_not_invited()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(with: d => d with { Visibility = Visibility.Private });
        using var visitor = app.Visitor();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Answers(id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Answers(EventIdOfNothing)).StatusCode);
        await visitor.Reads($"/events/{id}/answer", HttpStatusCode.NotFound);
        Assert.Empty(await app.AnswersTo(id));
    }

    [Fact]
    public async Task The_field_says_what_the_address_serves_who_sees_it_and_until_when()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        using var visitor = app.Visitor();

        var page = await visitor.Reads($"/events/{id}/answer");

        Assert.Contains("Effacée le 19 avril", page, StringComparison.Ordinal);
        Assert.Contains("Personne d’autre ne la voit", page, StringComparison.Ordinal);
        Assert.Contains("value=\"organizers\" checked", page, StringComparison.Ordinal);
    }

    private static readonly Domain.Kernel.EventId EventIdOfNothing = Domain.Kernel.EventId.New();
}
