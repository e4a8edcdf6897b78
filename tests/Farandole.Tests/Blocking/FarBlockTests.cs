using System.Net;
using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Federation;
using Farandole.Tests.Coming;
using Farandole.Tests.Elsewhere;
using Farandole.Tests.Federation;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.RemoteAnswers;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Blocking;

/// <summary>People on other servers, and whole servers, are kept away by a person, a group, the organizers of an event, the instance.</summary>
public sealed class FarBlockTests
{
    private const string OfGroup = "/groups/eaux_vives/blocks";
    private const string Waters = "http://farandole.test/@eaux_vives";
    private const string Server = "127.0.0.1";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Requirement("SAFE-5")]
    public async Task Whom_a_group_keeps_away_follows_it_no_more_and_hears_nothing_of_it(bool asServer)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var nadia = await app.WatersOf("nadia");
        await there.Follows(app, Waters);
        await there.Follows(app, OverThere.Relay, "2");
        await app.DrainAsync();
        // Somebody whom only its own group sees, by name.
        var page = await nadia.Page(OfGroup);
        Assert.Contains($"127.0.0.1:{there.Port}/users/zoe", page, StringComparison.Ordinal);
        Assert.Contains("suit @eaux_vives", page, StringComparison.Ordinal);
        Assert.DoesNotContain(there.Actor, await app.Visitor().Page("/@eaux_vives"), StringComparison.Ordinal);
        await there.Follows(app, Waters, "3");
        await app.DrainAsync();
        var before = there.Came.Count;
        var asked = there.Asked.Count;

        await nadia.Blocks(OfGroup, asServer ? Server : there.Actor);
        await app.DrainAsync();

        Assert.Equal([OverThere.Relay], await app.FollowedHere());
        // Nobody there is asked or told anything.
        Assert.Equal((before, asked), (there.Came.Count, there.Asked.Count));
        await HearsNothing(there, app);

        await nadia.Lifts(app, OfGroup);
        await there.Follows(app, Waters, "5");
        await app.DrainAsync();
        Assert.Equal([Waters, OverThere.Relay], await app.FollowedHere());
        await Announces(app, "ijklmnop");
        Assert.Contains("Create", there.Activities.Skip(before).Select(a => a.Type));
    }

    private static async Task HearsNothing(Neighbour there, App app)
    {
        var before = there.Came.Count;
        await Announces(app);
        Assert.Equal(before, there.Came.Count);
        var answer = await there.Follows(app, Waters, "4");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await app.DrainAsync();
        Assert.Equal([OverThere.Relay], await app.FollowedHere());
        // The same yes as everybody's: silence would tell. After it comes nothing.
        Assert.Equal("Accept", Assert.Single(there.Activities.Skip(before)).Type);
        await Announces(app, "mnopqrst");
        Assert.Equal(before + 1, there.Came.Count);
    }

    [Fact]
    [Requirement("SAFE-5")]
    public async Task What_is_on_its_way_to_them_stays_here()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var nadia = await app.WatersOf("nadia");
        await there.Follows(app, Waters);
        await app.DrainAsync();
        there.Answers = StatusCodes.Status503ServiceUnavailable;
        await Announces(app);
        Assert.True(await app.Look(db => db.Set<DeliveryRow>().AnyAsync(Ct)));

        await nadia.Blocks(OfGroup, Server);

        Assert.False(await app.Look(db => db.Set<DeliveryRow>().AnyAsync(Ct)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Requirement("SAFE-5")]
    public async Task From_the_list_of_answers_two_clicks_keep_them_away_and_they_are_told_nothing(bool asServer)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var (id, team) = await Listed(app);
        await there.Joins(app, id);
        var told = there.Told().Count;
        var mine = Assert.Single(await app.AnswersTo(id));
        var way = $"/events/{id}/participations/{mine.Id}/removal";
        Assert.Contains(way, await team.Page($"/events/{id}/manage"), StringComparison.Ordinal);
        Assert.Contains("bloquer tout 127.0.0.1", await team.Page(way), StringComparison.Ordinal);

        await team.Post(way, ("block", asServer ? "site" : "true"));
        await app.DrainAsync();

        Assert.Equal((0, 0), await app.Counts(id));
        await there.Joins(app, id, "2");
        await there.Leaves(app, id);
        await there.Joins(app, id, "3");
        await there.Writes(app, "<p>Je viens !</p>", "n1", Visitors.AddressOf(id));
        Assert.Equal((0, 0), await app.Counts(id));
        Assert.Equal(told, there.Told().Count);
        Assert.Contains(
            asServer ? "Tout le site 127.0.0.1" : $"@zoe@127.0.0.1:{there.Port}",
            await team.Page($"/events/{id}/blocks"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_left_before_does_not_come_back_after_and_who_is_let_stay_stays()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var (id, team) = await Listed(app);
        await there.Joins(app, id);
        await team.Blocks($"/events/{id}/blocks", Server, more: ("stays", "on"));
        await app.DrainAsync();
        Assert.Equal((1, 1), await app.Counts(id));
        await there.Leaves(app, id);
        Assert.Equal((0, 0), await app.Counts(id));
        var told = there.Told().Count;

        await there.Joins(app, id, "2");

        Assert.Equal((0, 0), await app.Counts(id));
        Assert.Equal(told, there.Told().Count);
    }

    [Fact]
    [Requirement("SAFE-5")]
    public async Task The_instance_keeps_somebody_away_from_everything_and_closes_whole_servers_elsewhere()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var (id, _) = await Listed(app);
        await there.IsFollowedByInstance(app);
        await there.Says(app, "Create", there.Event("1"));
        await there.Joins(app, id);
        await there.Follows(app, OverThere.Relay);
        await app.DrainAsync();
        var (steward, before) = (await app.Steward(), there.Came.Count);

        var whole = await steward.Post("/desk/blocks", ("who", Server));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, whole.StatusCode);
        Assert.Contains("/desk/servers", await whole.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await steward.Blocks("/desk/blocks", there.Actor);
        await app.DrainAsync();

        Assert.Equal((0, 0), await app.Counts(id));
        Assert.Empty(await app.Kept());
        Assert.Empty(await app.Followed());
        Assert.Empty(await app.FollowedHere());
        await there.Joins(app, id, "2");
        await there.Follows(app, OverThere.Relay, "2");
        await there.Says(app, "Create", there.Event("2"));
        await app.DrainAsync();
        Assert.Empty(await app.Kept());
        Assert.Empty(await app.FollowedHere());
        Assert.Equal((0, 0), await app.Counts(id));
        Assert.Equal("Accept", Assert.Single(there.Activities.Skip(before)).Type);
    }

    /// <summary>An event in the agenda, and its team.</summary>
    private static async Task<(EventId Id, HttpClient Team)> Listed(App app)
    {
        var (id, key) = await Backstage.Announce(app);
        await app.Change(id, e => e.List(app.Now()));
        await app.DrainAsync();
        var team = app.Visitor();
        await team.Post("/sessions", ("key", key));
        return (id, team);
    }

    /// <summary>The group announces something to everybody.</summary>
    private static async Task Announces(App app, string salt = "abcdefgh")
    {
        var id = EventId.New();
        await app.Writer.Write(
            async (db, ct) =>
            {
                var made = Event.Announce(id, salt, Backstage.Details("Bal du groupe"), app.Now());
                db.AddRange(made, EventHost.By(id, await db.Set<Group>().Select(g => g.Id).SingleAsync(ct), null));
                made.Publish(app.Now());
                made.List(app.Now());
            },
            Ct
        );
        await app.DrainAsync();
    }
}
