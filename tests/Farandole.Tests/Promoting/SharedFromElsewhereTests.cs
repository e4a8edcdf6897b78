using System.Net;
using System.Text.Json.Nodes;
using Farandole.Domain.Blocks;
using Farandole.Domain.Following;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Blocking;
using Farandole.Tests.Elsewhere;
using Farandole.Tests.Federation;
using Farandole.Tests.Following;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Promoting;

/// <summary>"Voisins", whose keys lea holds, shows on its page what Zoé of another server announces.</summary>
public sealed class SharedFromElsewhereTests
{
    private const string Here = "http://farandole.test";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_shared_of_elsewhere_stands_on_the_page_in_feeds_and_calendar_with_its_site()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var (lea, ball) = await Begin(app, there);
        Assert.Contains($"{ball}/promotion", await lea.Page(ball), StringComparison.Ordinal);
        Assert.DoesNotContain("/promotion", await app.Visitor().Page(ball), StringComparison.Ordinal);

        await lea.Shares(ball, "voisins");
        await lea.Shares(ball, "voisins");
        await app.DrainAsync();

        foreach (var place in (string[])["/@voisins", "/agenda.atom?by=voisins", "/agenda.json?by=voisins"])
        {
            var text = await app.Visitor().Page(place);
            Assert.Contains("Bal d’ailleurs", text, StringComparison.Ordinal);
            Assert.Contains($"127.0.0.1:{there.Port}", text, StringComparison.Ordinal);
        }
        Assert.Contains("Bal d’ailleurs", await app.Visitor().Page("/agenda.ics?by=voisins"), StringComparison.Ordinal);
        // It is on this page alone: the instance follows nobody there.
        Assert.DoesNotContain("Bal d’ailleurs", await app.Visitor().Page("/"), StringComparison.Ordinal);
        Assert.Contains("Bal d’ailleurs", await lea.Page("/groups/voisins"), StringComparison.Ordinal);

        await lea.Post($"{ball}/promotion/end", ("by", "voisins"));
        Assert.DoesNotContain("Bal d’ailleurs", await app.Visitor().Page("/@voisins"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Followers_and_whose_it_is_hear_of_it_once_and_that_it_ends()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var (lea, ball) = await Begin(app, there);
        await lea.Shares(ball, "voisins");
        await app.DrainAsync();
        var shared = Assert.Single(there.Activities, a => a.Type == "Announce");
        Assert.Equal(($"{Here}/@voisins", $"{there.Origin}/events/1"), (shared.Actor, shared.ObjectId));
        var told = shared.Document.Ids("cc").ToList();
        Assert.Equal([$"{Here}/@voisins/followers", there.Actor], told);

        await lea.Post($"{ball}/promotion/end", ("by", "voisins"));
        await app.DrainAsync();
        Assert.Equal(("Undo", shared.Id), (there.Activities[^1].Type, there.Activities[^1].ObjectId));
    }

    [Fact]
    public async Task Who_follows_the_group_here_hears_of_it_unless_they_follow_whose_it_is()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var (lea, ball) = await Begin(app, there);
        var sam = await app.SomebodyAs("sam@exemple.fr", "sam");
        await sam.Post("/@voisins/follow", ("as", "sam"), ("told", nameof(ToldOf.AtOnce)));
        await lea.Shares(ball, "voisins");
        await app.EveningAsync();
        var letter = Assert.Single(
            app.LettersTo("sam@exemple.fr"),
            l => l.TextBody!.Contains("Bal d’ailleurs", StringComparison.Ordinal)
        );
        Assert.Contains($"127.0.0.1:{there.Port}", letter.TextBody!, StringComparison.Ordinal);
        Assert.Contains("Bal d’ailleurs", await sam.Page("/account/profiles/sam/following"), StringComparison.Ordinal);

        await there.IsFollowedBy(app, "sam", ToldOf.OnPage);
        await there.Says(app, "Update", there.Event("1"));
        var page = await sam.Page("/account/profiles/sam/following");
        Assert.Equal(2, page.Split("Bal d’ailleurs").Length);
    }

