using System.IO.Compression;
using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Coming;

public sealed class TicketTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("GUEST-3")]
    public async Task Two_taps_withdraw_and_one_comes_back()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 3);
        var ticket = await app.Comes(id, party: 3);
        using var visitor = app.Visitor();

        Assert.Contains("Je ne viens plus", await visitor.Reads($"{ticket}/withdrawal"), StringComparison.Ordinal);
        Assert.Equal((3, 3), await app.Counts(id));
        (await visitor.Send($"{ticket}/withdrawal")).ShouldLeadTo(ticket);
        Assert.Equal((0, 0), await app.Counts(id));
        Assert.Contains("vous ne venez plus", await visitor.Reads(ticket), StringComparison.Ordinal);

        (await visitor.Send($"{ticket}/return")).ShouldLeadTo($"{ticket}?done=returned");
        Assert.Equal((3, 3), await app.Counts(id));

        await visitor.Send($"{ticket}/withdrawal");
        await app.Comes(id, "jo@exemple.fr");
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.Send($"{ticket}/return")).StatusCode);
        Assert.Equal((1, 1), await app.Counts(id));
    }

    [Fact]
    [Requirement("GUEST-3")]
    public async Task The_number_changes_within_the_seats_and_never_beyond()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 5);
        var ticket = await app.Comes(id, party: 2);
        await app.Comes(id, "jo@exemple.fr", party: 1);
        using var visitor = app.Visitor();

        (await visitor.Send($"{ticket}/answer", ("answer", "coming"), ("party", "4"))).ShouldLeadTo(
            $"{ticket}?done=changed"
        );
        Assert.Equal((5, 5), await app.Counts(id));
        var refused = await visitor.Send($"{ticket}/answer", ("answer", "coming"), ("party", "5"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Votre réponse n’a pas changé", await refused.Page(), StringComparison.Ordinal);
        var wrong = await visitor.Send($"{ticket}/answer", ("answer", "coming"), ("party", "more"), ("more", "21"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("value=\"21\"", await wrong.Page(), StringComparison.Ordinal);
        Assert.Equal((5, 5), await app.Counts(id));

        await visitor.Send($"{ticket}/answer", ("answer", "maybe"), ("party", "4"));
        Assert.Equal((1, 1), await app.Counts(id));
        await visitor.Send($"{ticket}/answer", ("answer", "coming"), ("party", "1"));
        Assert.Equal((2, 2), await app.Counts(id));
    }

    [Fact]
    public async Task Changes_of_number_at_once_never_count_more_than_the_seats()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var id = await app.Announce(capacity: 6);
        string[] tickets =
        [
            await app.Comes(id, "a@exemple.fr"),
            await app.Comes(id, "b@exemple.fr"),
            await app.Comes(id, "c@exemple.fr"),
        ];

        await Task.WhenAll(
            from ticket in tickets
            from party in Enumerable.Range(1, 5)
            select app.Visitor().Send($"{ticket}/answer", ("answer", "coming"), ("party", $"{party}"))
        );

        var (seats, people) = await app.Counts(id);
        var answers = await app.AnswersTo(id);
        Assert.InRange(seats, 3, 6);
        Assert.Equal((answers.Sum(a => a.Seats), answers.Sum(a => a.Party)), (seats, people));
    }

    [Fact]
    [Requirement("SAFE-4")]
    public async Task Who_comes_decides_who_sees_their_name()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var id = await app.Announce();
        foreach (
            var (name, exposure) in new[]
            {
                ("Ana", "nobody"),
                ("Bea", "organizers"),
                ("Cléo", "participants"),
                ("Dany", "all"),
            }
        )
            await app.Comes(id, $"{exposure}@exemple.fr", 1, ("name", name), ("exposure", exposure));

        Assert.Equal(["Dany"], await Names(app, id, Standing.HasLink));
        Assert.Equal(["Cléo", "Dany"], (await Names(app, id, Standing.Confirmed)).Order());

        var ticket = app.TicketOf("all@exemple.fr");
        using var visitor = app.Visitor();
        await visitor.Send($"{ticket}/details", ("name", "Dany"), ("exposure", "organizers"));
        Assert.Empty(await Names(app, id, Standing.HasLink));
    }

    [Fact]
    public async Task A_name_that_is_too_long_comes_back_beside_what_was_kept()
    {
        await using var app = await App.StartAsync();
        var ticket = await app.Comes(await app.Announce(), party: 2);
        using var visitor = app.Visitor();

        var response = await visitor.Send(
            $"{ticket}/details",
            ("name", new string('é', 81)),
            ("message", "À demain"),
            ("exposure", "all")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await response.Page();
        Assert.Contains("À demain", page, StringComparison.Ordinal);
        Assert.Contains("value=\"all\" checked", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2\" checked", page, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task Everything_known_can_be_taken_along_and_erased_at_once()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 5);
        var ticket = await app.Comes(id, party: 2, more: ("name", "=Nour"));
        using var visitor = app.Visitor();

        using var zip = new ZipArchive(await visitor.GetStreamAsync($"{ticket}/data.zip", Ct));
        Assert.Equal(["answer.csv", "answer.json", "event.ics"], zip.Entries.Select(e => e.Name).Order());
        Assert.Contains("\"email\": \"nour@exemple.fr\"", Text(zip, "answer.json"), StringComparison.Ordinal);
        Assert.Contains("'=Nour", Text(zip, "answer.csv"), StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", Text(zip, "event.ics"), StringComparison.Ordinal);

        await visitor.Reads($"{ticket}/erasure");
        (await visitor.Send($"{ticket}/erasure")).ShouldLeadTo("/erased");

        await visitor.Reads(ticket, HttpStatusCode.NotFound);
        Assert.Equal((0, 0), await app.Counts(id));
        var answer = Assert.Single(await app.AnswersTo(id));
        Assert.Equal((null, null, null), (answer.Email, answer.Name, answer.Message));
        Assert.Equal(0, await app.Look(db => db.Set<LetterRow>().CountAsync(l => l.EventId == id, Ct)));
        Assert.Equal(0, await app.Look(db => db.Set<SessionGrant>().CountAsync(Ct)));
        await app.Comes(id);
    }

    [Fact]
    public async Task Who_was_taken_off_the_list_reads_so_and_changes_nothing()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        var ticket = await app.Comes(id);
        await app.Writer.Write(
            async (db, ct) =>
                (await db.Participations.AsTracking().FirstAsync(p => p.EventId == id, ct)).Remove(app.Now()),
            Ct
        );
        Assert.Equal(1, await app.Look(db => db.Set<SessionGrant>().CountAsync(Ct)));
        await app.DrainAsync();
        Assert.Equal(0, await app.Look(db => db.Set<SessionGrant>().CountAsync(Ct)));
        using var visitor = app.Visitor();

        Assert.Contains("Vous n’êtes plus sur la liste", await visitor.Reads(ticket), StringComparison.Ordinal);
        var change = await visitor.Send($"{ticket}/answer", ("answer", "coming"), ("party", "2"));
        Assert.Equal(HttpStatusCode.Conflict, change.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.Send($"{ticket}/return")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Send($"{ticket}/session")).StatusCode);
        await visitor.Reads($"{ticket}/event.ics", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/withdrawal")]
    [InlineData("/erasure")]
    [InlineData("/event.ics")]
    [InlineData("/data.zip")]
    [InlineData("/stop/reminder")]
    public async Task A_ticket_that_is_almost_right_opens_nothing(string rest)
    {
        await using var app = await App.StartAsync();
        var ticket = await app.Comes(await app.Announce());
        using var visitor = app.Visitor();
        var almost = ticket[..^1] + (ticket[^1] == 'A' ? 'B' : 'A');

        await visitor.Reads(almost + rest, HttpStatusCode.NotFound);
        await visitor.Reads($"/t/{new string('x', 53)}{rest}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_ticket_tells_nobody_its_address_and_is_kept_by_no_cache()
    {
        await using var app = await App.StartAsync();
        var ticket = await app.Comes(await app.Announce());
        using var visitor = app.Visitor();

        var response = await visitor.GetAsync(ticket, Ct);

        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
        Assert.Contains("noindex", response.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_private_event_opens_to_the_ticket()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        var ticket = await app.Comes(id);
        await app.Change(
            id,
            e =>
                e.Edit(
                    new EventDetails
                    {
                        Title = e.Title,
                        Schedule = e.Schedule,
                        Visibility = Visibility.Private,
                    },
                    null,
                    app.Now()
                )
        );
        using var visitor = app.Visitor();
        await visitor.Reads($"/events/{id}/answer", HttpStatusCode.NotFound);

        (await visitor.Send($"{ticket}/session")).ShouldLeadTo($"/events/{id}");

        await visitor.Reads($"/events/{id}/answer");
    }

    [Fact]
    public async Task One_network_may_use_its_tickets_so_often_and_then_waits()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        for (var i = 0; i < 120; i++)
            await visitor.Reads("/t/nothing", HttpStatusCode.NotFound);

        await visitor.Reads("/t/nothing", HttpStatusCode.TooManyRequests);
    }

    private static Task<IReadOnlyList<string>> Names(App app, EventId id, Standing standing) =>
        app.Look(async db =>
            (
                await Features.Shared.Answering.WhoComes.To(
                    Features.Shared.EventAsSeen.By(
                        standing,
                        await db.AllEvents.FirstAsync(e => e.Id == id, Ct),
                        app.Now()
                    ),
                    Platform.Identity.Viewer.Nobody,
                    app.Now(),
                    db,
                    Ct
                )
            ).Names
        );

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
