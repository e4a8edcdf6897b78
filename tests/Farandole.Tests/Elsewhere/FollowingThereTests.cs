using System.Net;
using System.Text.Json.Nodes;
using Farandole.Domain.Following;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Accounts;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Farandole.Tests.Stewards;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Elsewhere;

/// <summary>Somebody of another site is looked for, followed, and followed no more.</summary>
public sealed class FollowingThereTests
{
    [Fact]
    public async Task Somebody_is_found_by_their_handle_asked_and_followed_when_they_say_yes()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        Serves(there);
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");

        var found = await cam.Post("/elsewhere", ("uri", $"@zoe@127.0.0.1:{there.Port}"));
        Assert.Equal(HttpStatusCode.SeeOther, found.StatusCode);
        var path = found.Headers.Location!.ToString();
        Assert.Contains("Zoé d’ailleurs", await cam.Page(path), StringComparison.Ordinal);
        var asked = await cam.Post(path, ("as", "cam"), ("told", "AtOnce"));
        Assert.Equal("/account/profiles/cam/following?done=asked", asked.Headers.Location?.ToString());
        await app.DrainAsync();

        var follow = Assert.Single(there.Activities);
        Assert.Equal(
            ("Follow", "http://farandole.test/@cam", there.Actor),
            (follow.Type, follow.Actor, follow.ObjectId)
        );
        Assert.Contains(
            "sans réponse encore",
            await cam.Page("/account/profiles/cam/following"),
            StringComparison.Ordinal
        );
        await there.Agrees(app);
        var row = Assert.Single(await app.Followed());
        Assert.Equal((FollowState.Accepted, ToldOf.AtOnce), (row.State, row.Told));
        Assert.DoesNotContain(
            "sans réponse",
            await cam.Page("/account/profiles/cam/following"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Asked_twice_they_are_followed_once_and_told_when_that_ends()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        await there.IsFollowedBy(app, "cam", ToldOf.AtOnce);
        var row = Assert.Single(await app.Followed());
        await cam.Post($"/follow?who={Uri.EscapeDataString(there.Actor)}", ("as", "cam"), ("told", "Weekly"));
        Assert.Equal(ToldOf.Weekly, Assert.Single(await app.Followed()).Told);

        await cam.Post($"/account/profiles/cam/elsewhere/{row.Id}/end");
        await app.DrainAsync();
        Assert.Empty(await app.Followed());
        var undo = there.Activities[^1];
        Assert.Equal(("Undo", there.Activities[0].Id), (undo.Type, undo.ObjectId));
    }

    [Fact]
    public async Task Who_says_no_is_not_followed_and_may_be_asked_again()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        await there.IsFollowedBy(app, "cam", ToldOf.OnPage);
        await there.Agrees(app, "Reject");
        Assert.Equal(FollowState.Refused, Assert.Single(await app.Followed()).State);
        Assert.Contains("a refusé", await cam.Page("/account/profiles/cam/following"), StringComparison.Ordinal);
        await there.Says(app, "Create", there.Event("1"));
        Assert.Empty(await app.Kept());
        await cam.Post($"/follow?who={Uri.EscapeDataString(there.Actor)}", ("as", "cam"), ("told", "OnPage"));
        Assert.Equal(FollowState.Asked, Assert.Single(await app.Followed()).State);
    }

