using System.Net;
using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Tests.Accounts;
using Farandole.Tests.Blocking;
using Farandole.Tests.Elsewhere;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Federation.Dialects;

/// <summary>Mobilizon, Gancio and the plug-in of WordPress announce, change, call off and delete, each in its own way.</summary>
public sealed class DialectTests
{
    private const string Following = "/account/profiles/cam/following";

    [Theory]
    [Requirement("OPEN-1")]
    [InlineData("mobilizon")]
    [InlineData("gancio")]
    [InlineData("wordpress")]
    public async Task Who_is_followed_announces_changes_calls_off_and_deletes(string dialect)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var dave = Foreigner.On(there, app, dialect);
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        var found = await cam.Post("/elsewhere", ("uri", dave.Address));
        Assert.Equal(HttpStatusCode.SeeOther, found.StatusCode);
        await cam.Post(found.Headers.Location!.ToString(), ("as", "cam"), ("told", "AtOnce"));
        await app.DrainAsync();
        await dave.Agrees();
        Assert.DoesNotContain("sans réponse", await cam.Page(Following), StringComparison.Ordinal);

        var told = dave.Told("Bal d’ailleurs", "2027-03-02T09:10:00Z");
        await dave.Says("Create", told);
        var kept = Assert.Single(await app.Kept());
        Assert.Equal((dave.Event, "Salle des fêtes"), (kept.Address, kept.PlaceName));
        Assert.Equal("2027-03-20T13:00:00Z", kept.StartsAt.ToString());
        Assert.Contains("Bal d’ailleurs", await cam.Page(Following), StringComparison.Ordinal);

        told = dave.Told("Bal de nulle part", "2027-03-02T09:20:00Z");
        await dave.Says("Update", told);
        Assert.Contains("Bal de nulle part", await cam.Page(Following), StringComparison.Ordinal);

        if (Dialect.Of(dialect).CallOff is { } callOff)
        {
            told = dave.Told("Bal de nulle part", "2027-03-02T09:30:00Z");
            callOff(told);
            await dave.Says("Update", told);
            Assert.Equal(EventStatus.Cancelled, Assert.Single(await app.Kept()).Status);
        }
        await dave.Deletes(told);
        Assert.Empty(await app.Kept());
    }

    [Theory]
    [Requirement("OPEN-1")]
    [InlineData("mobilizon", true)]
    [InlineData("gancio", false)]
    [InlineData("wordpress", false)]
    public async Task One_comes_by_a_join_where_it_is_taken_and_on_their_page_elsewhere(string dialect, bool takesJoins)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var dave = Foreigner.On(there, app, dialect);
        there.Runs(dialect);
        var told = dave.Told("Bal d’ailleurs", "2027-03-02T09:10:00Z");
        there.Documents[Dialect.Of(dialect).Event] = told.ToJsonString();
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        var found = await cam.Post("/elsewhere", ("uri", dave.Event));
        var page = found.Headers.Location!.ToString();
        Assert.Equal(takesJoins, (await cam.Page(page)).Contains($"{page}/coming", StringComparison.Ordinal));

        await cam.Post($"{page}/coming", ("as", "cam"));
        await app.DrainAsync();

        if (takesJoins)
            Assert.Equal(("Join", dave.Event), (there.Activities[^1].Type, there.Activities[^1].ObjectId));
        else
            Assert.Empty(there.Activities);
    }

    [Theory]
    [Requirement("OPEN-1")]
    [InlineData("mobilizon")]
    [InlineData("gancio")]
    [InlineData("wordpress")]
    public async Task They_follow_us_and_hear_of_our_events(string dialect)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var dave = Foreigner.On(there, app, dialect);
        await dave.Follows("http://farandole.test/relay");
        Assert.Equal(["Accept"], there.Activities.Select(a => a.Type));
        var id = await Coming.Guest.Announce(app);
        Assert.Equal(
            ("Create", $"http://farandole.test/events/{id}"),
            (there.Activities[^1].Type, there.Activities[^1].Embedded!.Id)
        );
    }

    [Fact]
    public async Task Somebody_whose_address_is_a_question_is_kept_away_and_not_their_whole_site()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var dave = Foreigner.On(there, app, "wordpress");
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");

        await cam.Blocks("/account/blocks", dave.Address);

        var block = Assert.Single(
            await app.Look(db => db.Set<Block>().ToListAsync(TestContext.Current.CancellationToken))
        );
        Assert.Equal((dave.Address, null), (block.Actor, block.Server));
    }
}
