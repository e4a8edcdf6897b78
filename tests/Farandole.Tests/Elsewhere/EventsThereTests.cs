using System.Net;
using System.Text.Json.Nodes;
using Farandole.Domain.Events;
using Farandole.Features.Agenda;
using Farandole.Features.Elsewhere;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Accounts;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Elsewhere;

/// <summary>Events of other servers come, change, go, and are believed of their own server only.</summary>
public sealed class EventsThereTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_comes_changes_in_the_order_of_its_server_and_stays_gone()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        var told = there.Event("1");
        await there.Says(app, "Create", told);
        var kept = Assert.Single(await app.Kept());
        Assert.Equal(
            ("Bal d’ailleurs", "Salle des fêtes", EventStatus.Confirmed),
            (kept.Title, kept.PlaceName, kept.Status)
        );
        Assert.DoesNotContain("script", kept.Html, StringComparison.Ordinal);

        told["name"] = "Grand bal";
        told["updated"] = "2027-03-01T12:00:00Z";
        await there.Says(app, "Update", told);
        told["name"] = "Petit bal";
        told["updated"] = "2027-03-01T11:00:00Z";
        await there.Says(app, "Update", told);
        Assert.Equal(("Grand bal", kept.Id), ((await app.Kept()).Single().Title, (await app.Kept()).Single().Id));

        await there.Says(
            app,
            "Delete",
            new JsonObject
            {
                ["id"] = $"{there.Origin}/events/1",
                ["type"] = "Tombstone",
                ["formerType"] = "Event",
            }
        );
        Assert.Empty(await app.Kept());
        told["updated"] = "2027-03-01T13:00:00Z";
        await there.Says(app, "Create", told);
        Assert.Empty(await app.Kept());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get(kept.Path)).StatusCode);
    }

    [Fact]
    public async Task What_is_told_to_be_gone_before_it_is_told_to_be_stays_so_for_a_month()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        // By its address alone, and whole.
        await there.Says(app, "Delete", JsonValue.Create($"{there.Origin}/events/2"));
        await there.Says(app, "Create", there.Event("2"));
        await there.Says(app, "Delete", there.Event("3"));
        await there.Says(app, "Create", there.Event("3"));
        Assert.Empty(await app.Kept());
        await app.Night(Duration.FromDays(31));
        Assert.Equal(0, await app.Look(db => db.Set<RemoteGraveRow>().CountAsync(Ct)));
    }

    /// <summary>The front page asks by itself: what is proven of the agenda without conditions must hold for it.</summary>
    [Fact]
    public async Task The_front_page_lists_what_the_agenda_lists()
    {
        const string Zone = "Europe/Paris";
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        foreach (var (name, first, last) in new[] { ("1", 1, 2), ("2", 1, 5), ("3", 2, 2), ("4", 3, 9), ("5", 4, 4) })
        {
            var told = there.Event(name, name, $"2027-03-0{first}");
            told["endTime"] = $"2027-03-0{last}T18:00:00+01:00";
            await there.Says(app, "Create", told);
        }
        var now = app.Clock.GetCurrentInstant();
        var from = AgendaDays.Of(new(), now, Zone).From;

        var (coming, running) = await app.Look(async db =>
            (
                await db.ComingElsewhere(new(), now, Zone).Take(2).Select(e => e.Title).ToListAsync(Ct),
                await db.RunningElsewhere(new(), now, Zone).Select(e => e.Title).ToListAsync(Ct)
            )
        );
        var (front, frontRunning) = await app.Look(db => ReadElsewhere.FrontPage(db, from, now, (2, 6), Ct));

        Assert.Equal(["3", "4"], coming);
        Assert.Equal(["1", "2"], running);
        Assert.Equal(coming, front.Select(e => e.Event.Title));
        Assert.Equal(running, frontRunning.Select(e => e.Event.Title));
    }

    [Fact]
    public async Task Of_those_whom_nobody_follows_nothing_is_kept_nor_what_is_not_for_everybody()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.Says(app, "Create", there.Event("1"));
        Assert.Empty(await app.Kept());

        await there.IsFollowedByInstance(app);
        var unlisted = there.Event("2");
        (unlisted["to"], unlisted["cc"]) = (new JsonArray(), new JsonArray(OverThere.Public));
        await there.Says(app, "Create", unlisted);
        var draft = there.Event("3");
        draft["draft"] = true;
        await there.Says(app, "Create", draft);
        await there.Says(app, "Create", there.Event("4", day: "2027-01-02"));
        Assert.Empty(await app.Kept());

        var told = there.Event("5");
        await there.Says(app, "Create", told);
        Assert.Single(await app.Kept());
        (told["to"], told["updated"]) = (new JsonArray(), "2027-03-02T10:00:00Z");
        await there.Says(app, "Update", told);
        Assert.Empty(await app.Kept());
    }

    [Fact]
    public async Task Nobody_speaks_for_another_server_what_is_passed_on_is_asked_where_it_is_from()
    {
        await using var there = await Neighbour.StartAsync();
        await using var other = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there, other));
        await there.IsFollowedByInstance(app);
        other.Documents["/events/1"] = other.Event("1").ToJsonString();

        await there.Says(app, "Announce", JsonValue.Create($"{other.Origin}/events/1"));
        Assert.Equal(
            ("Bal d’ailleurs", other.Actor),
            ((await app.Kept()).Single().Title, (await app.Kept()).Single().Actor)
        );
        Assert.Contains("Bal d’ailleurs", await app.Visitor().Page("/"), StringComparison.Ordinal);

        var forged = other.Event("1", "Tout est annulé");
        forged["updated"] = "2027-03-02T10:00:00Z";
        await there.Says(app, "Update", forged);
        await there.Says(app, "Create", forged);
        await there.Says(app, "Announce", forged);
        Assert.Equal("Bal d’ailleurs", (await app.Kept()).Single().Title);
        await there.Says(app, "Delete", JsonValue.Create($"{other.Origin}/events/1"));
        Assert.Single(await app.Kept());
        // In the name of somebody of another server, too.
        var borrowed = there.Event("9");
        borrowed["attributedTo"] = other.Actor;
        await there.Says(app, "Create", borrowed);
        Assert.Single(await app.Kept());

        await there.Says(
            app,
            "Undo",
            new JsonObject { ["type"] = "Announce", ["object"] = $"{other.Origin}/events/1" }
        );
        Assert.DoesNotContain("Bal d’ailleurs", await app.Visitor().Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_missed_is_found_where_those_who_are_followed_list_it()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        there.Documents["/users/zoe/outbox"] = List(there, "outbox", Created(there, "1"));
        await there.IsFollowedByInstance(app);
        Assert.Single(await app.Kept());

        there.Documents["/users/zoe/outbox"] = List(there, "outbox", Created(there, "1"), Created(there, "2"));
        await app.PassAsync(Duration.FromHours(27));
        Assert.Equal(2, (await app.Kept()).Count);

        there.Shown = actor => actor with { UpcomingEvents = $"{there.Actor}/upcoming" };
        there.Documents["/users/zoe/upcoming"] = List(there, "upcoming", there.Event("3"));
        await app.PassAsync(Duration.FromDays(8));
        Assert.Equal(3, (await app.Kept()).Count);
    }

    [Fact]
    public async Task Who_is_no_more_takes_their_events_along_and_what_is_over_goes_after_a_month()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        await there.Says(app, "Create", there.Event("1"));
        await app.Night(Duration.FromDays(40));
        Assert.Single(await app.Kept());
        await app.Night(Duration.FromDays(20));
        Assert.Empty(await app.Kept());

        await there.Says(app, "Create", there.Event("2", day: "2027-08-20"));
        Assert.Single(await app.Kept());
        await there.SendsText(
            app,
            new JsonObject
            {
                ["id"] = $"{there.Actor}#gone",
                ["type"] = "Delete",
                ["actor"] = there.Actor,
                ["object"] = there.Actor,
            }.ToJsonString()
        );
        await app.DrainAsync();
        Assert.Empty(await app.Kept());
        Assert.Empty(await app.Followed());
        await app.Night(Duration.FromDays(1));
        Assert.Equal(0, await app.Look(db => db.Set<RemoteActorRow>().CountAsync(Ct)));
    }

    [Fact]
    public async Task One_who_is_followed_brings_only_so_many()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        await there.Says(app, "Create", there.Event("first"));
        var first = (await app.Kept()).Single();
        await app.Writer.Write(
            (db, _) =>
            {
                for (var n = 1; n < EventsFromElsewhere.MostOfOne; n++)
                {
                    var more = new RemoteEventRow
                    {
                        Id = Guid.NewGuid(),
                        Address = $"{there.Origin}/events/{n}",
                        Actor = first.Actor,
                        Page = first.Page,
                        Title = first.Title,
                        Zone = first.Zone,
                        Day = first.Day,
                        StartsAt = first.StartsAt,
                        EndsAt = first.EndsAt,
                    };
                    db.AddRange(more, new RemoteTellerRow { EventId = more.Id, Actor = there.Actor });
                }
                return Task.CompletedTask;
            },
            Ct
        );
        await there.Says(app, "Create", there.Event("last"));
        Assert.Equal(EventsFromElsewhere.MostOfOne, (await app.Kept()).Count);
    }

    private static JsonObject Created(Neighbour there, string name) =>
        new()
        {
            ["id"] = $"{there.Origin}/events/{name}/creation",
            ["type"] = "Create",
            ["actor"] = there.Actor,
            ["object"] = there.Event(name),
        };

    private static string List(Neighbour there, string name, params JsonObject[] items) =>
        new JsonObject
        {
            ["id"] = $"{there.Actor}/{name}",
            ["type"] = "OrderedCollection",
            ["totalItems"] = items.Length,
            ["orderedItems"] = new JsonArray([.. items]),
        }.ToJsonString();
}