    [Theory]
    [InlineData("n’importe quoi", "ni un nom")]
    [InlineData("personne@127.0.0.1", "ne connaît personne")]
    [InlineData("", "Écrivez un nom")]
    public async Task What_leads_nowhere_comes_back_as_typed_with_a_word_beside_it(string typed, string word)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        var answer = await cam.Post("/elsewhere", ("uri", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        Assert.Contains(word, page, StringComparison.Ordinal);
        if (typed.Length > 0)
            Assert.Contains($"value=\"{typed}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_from_another_site_opens_a_filled_form_and_asks_nobody_before_its_button()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var address = $"{there.Origin}/events/1";
        there.Documents["/events/1"] = there.Event("1").ToJsonString();
        var asked = $"/interact?uri={Uri.EscapeDataString(address)}";
        Assert.Contains($"value=\"{address}\"", await app.Visitor().Page(asked), StringComparison.Ordinal);
        Assert.Empty(there.Asked);
        var stranger = await app.Visitor().Post("/elsewhere", ("uri", address));
        Assert.StartsWith("/account?then=", stranger.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Empty(there.Asked);

        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        var found = await cam.Post("/elsewhere", ("uri", address));
        var kept = Assert.Single(await app.Kept());
        Assert.Equal(kept.Path, found.Headers.Location?.ToString());
        Assert.Equal(kept.Path, (await cam.Get(asked)).Headers.Location?.ToString());
        Assert.Contains("Bal d’ailleurs", await app.Visitor().Page(kept.Path), StringComparison.Ordinal);
        // Nobody here follows who announces it: it stands in no list.
        Assert.DoesNotContain("Bal d’ailleurs", await app.Visitor().Page("/"), StringComparison.Ordinal);
        Assert.Contains(
            "{uri}",
            await app.Visitor().Page("/.well-known/webfinger?resource=acct:relay@farandole.test"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Administrators_have_the_instance_follow_a_site_and_stop_it()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        Serves(there);
        var amel = await app.Administrator();
        var moderator = await app.Moderator(amel, "modo@exemple.fr");
        Assert.Equal(HttpStatusCode.NotFound, (await moderator.Get("/desk/elsewhere")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Visitor().Post("/desk/elsewhere", ("uri", there.Origin))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await amel.Post("/desk/elsewhere", ("uri", "nulle part"))).StatusCode
        );

        var followed = await amel.Post("/desk/elsewhere", ("uri", there.Origin));
        Assert.Equal("/desk/elsewhere?done=followed", followed.Headers.Location?.ToString());
        await app.DrainAsync();
        Assert.Equal(("Follow", OverThere.Relay), (there.Activities[0].Type, there.Activities[0].Actor));
        await there.Agrees(app);
        await there.Says(app, "Create", there.Event("1"));
        Assert.Contains("Bal d’ailleurs", await app.Visitor().Page("/"), StringComparison.Ordinal);
        Assert.Contains("suivi depuis", await amel.Page("/desk/elsewhere"), StringComparison.Ordinal);

        await amel.Post($"/desk/elsewhere/{(await app.Followed()).Single().Id}/end");
        await app.DrainAsync();
        Assert.Equal("Undo", there.Activities[^1].Type);
        Assert.DoesNotContain("Bal d’ailleurs", await app.Visitor().Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_moves_is_followed_there_only_if_they_say_there_that_they_are_the_same()
    {
        await using var there = await Neighbour.StartAsync();
        await using var other = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there, other));
        await app.SomebodyAs("cam@exemple.fr", "cam");
        await there.IsFollowedBy(app, "cam", ToldOf.Weekly);
        await Moves(there, app, other.Actor, "1");
        Assert.Equal(there.Actor, Assert.Single(await app.Followed()).Actor);

        other.Shown = actor => actor with { AlsoKnownAs = [there.Actor] };
        await Moves(there, app, other.Actor, "2");
        var followed = Assert.Single(await app.Followed());
        Assert.Equal((other.Actor, ToldOf.Weekly), (followed.Actor, followed.Told));
        Assert.Equal("Follow", Assert.Single(other.Activities).Type);
        Assert.Equal("Undo", there.Activities[^1].Type);
    }

    [Fact]
    public async Task A_profile_that_goes_takes_leave_of_those_whom_it_followed_and_asks_to_be_forgotten()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        await there.IsFollowedBy(app, "cam", ToldOf.OnPage);
        await cam.Post("/account/profiles/cam/deletion");
        await app.DrainAsync();
        Assert.Empty(await app.Followed());
        Assert.Equal(["Follow", "Undo", "Delete"], there.Activities.Select(a => a.Type));
    }

    private static async Task Moves(Neighbour there, App app, string target, string id)
    {
        var said = new JsonObject
        {
            ["id"] = $"{there.Origin}/moves/{id}",
            ["type"] = "Move",
            ["actor"] = there.Actor,
            ["object"] = there.Actor,
            ["target"] = target,
        };
        await there.SendsText(app, said.ToJsonString());
        await app.DrainAsync();
    }

    /// <summary>Who they are, and that they stand for their site.</summary>
    private static void Serves(Neighbour there)
    {
        there.Documents["/.well-known/webfinger"] = new JsonObject
        {
            ["subject"] = $"acct:zoe@127.0.0.1:{there.Port}",
            ["links"] = new JsonArray(
                new JsonObject
                {
                    ["rel"] = "self",
                    ["type"] = "application/activity+json",
                    ["href"] = there.Actor,
                }
            ),
        }.ToJsonString();
        there.Documents["/.well-known/nodeinfo"] = new JsonObject
        {
            ["links"] = new JsonArray(
                new JsonObject { ["rel"] = "https://www.w3.org/ns/activitystreams#Application", ["href"] = there.Actor }
            ),
        }.ToJsonString();
    }
}
