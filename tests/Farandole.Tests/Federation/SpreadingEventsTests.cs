using System.Net;
using Farandole.ActivityPub.Reading;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Tests.Accounts;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Federation;

/// <summary>What other servers are told of events, and when.</summary>
public sealed class SpreadingEventsTests
{
    private const string Here = "http://farandole.test";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_follows_the_instance_hears_of_an_event_of_its_changes_and_of_its_end()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        await there.Follows(app, $"{Here}/relay");
        await app.DrainAsync();
        var id = await Guest.Announce(app);
        var told = Said(there, 1);
        Assert.Equal(("Create", $"{Here}/relay"), (told.Type, told.Actor));
        var read = new RemoteEvent(told.Embedded!);
        Assert.Equal(($"{Here}/events/{id}", "Grande marche pour l’eau"), (read.Id, read.Name));
        Assert.Equal(ActivityPub.Reading.Visibility.Public, read.Visibility);

        await app.Change(id, e => e.Say(EventStatus.Cancelled, "Il pleut.", null, app.Now()));
        await app.DrainAsync();
        told = Said(there, 2);
        Assert.Equal("Update", told.Type);
        Assert.Equal(RemoteEventStatus.Cancelled, new RemoteEvent(told.Embedded!).Status);

        await app.Change(id, e => e.Delete(app.Now()));
        await app.DrainAsync();
        told = Said(there, 3);
        Assert.Equal(("Delete", $"{Here}/events/{id}"), (told.Type, told.ObjectId));
        Assert.Equal("Event", told.ObjectType);
        Assert.Equal(HttpStatusCode.Gone, await Status(app, id));
        await app.DrainAsync();
        Assert.Equal(4, there.Came.Count);
    }

    [Fact]
    [Requirement("SAFE-2")]
    public async Task What_becomes_less_public_is_gone_for_servers_and_nothing_else_is_told_of_it()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        await there.Follows(app, $"{Here}/relay");
        var id = await Guest.Announce(app);
        await app.Change(
            id,
            e =>
                e.Edit(
                    e.Details with
                    {
                        Visibility = Domain.Events.Visibility.Private,
                        Title = "Entre nous",
                    },
                    null,
                    app.Now()
                )
        );
        await app.DrainAsync();
        Assert.Equal("Delete", Said(there, 2).Type);
        Assert.DoesNotContain(
            "Entre nous",
            string.Join('\n', there.Came.Select(c => System.Text.Encoding.UTF8.GetString(c.Body.Span))),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Gone, await Status(app, id));
    }

    [Fact]
    public async Task An_event_of_a_profile_is_told_by_it_and_passed_on_by_the_instance()
    {
        await using var there = await Neighbour.StartAsync();
        await using var other = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(("SafeHttp:AllowLoopbackPorts", $"{there.Port},{other.Port}"));
        await app.SomebodyAs("cam@exemple.fr", "cam");
        await app.Writer.Write(
            (db, ct) => db.Set<Profile>().ExecuteUpdateAsync(s => s.SetProperty(p => p.IsFindable, true), ct),
            Ct
        );
        await there.Follows(app, $"{Here}/@cam");
        await other.Follows(app, $"{Here}/relay");
        await app.DrainAsync();
        var id = await Announces(app);
        await app.DrainAsync();
        Assert.Equal(("Create", $"{Here}/@cam"), (Said(there, 1).Type, Said(there, 1).Actor));
        // What two say goes side by side.
        Assert.Equal(
            ["Accept", "Announce", "Create"],
            other.Activities.Select(a => a.Type).Order(StringComparer.Ordinal)
        );
        // snac takes from whom nobody there follows only what names whom somebody follows.
        Assert.Contains($"{Here}/relay", other.Activities.Single(a => a.Type == "Create").Embedded!.Ids("cc"));
        var page = await DiscoveryTests.Document(app, "/@cam/outbox?page=true");
        Assert.Equal($"{Here}/events/{id}", Assert.Single(page.Objects("orderedItems").ToList()).IdOf("object"));
        page = await DiscoveryTests.Document(app, "/relay/outbox?page=true");
        var passed = Assert.Single(page.Objects("orderedItems").ToList());
        Assert.Equal("Announce", passed.Type);
        Assert.Equal("Create", passed.Part("object")!.Type);
    }

    [Fact]
    public async Task A_profile_that_changes_says_so_and_one_that_goes_takes_leave()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        await there.Follows(app, $"{Here}/@cam");
        await app.DrainAsync();
        await cam.Post("/account/profiles/cam", ("name", "Camille d’ici"));
        await app.DrainAsync();
        var told = Said(there, 1);
        Assert.Equal(("Update", "Camille d’ici"), (told.Type, new RemoteActor(told.Embedded!).Name));
        await cam.Post("/account/profiles/cam/deletion");
        await app.DrainAsync();
        Assert.True(Said(there, 2).IsFarewell);
        await app.Night(Duration.FromDays(5));
        Assert.Equal(
            0,
            await app.Look(db =>
                db.Set<Farandole.Platform.Federation.ActorKeyRow>().CountAsync(k => k.ProfileId != null, Ct)
            )
        );
        Assert.Equal(
            0,
            await app.Look(db => db.Set<Farandole.Features.Shared.Federating.RemoteFollowerRow>().CountAsync(Ct))
        );
    }

    /// <summary>The only profile there is announces an event.</summary>
    private static async Task<EventId> Announces(App app)
    {
        var id = EventId.New();
        await app.Writer.Write(
            async (db, ct) =>
            {
                var made = Event.Announce(id, "abcdefgh", Details, app.Now());
                db.AddRange(made, EventHost.By(id, await db.Set<Profile>().Select(p => p.Id).SingleAsync(ct)));
                made.Publish(app.Now());
                made.List(app.Now());
            },
            Ct
        );
        return id;
    }

    private static EventDetails Details =>
        new() { Title = "Bal", Schedule = Schedule.Of(new(2027, 3, 20), new(14, 0), null, new(18, 0), "Europe/Paris") };

    private static RemoteActivity Said(Neighbour there, int after) => there.Activities[after];

    private static async Task<HttpStatusCode> Status(App app, EventId id)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/events/{id}");
        asked.Headers.Accept.ParseAdd("application/activity+json");
        return (await app.Visitor().SendAsync(asked, Ct)).StatusCode;
    }
}
