using System.IO.Compression;
using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Platform.Jobs;
using Farandole.Tests.Coming;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Waiting;

/// <summary>When an event is full. It is 18 days before it, so an offer holds for a day unless a test says otherwise.</summary>
public sealed class WaitingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("GUEST-3")]
    public async Task A_full_event_offers_a_place_on_the_list_and_the_seat_that_is_given_back_goes_to_the_next()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 2);
        var first = await app.Comes(id, "a@exemple.fr", party: 2);
        using var visitor = app.Visitor();
        Assert.Contains(
            "value=\"waiting\" checked",
            await visitor.Reads($"/events/{id}/answer"),
            StringComparison.Ordinal
        );
        var ticket = await Waits(app, id, "b@exemple.fr");
        await Waits(app, id, "c@exemple.fr");
        Assert.Contains("première place", await visitor.Reads(ticket), StringComparison.Ordinal);
        Assert.Contains("Vous êtes 2e", app.LettersTo("c@exemple.fr")[^1].TextBody, StringComparison.Ordinal);
        Assert.Equal((2, 2), await app.Counts(id));

        (await visitor.Send($"{first}/withdrawal")).ShouldLeadTo(first);
        await app.DrainAsync();

        Assert.Equal(
            "Une place s’est libérée\u00a0: Grande marche pour l’eau",
            app.LettersTo("b@exemple.fr")[^1].Subject
        );
        Assert.Contains("mercredi 3 mars", await visitor.Reads(ticket), StringComparison.Ordinal);
        // Both are offered one: two seats were given back.
        Assert.Equal((2, 0), await app.Counts(id));
        (await visitor.Send($"{ticket}/place")).ShouldLeadTo($"{ticket}?done=place");
        (await visitor.Send($"{ticket}/place")).ShouldLeadTo($"{ticket}?done=place");
        await app.DrainAsync();
        Assert.Equal((2, 1), await app.Counts(id));
        Assert.Contains("On vous attend", await visitor.Reads(ticket), StringComparison.Ordinal);
        Assert.StartsWith("C’est noté", app.LettersTo("b@exemple.fr")[^1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offer_that_nobody_takes_goes_on_and_whoever_slept_may_wait_again()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 1);
        var first = await app.Comes(id, "a@exemple.fr");
        var slow = await Waits(app, id, "b@exemple.fr");
        var quick = await Waits(app, id, "c@exemple.fr");
        using var visitor = app.Visitor();
        await visitor.Send($"{first}/withdrawal");
        await app.DrainAsync();

        await app.PassAsync(Duration.FromHours(23));
        Assert.DoesNotContain("prends", await visitor.Reads(quick), StringComparison.Ordinal);
        await app.PassAsync(Duration.FromHours(2));

        Assert.StartsWith(
            "La place n’est plus gardée",
            app.LettersTo("b@exemple.fr")[^1].Subject,
            StringComparison.Ordinal
        );
        Assert.Contains("Je prends la place", await visitor.Reads(quick), StringComparison.Ordinal);
        (await visitor.Send($"{slow}/place")).ShouldLeadTo($"{slow}?done=place-gone");
        (await visitor.Send($"{slow}/waiting")).ShouldLeadTo(slow);
        (await visitor.Send($"{quick}/place")).ShouldLeadTo($"{quick}?done=place");
        Assert.Contains("première place", await visitor.Reads(slow), StringComparison.Ordinal);
        Assert.Equal((1, 1), await app.Counts(id));
    }

    [Fact]
    public async Task A_link_of_a_letter_takes_nothing_by_itself()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 1);
        var first = await app.Comes(id, "a@exemple.fr");
        var ticket = await Waits(app, id, "b@exemple.fr");
        using var scanner = app.Visitor();
        await scanner.Send($"{first}/withdrawal");
        await app.DrainAsync();

        await scanner.Reads(ticket);
        await scanner.Reads($"{ticket}/withdrawal");

        Assert.Equal((1, 0), await app.Counts(id));
        Assert.Single(await app.AnswersTo(id), a => a.IsOffered);
    }

    [Fact]
    public async Task Nobody_passes_those_who_wait()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 3);
        var first = await app.Comes(id, "a@exemple.fr", party: 3);
        await Waits(app, id, "b@exemple.fr", party: 3);
        using var visitor = app.Visitor();
        await visitor.Send($"{first}/answer", ("answer", "coming"), ("party", "1"));
        await app.DrainAsync();

        // Two seats are free, and three are waited for.
        Assert.Equal((1, 1), await app.Counts(id));
        var refused = await visitor.Answers(id, "c@exemple.fr");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await refused.Page();
        Assert.Contains("attendent déjà", page, StringComparison.Ordinal);
        Assert.Contains("value=\"waiting\" checked", page, StringComparison.Ordinal);
        Assert.Contains("value=\"c@exemple.fr\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_seats_are_offered_at_once_and_fewer_expel_nobody()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 2);
        await app.Comes(id, "a@exemple.fr", party: 2);
        await Waits(app, id, "b@exemple.fr", party: 2);

        await Seats(app, id, 4);
        Assert.Equal((4, 2), await app.Counts(id));
        await Seats(app, id, 1);

        Assert.Equal((4, 2), await app.Counts(id));
        using var visitor = app.Visitor();
        var ticket = app.TicketOf("b@exemple.fr");
        (await visitor.Send($"{ticket}/place")).ShouldLeadTo($"{ticket}?done=place");
        Assert.Equal((4, 4), await app.Counts(id));
    }

    [Fact]
    public async Task In_the_last_hours_the_first_tap_wins_and_the_others_still_wait()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 1);
        var first = await app.Comes(id, "a@exemple.fr");
        var one = await Waits(app, id, "b@exemple.fr");
        var other = await Waits(app, id, "c@exemple.fr");
        await app.PassAsync(Duration.FromDays(18) - Duration.FromHours(1));
        using var visitor = app.Visitor();

        await visitor.Send($"{first}/withdrawal");
        await app.DrainAsync();

        Assert.Equal((0, 0), await app.Counts(id));
        Assert.Contains("la première personne", app.LettersTo("b@exemple.fr")[^1].TextBody, StringComparison.Ordinal);
        Assert.Contains("la première personne", app.LettersTo("c@exemple.fr")[^1].TextBody, StringComparison.Ordinal);
        (await visitor.Send($"{other}/place")).ShouldLeadTo($"{other}?done=place");
        (await visitor.Send($"{one}/place")).ShouldLeadTo($"{one}?done=place-gone");
        Assert.Contains("première place", await visitor.Reads(one), StringComparison.Ordinal);
        Assert.Equal((1, 1), await app.Counts(id));
    }

    [Fact]
    public async Task What_is_over_offers_nothing()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 1);
        var first = await app.Comes(id, "a@exemple.fr");
        await Waits(app, id, "b@exemple.fr");
        await app.PassAsync(Duration.FromDays(19));
        var letters = app.LettersTo("b@exemple.fr").Count;
        using var visitor = app.Visitor();

        await visitor.Send($"{first}/withdrawal");
        await app.DrainAsync();

        Assert.Equal(letters, app.LettersTo("b@exemple.fr").Count);
        Assert.DoesNotContain(await app.AnswersTo(id), a => a.IsOffered);
    }

    [Fact]
    public async Task Seats_that_nobody_confirmed_go_to_those_who_wait()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 1);
        using var visitor = app.Visitor();
        await visitor.Answers(id, "a@exemple.fr");
        await app.DrainAsync();
        await Waits(app, id, "b@exemple.fr");

        await app.PassAsync(Duration.FromMinutes(31));

        Assert.Single(await app.AnswersTo(id), a => a.IsOffered);
        var late = app.TicketOf("a@exemple.fr");
        var refused = await visitor.Send($"{late}/confirmation");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        (await visitor.Send($"{late}/confirmation", ("answer", "waiting"))).ShouldLeadTo($"{late}?done=confirmed");
        Assert.Contains("première place", await visitor.Reads(late), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_left_a_full_event_may_wait_to_come_back()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 1);
        var first = await app.Comes(id, "a@exemple.fr");
        using var visitor = app.Visitor();
        await visitor.Send($"{first}/withdrawal");
        await app.Comes(id, "b@exemple.fr");

        Assert.Contains("liste d’attente", await visitor.Reads(first), StringComparison.Ordinal);
        (await visitor.Send($"{first}/return", ("answer", "waiting"))).ShouldLeadTo($"{first}?done=returned");

        Assert.Contains("première place", await visitor.Reads(first), StringComparison.Ordinal);
        Assert.Equal((1, 1), await app.Counts(id));
    }

    [Fact]
    public async Task A_hundred_who_leave_and_are_offered_seats_at_once_never_exceed_the_capacity()
    {
        const int seats = 20;
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var id = await app.Announce(capacity: seats);
        await app.Fill(id, coming: seats, waiting: 60);
        var tickets = (await app.AnswersTo(id)).ConvertAll(app.PathOf);
        var runner = app.Services.GetRequiredService<JobRunner>();

        // Everybody who comes leaves, forty of those who wait leave or say yes to whatever they have, and jobs run meanwhile.
        await Task.WhenAll(
            tickets
                .Take(seats)
                .Concat(tickets.Skip(seats).Take(40))
                .Select(t => app.Visitor().Send($"{t}/withdrawal"))
                .Concat(tickets.Skip(seats + 40).Select(t => app.Visitor().Send($"{t}/place")))
                .Append<Task>(runner.DrainAsync(Ct))
                .Append(runner.DrainAsync(Ct))
        );
        await app.DrainAsync();

        var answers = await app.AnswersTo(id);
        var held = answers.Sum(a => a.Seats);
        Assert.Equal(held, (await app.Counts(id)).Seats);
        Assert.Equal(seats, held);
        Assert.Equal(20, answers.Count(a => a.IsOffered));
    }

    [Fact]
    public async Task What_is_known_of_whoever_waits_is_theirs_to_take_and_to_erase()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 1);
        await app.Comes(id, "a@exemple.fr");
        var ticket = await Waits(app, id, "b@exemple.fr");
        using var visitor = app.Visitor();

        await using var zip = new ZipArchive(await visitor.GetStreamAsync($"{ticket}/data.zip", Ct));
        using var reader = new StreamReader(await zip.GetEntry("answer.json")!.OpenAsync(Ct));
        Assert.Contains("\"waiting\": \"2027-03-02", await reader.ReadToEndAsync(Ct), StringComparison.Ordinal);

        (await visitor.Send($"{ticket}/erasure")).ShouldLeadTo("/erased");
        Assert.False(await app.Look(db => db.Participations.AnyAsync(p => p.WaitsSince != null, Ct)));
    }

    /// <summary>Answers that they wait, and confirms.</summary>
    internal static Task<string> Waits(App app, EventId id, string email, int party = 1)
    {
        app.Clock.Advance(Duration.FromSeconds(1));
        return app.Comes(id, email, party, ("answer", "waiting"));
    }

    private static async Task Seats(App app, EventId id, int seats)
    {
        await app.Change(
            id,
            e =>
                e.Edit(
                    new EventDetails
                    {
                        Title = e.Title,
                        Schedule = e.Schedule,
                        Place = e.Place,
                        Capacity = seats,
                    },
                    null,
                    app.Now()
                )
        );
        await app.DrainAsync();
    }
}
