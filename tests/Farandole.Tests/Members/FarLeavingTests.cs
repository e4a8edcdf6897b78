using System.Net;
using Farandole.Domain.Groups;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Accounts;
using Farandole.Tests.Blocking;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Farandole.Tests.Following;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using Farandole.Tests.RemoteAnswers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Members;

/// <summary>Who belongs to a group from elsewhere goes, or is sent away, and what they get until then.</summary>
public sealed class FarLeavingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_leaves_leaves_nothing_as_often_as_they_do()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await Member(there);
        await using var _ = app;

        await there.LeavesWaters(app);
        Assert.Empty(await app.FarRows());
        Assert.Contains(
            "a quitté le groupe, depuis un autre site",
            await nadia.Page(Meeting.Space),
            StringComparison.Ordinal
        );

        await there.JoinsWaters(app, "2");
        Assert.True(await app.IsMember());
        // In the same words as the first time.
        app.Clock.Advance(Duration.FromHours(1));
        await there.LeavesWaters(app);
        Assert.Empty(await app.FarRows());
    }

    [Fact]
    public async Task Whoever_takes_the_wish_back_or_is_no_more_belongs_no_more()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, _) = await Member(there);
        await using var __ = app;
        await there.JoinsWaters(app, "3");
        await there.Does(app, "Undo", "undo/3", $"{there.Origin}/joins/3");
        Assert.Empty(await app.FarRows());
        await there.JoinsWaters(app, "4");
        await there.Does(
            app,
            "Undo",
            "undo/4",
            new
            {
                type = "Join",
                id = $"{there.Origin}/joins/4",
                actor = there.Actor,
                @object = Belonging.Waters,
            }
        );
        Assert.Empty(await app.FarRows());
        await there.JoinsWaters(app, "5");
        await there.Does(app, "Delete", "delete", there.Actor);
        Assert.Empty(await app.FarRows());
        Assert.All(there.Kinds(), k => Assert.Equal("Accept", k));
        Assert.Equal(4, there.Came.Count);
    }

    [Fact]
    [Requirement("SAFE-5")]
    public async Task What_others_say_for_her_changes_nothing()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, _) = await Member(there);
        await using var __ = app;
        using var key = there.Houses("mallory");
        var mallory = $"{there.Origin}/users/mallory";
        foreach (var type in (string[])["Leave", "Join", "Delete"])
        {
            // In her name, with a key of one's own.
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                (await there.SendsText(app, Text(type, there.Actor, Belonging.Waters), by: key)).StatusCode
            );
        }
        await there.SendsText(app, Text("Leave", mallory, Belonging.Waters), by: key);
        await there.SendsText(app, Text("Undo", mallory, $"{there.Origin}/joins/1"), by: key);
        await there.SendsText(app, Text("Delete", mallory, mallory), by: key);
        await app.DrainAsync();
        Assert.True(await app.IsMember());
        Assert.Single(there.Came);
    }

    [Fact]
    public async Task Who_is_sent_away_is_told_and_who_did_it_stays_inside()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await Member(there);
        await using var _ = app;
        var way = $"{Meeting.Space}/members/{(await app.FarRow()).Id}/removal";
        var bao = await app.MemberOfWaters("bao", RolePreset.Runs);
        Assert.DoesNotContain(way, await bao.Page($"{Meeting.Space}/members"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Get(way)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Post(way)).StatusCode);
        Assert.Contains(way, await nadia.Page($"{Meeting.Space}/members"), StringComparison.Ordinal);
        Assert.Contains("Retirer Zoé d’ailleurs du groupe", await nadia.Page(way), StringComparison.Ordinal);

        await nadia.Post(way);
        await app.DrainAsync();

        var told = there.Last();
        Assert.Equal(
            ("Remove", $"{there.Origin}/joins/1", Belonging.Waters, Belonging.Waters),
            (told.Type, told.ObjectId, told.From, told.AttributedTo)
        );
        there.IsToHerAlone(told);
        Assert.Empty(await app.FarRows());
        Assert.Contains("a retiré quelqu’un du groupe", await nadia.Page(Meeting.Space), StringComparison.Ordinal);
        Assert.DoesNotContain("nadia", there.AllThatCame(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await nadia.Post(way)).StatusCode);
        await there.JoinsWaters(app, "2");
        Assert.True(await app.IsMember());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Requirement("SAFE-5")]
    public async Task One_click_in_the_list_keeps_them_away_and_they_hear_nothing_of_it(bool asServer)
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await Member(there);
        await using var _ = app;
        var who = asServer ? "127.0.0.1" : there.Actor;
        var page = await nadia.Page($"{Meeting.Space}/members");
        Assert.Contains($"action=\"{Meeting.Space}/blocks\"", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{who}\"", page, StringComparison.Ordinal);
        var before = there.Came.Count;

        await nadia.Blocks($"{Meeting.Space}/blocks", who);
        await nadia.Posts("Fête de l’eau", "Venez tous.");
        await there.JoinsWaters(app, "2");
        await app.DrainAsync();

        Assert.Empty(await app.FarRows());
        Assert.Equal(before, there.Came.Count);
    }

    [Fact]
    [Requirement("SAFE-5")]
    public async Task From_a_server_that_was_closed_nobody_belongs_any_more()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, _) = await Member(there);
        await using var __ = app;
        var before = there.Came.Count;
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await (await app.Steward()).Post("/desk/servers", ("site", "127.0.0.1"))).StatusCode
        );
        await app.DrainAsync();
        Assert.Empty(await app.FarRows());
        Assert.Equal(before, there.Came.Count);
    }

    [Fact]
    public async Task Members_get_what_followers_get_once_each_and_nothing_that_is_for_members()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await Member(there);
        await using var _ = app;
        await nadia.Posts("Fête de l’eau", "Venez tous.");
        await app.DrainAsync();
        Assert.Equal(("Create", "Article"), (there.Last().Type, there.Last().ObjectType));
        Assert.Equal("/inbox", there.Came.Last().Target);
        await nadia.Posts("Pour nous", "Zqsecret.", readers: "Members");
        await nadia.Posts("Brouillon", "Zqsecret.", "draft");
        await app.DrainAsync();
        Assert.Equal(["Accept", "Create"], there.Kinds());

        // Whoever follows besides hears it once.
        await there.Follows(app, Belonging.Waters);
        await app.DrainAsync();
        var before = there.Came.Count;
        await nadia.Posts("Encore", "Venez tous.");
        await app.DrainAsync();
        Assert.Equal(before + 1, there.Came.Count);
        await app.Announces(nadia, "Bal du groupe");
        await app.DrainAsync();
        Assert.Equal(before + 2, there.Came.Count);
        Assert.Equal("Event", there.Last().ObjectType);
        Assert.DoesNotContain("Zqsecret", there.AllThatCame(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_group_says_of_itself_members_hear_until_they_leave()
    {
        await using var there = await Neighbour.StartAsync();
        var (app, nadia) = await Member(there);
        await using var _ = app;
        await nadia.Receives(Joining.OnRequest);
        await app.DrainAsync();
        Assert.Equal(("Update", Belonging.Waters), (there.Last().Type, there.Last().ObjectId));
        await there.LeavesWaters(app);
        await nadia.Posts("Après", "Venez tous.");
        await app.DrainAsync();
        Assert.Equal(["Accept", "Update"], there.Kinds());
    }

    [Theory]
    [InlineData(Joining.Open)]
    [InlineData(Joining.OnRequest)]
    public async Task That_the_group_is_no_more_hears_who_belongs_to_it_and_who_waits(Joining joining)
    {
        await using var there = await Neighbour.StartAsync();
        var (app, _) = await there.Group(joining);
        await using var __ = app;
        await there.JoinsWaters(app);
        await app.Writer.Write(
            async (db, ct) => (await db.Set<Group>().AsTracking().SingleAsync(ct)).End(app.Now()),
            Ct
        );

        await app.Night(Group.Regret + Duration.FromHours(1));

        Assert.Equal(
            ("Delete", Belonging.Waters, Belonging.Waters),
            (there.Last().Type, there.Last().Actor, there.Last().ObjectId)
        );
        Assert.Empty(await app.FarRows());
    }

    private static async Task<(App App, HttpClient Nadia)> Member(Neighbour there)
    {
        var (app, nadia) = await there.Group(Joining.Open);
        await there.JoinsWaters(app);
        Assert.True(await app.IsMember());
        return (app, nadia);
    }

    private static string Text(string type, string actor, string what) =>
        System.Text.Json.JsonSerializer.Serialize(
            new
            {
                id = $"{actor}/{type}/{Guid.NewGuid()}",
                type,
                actor,
                @object = what,
            }
        );
}
