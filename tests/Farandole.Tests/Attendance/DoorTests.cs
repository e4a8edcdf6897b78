using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Attendance;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Attendance;

/// <summary>Who comes through the door.</summary>
public sealed partial class DoorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("PUBLIC-8")]
    public async Task The_door_finds_people_without_accents_or_by_code_and_notes_them_once()
    {
        await using var stage = await Backstage.SetAsync();
        var zoe = await stage.Answer("z@exemple.fr", "Zoé Lefèvre", party: 2);
        await stage.Answer("h@exemple.fr", "Cachée", with: a => a with { Exposure = Exposure.Nobody });
        using var organizer = await stage.Organizer();

        var page = await organizer.Page($"{stage.Path}/door?q=zoe+lefevre");
        Assert.Contains("Zoé Lefèvre", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cachée", await organizer.Page($"{stage.Path}/door"), StringComparison.Ordinal);
        Assert.Contains("Zoé", await organizer.Page($"{stage.Path}/door?code={zoe.Code}"), StringComparison.Ordinal);

        var nonce = Guid.NewGuid();
        for (var sent = 0; sent < 3; sent++)
            (await Note(organizer, stage, nonce, zoe, 2)).ShouldLeadTo($"{stage.Path}/door?done=arrived");
        // Another door notes the same people.
        await Note(organizer, stage, Guid.NewGuid(), zoe, 2);

        Assert.Equal([2], await Arrivals(stage));
        Assert.Contains("2 arrivées sur 3", await organizer.Page($"{stage.Path}/door"), StringComparison.Ordinal);
        (await organizer.Post($"{stage.Path}/arrivals/{nonce}/removal")).ShouldLeadTo($"{stage.Path}/door?done=undone");
        Assert.Empty(await Arrivals(stage));
    }

    [Fact]
    public async Task A_note_that_was_sent_many_times_at_once_counts_once()
    {
        await using var stage = await Backstage.SetAsync();
        var zoe = await stage.Answer("z@exemple.fr", "Zoé", party: 3);
        using var organizer = await stage.Organizer();
        var nonce = Guid.NewGuid();

        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(n => Note(organizer, stage, n % 2 == 0 ? nonce : Guid.NewGuid(), zoe, 2))
        );

        Assert.Equal(3, (await Arrivals(stage)).Sum());
    }

    [Fact]
    public async Task Whoever_is_not_on_the_list_comes_in_all_the_same()
    {
        await using var stage = await Backstage.SetAsync();
        using var organizer = await stage.Organizer();

        await organizer.Post($"{stage.Path}/arrivals", ("nonce", $"{Guid.NewGuid()}"), ("people", "4"), ("name", "Jo"));
        (await organizer.Post($"{stage.Path}/arrivals", ("nonce", $"{Guid.NewGuid()}"), ("people", "0"))).ShouldLeadTo(
            $"{stage.Path}/door?done=not-arrived"
        );

        Assert.Equal([4], await Arrivals(stage));
        Assert.Contains("Jo", await organizer.Page($"{stage.Path}/door"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_door_link_opens_the_door_and_nothing_else_until_it_ends()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Domain.Events.Visibility.Private });
        await stage.Answer("z@exemple.fr", "Zoé");
        using var organizer = await stage.Organizer();
        var made = await organizer.Post($"{stage.Path}/doors", ("label", "Entrée de la cour"));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var key = DoorKey().Match(await made.Text()).Value;

        using var keeper = stage.App.Visitor();
        (await keeper.Post("/sessions", ("key", key))).ShouldLeadTo($"{stage.Path}/door");

        Assert.Contains("Zoé", await keeper.Page($"{stage.Path}/door"), StringComparison.Ordinal);
        foreach (
            var closed in new[]
            {
                "",
                "/manage",
                "/attendance",
                "/keys",
                "/waiting",
                "/participants.csv",
                ".json",
                "/answer",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await keeper.Get(stage.Path + closed)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Post($"{stage.Path}/doors")).StatusCode);

        stage.App.Clock.Advance(Duration.FromDays(18) + Duration.FromHours(10));
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Get($"{stage.Path}/door")).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await stage.App.Visitor().Post("/sessions", ("key", key))).StatusCode
        );
        using var program = stage.App.Visitor(key: key);
        Assert.Equal(HttpStatusCode.NotFound, (await program.Get($"{stage.Path}/door")).StatusCode);
    }

    [Fact]
    public async Task A_door_that_was_closed_opens_nothing()
    {
        await using var stage = await Backstage.SetAsync();
        using var organizer = await stage.Organizer();
        var key = DoorKey().Match(await (await organizer.Post($"{stage.Path}/doors")).Text()).Value;
        using var keeper = stage.App.Visitor();
        await keeper.Post("/sessions", ("key", key));
        var id = await stage.App.Look(db =>
            db.Keys.Where(k => k.Kind == Domain.Events.KeyKind.Door).Select(k => k.Id).SingleAsync(Ct)
        );

        await organizer.Post($"{stage.Path}/doors/{id}/revocation");

        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Get($"{stage.Path}/door")).StatusCode);
    }

    [Fact]
    public async Task The_code_of_a_ticket_leads_others_to_the_event_they_may_see_and_nowhere_else()
    {
        await using var stage = await Backstage.SetAsync();
        using var stranger = stage.App.Visitor();

        Assert.Equal(HttpStatusCode.Redirect, (await stranger.Get($"{stage.Path}/door?code=BAL-001")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{stage.Path}/door")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.Post($"{stage.Path}/arrivals", ("people", "1"))).StatusCode
        );
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task Who_came_is_a_number_after_a_month_and_theirs_until_then()
    {
        await using var app = await Retention.Seeds.StartAsync();
        var id = await Retention.Seeds.Event(app, capacity: 10);
        await Retention.Seeds.Answer(app, id, "z@exemple.fr", 3, confirmed: true);
        var late = await Retention.Seeds.Answer(app, id, "l@exemple.fr", 2, confirmed: true);
        await app.Writer.Write(
            (db, _) =>
            {
                foreach (var fact in new[] { new Domain.Events.EventScheduled(id, app.Now()) })
                    db.Outbox.Add(fact, ["PlanCounting"], app.Now());
                return Task.CompletedTask;
            },
            Ct
        );
        await app.PassAsync(Duration.FromDays(18) + Duration.FromHours(11));
        await ComeIn(app, id, late);
        using var visitor = app.Visitor();
        var ticket = Farandole.Tests.Waiting.Waiters.PathOf(
            app,
            (await app.AnswersTo(id)).First(a => a.Email == "z@exemple.fr")
        );
        await using (var zip = new ZipArchive(await visitor.GetStreamAsync($"{ticket}/data.zip", Ct)))
            Assert.NotNull(zip.GetEntry("attendance.json"));

        await app.PassAsync(Duration.FromDays(1));
        var over = await app.Reload(id);
        Assert.Equal((5, 3, 2), (over.PeopleAnnounced, over.PeopleCame, over.PeopleLate));

        await app.PassAsync(Duration.FromDays(31));
        Assert.False(await app.Look(db => db.Set<Arrival>().AnyAsync(Ct)));
        Assert.Equal(3, (await app.Reload(id)).PeopleCame);
    }

    /// <summary>Two of three come, one without an answer, and two say no at the last minute.</summary>
    private static Task ComeIn(App app, EventId id, ParticipationId late) =>
        app.Writer.Write(
            async (db, ct) =>
            {
                var answer = await db.Participations.FirstAsync(p => p.Email == "z@exemple.fr", ct);
                db.Add(Arrival.Of(answer, 2, Guid.NewGuid(), app.Now()));
                db.Add(Arrival.WalkIn(id, 1, "canari-entree", Guid.NewGuid(), app.Now()));
                (await db.Participations.AsTracking().SingleAsync(p => p.Id == late, ct)).Withdraw(app.Now());
                await db
                    .AllEvents.Where(e => e.Id == id)
                    .ExecuteUpdateAsync(
                        s => s.SetProperty(e => e.PeopleComing, 3).SetProperty(e => e.SeatsTaken, 3),
                        ct
                    );
            },
            Ct
        );

    private static Task<HttpResponseMessage> Note(
        HttpClient door,
        Backstage stage,
        Guid nonce,
        Participation who,
        int people
    ) =>
        door.Post(
            $"{stage.Path}/arrivals",
            ("nonce", $"{nonce}"),
            ("participation", $"{who.Id}"),
            ("people", $"{people}")
        );

    private static Task<List<int>> Arrivals(Backstage stage) =>
        stage.App.Look(db => db.Set<Arrival>().Where(a => a.EventId == stage.Id).Select(a => a.People).ToListAsync(Ct));

    [GeneratedRegex("fd1_[A-Za-z0-9_-]+")]
    private static partial Regex DoorKey();
}
