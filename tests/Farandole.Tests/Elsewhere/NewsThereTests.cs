using System.Net;
using System.Text.Json.Nodes;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Following;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Accounts;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Elsewhere;

/// <summary>News of groups and people of other sites, for those who follow them.</summary>
public sealed class NewsThereTests
{
    private const string Own = "/account/profiles/cam/following";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task News_comes_is_told_changes_in_the_order_of_its_server_and_stays_gone()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Follower(app, there);
        var said = Article(there, "1");
        await there.Says(app, "Create", said);
        await app.EveningAsync();
        var kept = Assert.Single(await Kept(app));
        Assert.Contains("Des nouvelles", await cam.Page(Own), StringComparison.Ordinal);
        Assert.Single(app.LettersTo("cam@exemple.fr"), l => IsAbout(l.TextBody, "Des nouvelles"));
        var page = await cam.Page(kept.Path);
        Assert.Contains($"rel=\"canonical\" href=\"{kept.Address}\"", page, StringComparison.Ordinal);
        Assert.Contains("noindex", page, StringComparison.Ordinal);
        Assert.Contains("Le local", page, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", page, StringComparison.Ordinal);

        (said["name"], said["updated"]) = ("Autre titre", "2027-03-01T12:00:00Z");
        await there.Says(app, "Update", said);
        (said["name"], said["updated"]) = ("Vieux titre", "2027-03-01T11:00:00Z");
        await there.Says(app, "Update", said);
        Assert.Equal(("Autre titre", kept.Id), ((await Kept(app)).Single().Title, (await Kept(app)).Single().Id));

        await there.Says(app, "Delete", JsonNode.Parse($$"""{"id":"{{kept.Address}}","type":"Tombstone"}""")!);
        await there.Says(app, "Create", said);
        Assert.Empty(await Kept(app));
        Assert.Equal(HttpStatusCode.NotFound, (await cam.GetAsync(kept.Path, Ct)).StatusCode);
        Assert.DoesNotContain("titre", await cam.Page(Own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_those_whom_no_profile_follows_nothing_is_kept_nor_what_is_not_for_everybody()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        await there.Says(app, "Create", Article(there, "1"));
        await Follower(app, there);
        var draft = Article(there, "2");
        draft["draft"] = true;
        var unlisted = Article(there, "3");
        (unlisted["to"], unlisted["cc"]) = (new JsonArray(), new JsonArray(OverThere.Public));
        var comment = Article(there, "4");
        comment["inReplyTo"] = $"{there.Origin}/events/1";
        var note = Article(there, "5");
        note["type"] = "Note";
        var old = Article(there, "6");
        old["published"] = "2026-11-01T10:00:00Z";
        foreach (var said in (JsonObject[])[draft, unlisted, comment, note, old])
            await there.Says(app, "Create", said);
        Assert.Empty(await Kept(app));
    }

    [Fact]
    public async Task Nobody_speaks_for_another_server_it_is_asked_there()
    {
        await using var there = await Neighbour.StartAsync();
        await using var other = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there, other));
        await Follower(app, there);
        var theirs = Article(there, "1");
        there.Documents["/posts/1"] = theirs.ToJsonString();
        var forged = Article(there, "1");
        forged["name"] = "Des mensonges";
        await other.Says(app, "Create", forged);
        Assert.Equal("Des nouvelles", Assert.Single(await Kept(app)).Title);
        await other.Says(app, "Delete", JsonValue.Create($"{there.Origin}/posts/1"));
        Assert.Single(await Kept(app));
        // What is at home elsewhere is of nobody who is followed.
        var stolen = Article(other, "2");
        stolen["attributedTo"] = there.Actor;
        await other.Says(app, "Create", stolen);
        Assert.Single(await Kept(app));
    }

    [Fact]
    public async Task What_a_site_lists_is_read_and_what_it_deleted_without_a_word_goes()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        there.Shown = actor =>
            actor with
            {
                Endpoints = new ActorEndpoints($"{there.Origin}/inbox") { Posts = $"{there.Origin}/users/zoe/posts" },
            };
        there.Documents["/users/zoe/posts"] = new JsonObject
        {
            ["id"] = $"{there.Origin}/users/zoe/posts",
            ["type"] = "OrderedCollection",
            ["orderedItems"] = new JsonArray(Article(there, "1"), Article(there, "2")),
        }.ToJsonString();
        foreach (var name in (string[])["1", "2"])
            there.Documents[$"/posts/{name}"] = Article(there, name).ToJsonString();
        await Follower(app, there);
        Assert.Equal(2, (await Kept(app)).Count);

        there.Documents["/users/zoe/posts"] = """{"type":"OrderedCollection","orderedItems":[]}""";
        there.Documents.Remove("/posts/1");
        app.Clock.Advance(Duration.FromHours(27));
        await app.DrainAsync();
        Assert.Equal($"{there.Origin}/posts/2", Assert.Single(await Kept(app)).Address);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task News_is_forgotten_when_nobody_follows_any_more_or_it_is_old(bool isFollowed)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Follower(app, there);
        there.Documents["/posts/1"] = Article(there, "1").ToJsonString();
        await there.Says(app, "Create", Article(there, "1"));
        await app.Night(Duration.FromDays(2));
        Assert.Single(await Kept(app));
        if (!isFollowed)
            await cam.Post($"/account/profiles/cam/elsewhere/{(await app.Followed()).Single().Id}/end");
        await app.Night(Duration.FromDays(isFollowed ? 89 : 1));
        Assert.Empty(await Kept(app));
    }

    private static async Task<HttpClient> Follower(App app, Neighbour there)
    {
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        await there.IsFollowedBy(app, "cam", ToldOf.AtOnce);
        return cam;
    }

    private static JsonObject Article(Neighbour there, string name) =>
        new()
        {
            ["id"] = $"{there.Origin}/posts/{name}",
            ["type"] = "Article",
            ["name"] = "Des nouvelles",
            ["content"] = "<p>Le local <script>alert(1)</script>rouvre lundi.</p>",
            ["attributedTo"] = there.Actor,
            ["to"] = new JsonArray(OverThere.Public),
            ["cc"] = new JsonArray(),
            ["published"] = "2027-03-01T10:00:00Z",
        };

    private static bool IsAbout(string? text, string title) => (text ?? "").Contains(title, StringComparison.Ordinal);

    private static Task<List<RemotePostRow>> Kept(App app) =>
        app.Look(db => db.Set<RemotePostRow>().OrderBy(p => p.Address).ToListAsync(Ct));
}
