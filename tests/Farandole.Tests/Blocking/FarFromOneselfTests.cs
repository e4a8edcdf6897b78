using System.Net;
using Farandole.Domain.Blocks;
using Farandole.Domain.Following;
using Farandole.Tests.Accounts;
using Farandole.Tests.Elsewhere;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Blocking;

/// <summary>Somebody mutes or blocks people on other servers, or a whole server, for themselves.</summary>
public sealed class FarFromOneselfTests
{
    private const string Own = "/account/blocks";
    private const string Cam = "http://farandole.test/@cam";
    private const string Server = "127.0.0.1";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Distance.Mute)]
    [InlineData(Distance.Block)]
    [Requirement("SAFE-5")]
    public async Task What_they_announce_is_there_for_all_but_whoever_keeps_them_away(Distance distance)
    {
        await using var there = await Neighbour.StartAsync();
        await using var other = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there, other));
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        await there.IsFollowedByInstance(app);
        await there.IsFollowedBy(app, "cam", ToldOf.AtOnce);
        await there.Says(app, "Create", there.Event("1"));
        string[] pages = ["/", "/agenda.json", "/account/profiles/cam/following"];
        foreach (var page in pages)
            Assert.Contains("Bal d’ailleurs", await cam.Page(page), StringComparison.Ordinal);
        var kept = Assert.Single(await app.Kept());
        var way = $"/account/blocks/new?of=zoe%40127.0.0.1%3A{there.Port}";
        Assert.Contains(way, await cam.Page(kept.Path), StringComparison.Ordinal);
        var letters = app.Letters().Count;
        var said = there.Came.Count;

        await cam.Blocks(Own, $"@zoe@127.0.0.1:{there.Port}", distance);
        await there.Says(app, "Create", there.Event("2", "Autre bal"));
        // What they pass on of others is theirs too.
        other.Documents["/events/3"] = other.Event("3", "Bal d’autrui").ToJsonString();
        await there.Says(app, "Announce", $"{other.Origin}/events/3");

        Assert.Equal(3, (await app.Kept()).Count);
        foreach (var page in pages)
            Assert.DoesNotContain("Bal d’", await cam.Page(page), StringComparison.Ordinal);
        Assert.Contains("Autre bal", await app.Visitor().Page("/"), StringComparison.Ordinal);
        Assert.Contains("Bal d’autrui", await app.Visitor().Page("/"), StringComparison.Ordinal);
        Assert.Equal(letters, app.Letters().Count);
        // They are not told: who follows them here still does.
        Assert.Equal(said, there.Came.Count);
        await cam.Lifts(app, Own);
        Assert.Contains("Autre bal", await cam.Page("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Distance.Mute, true)]
    [InlineData(Distance.Block, false)]
    public async Task By_a_person_it_holds_for_all_their_profiles_and_muting_changes_nothing_there(
        Distance distance,
        bool goesOn
    )
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam", "tuba");
        await there.Follows(app, Cam);
        await app.DrainAsync();
        var before = there.Came.Count;

        await cam.Blocks(Own, Server, distance);
        await there.Follows(app, "http://farandole.test/@tuba", "2");
        await app.DrainAsync();

        Assert.Equal(goesOn ? 2 : 0, (await app.FollowedHere()).Count);
        // The same yes in both cases.
        Assert.Equal(before + 1, there.Came.Count);
        Assert.Contains("Tout le site 127.0.0.1", await cam.Page(Own), StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", await cam.GetStringAsync("/account/data.json", Ct), StringComparison.Ordinal);
        await app.Night(Duration.FromDays(370));
        Assert.False(await app.Look(db => db.Set<Block>().AnyAsync(Ct)));
    }

    [Fact]
    public async Task Who_is_nobody_and_we_ourselves_come_back_with_what_was_typed_and_a_handle_is_found_where_it_is()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        await app.SomebodyAs("lea@exemple.fr", "lea");
        var nobody = $"@nobody@127.0.0.1:{there.Port}";
        foreach (
            var typed in new[]
            {
                nobody,
                "farandole.test",
                "http://farandole.test/@lea",
                "nulle part",
                $"{there.Origin}/x",
            }
        )
        {
            var answer = await cam.Post(Own, ("who", typed), ("word", "Parce que"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains($"value=\"{typed}\"", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
        there.Documents["/.well-known/webfinger"] = Webfinger(there);
        await cam.Blocks(Own, $"@ZOE@127.0.0.1:{there.Port}");
        // The same again is the same.
        await cam.Blocks(Own, there.Actor);
        var block = await app.Look(db => db.Set<Block>().SingleAsync(Ct));
        Assert.Equal((there.Actor, $"zoe@127.0.0.1:{there.Port}"), (block.Actor, block.Handle));
        // Of ours under their whole name: whoever that is.
        await cam.Blocks(Own, "@lea@farandole.test");
        Assert.Contains("Nom de lea", await cam.Page(Own), StringComparison.Ordinal);
    }

    private static string Webfinger(Neighbour there) =>
        System.Text.Json.JsonSerializer.Serialize(
            new
            {
                subject = $"acct:zoe@127.0.0.1:{there.Port}",
                links = new[]
                {
                    new
                    {
                        rel = "self",
                        type = "application/activity+json",
                        href = there.Actor,
                    },
                },
            }
        );
}