    [Fact]
    public async Task What_is_shown_stays_known_while_it_is_shown_and_goes_when_it_is_gone_there()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var (lea, ball) = await Begin(app, there);
        await lea.Shares(ball, "voisins");
        await app.DrainAsync();
        there.Documents["/events/1"] = there.Event("1", "Grand bal").ToJsonString();
        app.Clock.Advance(Duration.FromHours(27));
        await app.DrainAsync();
        Assert.Contains("Grand bal", await app.Visitor().Page("/@voisins"), StringComparison.Ordinal);

        await there.Says(app, "Delete", there.Event("1"));
        Assert.DoesNotContain("Grand bal", await app.Visitor().Page("/@voisins"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lea.GetAsync($"{ball}/promotion", Ct)).StatusCode);
    }

    [Fact]
    public async Task Nobody_shows_what_is_of_those_whom_they_keep_away()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var (lea, ball) = await Begin(app, there);
        await lea.Shares(ball, "voisins");
        await lea.Shares(ball, "lea");
        await lea.Blocks("/account/blocks", $"@zoe@127.0.0.1:{there.Port}", Distance.Block);
        Assert.DoesNotContain("Bal d’ailleurs", await app.Visitor().Page("/@lea"), StringComparison.Ordinal);
        Assert.Contains("Bal d’ailleurs", await app.Visitor().Page("/@voisins"), StringComparison.Ordinal);
        Assert.DoesNotContain(">@lea<", await lea.Page($"{ball}/promotion"), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("ASSO-11")]
    public async Task News_of_elsewhere_is_shown_and_passed_on_as_well_and_goes_with_the_original()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var (lea, _) = await Begin(app, there);
        await there.IsFollowedBy(app, "lea", ToldOf.OnPage);
        var sam = await app.SomebodyAs("sam@exemple.fr", "sam");
        await sam.Post("/@voisins/follow", ("as", "sam"), ("told", nameof(ToldOf.AtOnce)));
        var article = new JsonObject
        {
            ["id"] = $"{there.Origin}/posts/1",
            ["type"] = "Article",
            ["name"] = "Le local rouvre",
            ["attributedTo"] = there.Actor,
            ["to"] = new JsonArray(OverThere.Public),
        };
        await there.Says(app, "Create", article);
        var post = (await app.Look(db => db.Set<RemotePostRow>().SingleAsync(Ct))).Path;
        await lea.Shares(post, "voisins");
        await app.EveningAsync();

        foreach (var page in (string[])["/@voisins", "/groups/voisins"])
        {
            var text = await lea.Page(page);
            Assert.Contains("Le local rouvre", text, StringComparison.Ordinal);
            Assert.Contains($"127.0.0.1:{there.Port}", text, StringComparison.Ordinal);
        }
        Assert.Contains("Le local rouvre", await sam.Page("/account/profiles/sam/following"), StringComparison.Ordinal);
        Assert.Single(
            app.LettersTo("sam@exemple.fr"),
            l => l.TextBody!.Contains("Le local rouvre", StringComparison.Ordinal)
        );
        var shared = Assert.Single(there.Activities, a => a.Type == "Announce");
        Assert.Equal($"{there.Origin}/posts/1", shared.ObjectId);

        await there.Says(app, "Delete", article);
        Assert.DoesNotContain("Le local rouvre", await lea.Page("/@voisins"), StringComparison.Ordinal);
    }

    /// <summary>Known here because somebody asked for it by its address.</summary>
    private static async Task<(HttpClient Lea, string Ball)> Begin(App app, Neighbour there)
    {
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea");
        await lea.Starts("Voisins", "lea");
        there.Documents["/events/1"] = there.Event("1").ToJsonString();
        await lea.Post("/elsewhere", ("uri", $"{there.Origin}/events/1"));
        return (lea, (await app.Kept()).Single().Path);
    }
}
