using System.Net;
using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Promoting;
using Farandole.Tests.Announcing;
using Farandole.Tests.Blocking;
using Farandole.Tests.Following;
using Farandole.Tests.Groups;
using Farandole.Tests.Members;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Promoting;

/// <summary>"Voisins", whose keys lea holds, shows on its page what "Eaux Vives", whose keys nadia holds, says to everybody.</summary>
public sealed class PromotingTests
{
    private const string Page = "/@voisins";

    private static readonly string[] Places =
    [
        Page,
        "/agenda.ics?by=voisins",
        "/agenda.atom?by=voisins",
        "/agenda.json?by=voisins",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_shared_stands_on_the_page_in_feeds_and_calendar_with_its_credit_and_goes_by_one_tap()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (_, lea, march, post) = await TwoGroups(app);
        Assert.Contains($"{march}/promotion", await lea.Page(march), StringComparison.Ordinal);
        Assert.DoesNotContain("/promotion", await app.Visitor().Page(march), StringComparison.Ordinal);
        Assert.Contains($"{post}/promotion", await lea.Page(post), StringComparison.Ordinal);

        await lea.Shares(march, "voisins");
        await lea.Shares(post, "voisins");

        foreach (var place in Places)
        {
            var text = await app.Visitor().Page(place);
            Assert.Contains("zqopen event", text, StringComparison.Ordinal);
            Assert.Contains("Eaux Vives", text, StringComparison.Ordinal);
            Assert.Contains(march, text, StringComparison.Ordinal);
        }
        foreach (var place in (string[])[Page, $"{Page}/posts", $"{Page}/posts.atom"])
        {
            var text = await app.Visitor().Page(place);
            Assert.Contains("zqopen post", text, StringComparison.Ordinal);
            Assert.Contains("Eaux Vives", text, StringComparison.Ordinal);
            Assert.Contains(post, text, StringComparison.Ordinal);
        }
        Assert.Contains("a partagé quelque chose", await lea.Page("/groups/voisins"), StringComparison.Ordinal);
        // Shared twice, it is there once.
        await lea.Shares(march, "voisins");
        Assert.Equal(2, await app.Look(db => db.Set<Promotion>().CountAsync(Ct)));

        (await lea.Post($"{march}/promotion/end", ("by", "voisins"))).IsAt($"{march}/promotion?done=ended");

        foreach (var place in Places)
            Assert.DoesNotContain("zqopen event", await app.Visitor().Page(place), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_longer_for_everybody_is_no_longer_shown_and_what_is_not_cannot_be_shared()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, lea, march, post) = await TwoGroups(app);
        await lea.Shares(march, "voisins");
        await lea.Shares(post, "voisins");
        foreach (var title in (string[])["zqlink event", "zqprivate event"])
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await lea.Post($"{await EventCalled(app, title)}/promotion", ("by", "voisins"))).StatusCode
            );
        foreach (var title in (string[])["zqmembers post", "zqdraft post"])
            Assert.Equal(
                HttpStatusCode.NotFound,
                (
                    await lea.Post($"{Posting.Outside}/{(await app.PostCalled(title)).Id}/promotion", ("by", "voisins"))
                ).StatusCode
            );

        await nadia.Rewrites(await app.PostCalled("zqopen post"), "zqopen post", "Des mots.", ("readers", "Members"));
        await nadia.Post($"{march}/deletion");

        foreach (var place in (string[])[.. Places, $"{Page}/posts", $"{Page}/posts.atom"])
            Assert.DoesNotContain("zqopen", await app.Visitor().Page(place), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_the_host_keeps_away_shows_nothing_of_it_and_is_offered_nothing()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (nadia, lea, march, post) = await TwoGroups(app);
        await lea.Shares(march, "voisins");
        await lea.Shares(post, "voisins");
        var list = $"{Meeting.Space}/blocks";

        await nadia.Blocks(list, "@voisins");

        foreach (var place in (string[])[.. Places, $"{Page}/posts", $"{Page}/posts.atom"])
            Assert.DoesNotContain("zqopen", await app.Visitor().Page(place), StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"voisins\"", await lea.Page($"{march}/promotion"), StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"voisins\"", await lea.Page($"{post}/promotion"), StringComparison.Ordinal);
        Assert.Contains("value=\"lea\"", await lea.Page($"{march}/promotion"), StringComparison.Ordinal);
        await nadia.Lifts(app, list);
        Assert.Contains("zqopen event", await app.Visitor().Page(Page), StringComparison.Ordinal);
        await lea.Blocks("/groups/voisins/blocks", "@eaux_vives");
        Assert.DoesNotContain("zqopen", await app.Visitor().Page(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_shares_too_and_a_member_without_the_right_shares_for_nobody_but_themselves()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (_, lea, march, post) = await TwoGroups(app);
        var bao = await app.MemberOfWaters("bao", RolePreset.Member);
        await app.Create(lea, ("title", "voisin bal"), ("date", "2027-03-22"), ("host", "@voisins"));
        var other = await EventCalled(app, "voisin bal");
        Assert.DoesNotContain("value=\"eaux_vives\"", await bao.Page($"{other}/promotion"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Post($"{other}/promotion", ("by", "eaux_vives"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Post($"{other}/promotion", ("by", "lea"))).StatusCode);

        await lea.Shares(march, "lea");
        await lea.Shares(post, "lea");

        var page = await app.Visitor().Page("/@lea");
        Assert.Contains("zqopen event", page, StringComparison.Ordinal);
        Assert.Contains("Partagé de Eaux Vives", page, StringComparison.Ordinal);
        Assert.Contains("zqopen event", await lea.Page("/account/memory"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Post($"{march}/promotion/end", ("by", "lea"))).StatusCode);
    }

    [Fact]
    public async Task Followers_see_it_once_and_not_twice_when_they_follow_both()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea");
        await lea.Starts("Voisins", "lea");
        var bao = await app.SomebodyAs("bao@exemple.fr", "bao");
        var sam = await app.FollowerOfWaters("sam", ToldOf.AtOnce);
        foreach (var (who, name) in new[] { (bao, "bao"), (sam, "sam") })
            await who.Post($"{Page}/follow", ("as", name), ("told", nameof(ToldOf.AtOnce)));
        await app.Announces(nadia, "zqopen event");
        var march = await EventCalled(app, "zqopen event");
        await app.EveningAsync();
        app.Clock.Advance(Duration.FromHours(3));

        await lea.Shares(march, "voisins");
        await app.EveningAsync();

        var seen = await bao.Page(Followers.OwnOf("bao"));
        Assert.Contains("Voisins, partagé de Eaux Vives", seen, StringComparison.Ordinal);
        Assert.Equal(1, Count(seen, "zqopen event"));
        Assert.Equal(1, Count(await sam.Page(Followers.OwnOf("sam")), "zqopen event"));
        Assert.DoesNotContain("partagé de", await sam.Page(Followers.OwnOf("sam")), StringComparison.Ordinal);
        Assert.Single(Told("bao"));
        Assert.Single(Told("sam"));

        IEnumerable<MimeKit.MimeMessage> Told(string name) =>
            app.LettersTo($"{name}@exemple.fr")
                .Where(l => (l.TextBody ?? "").Contains("zqopen event", StringComparison.Ordinal));
    }

    private static async Task<(HttpClient Nadia, HttpClient Lea, string Event, string Post)> TwoGroups(App app)
    {
        var nadia = await app.WatersOf("nadia");
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea");
        await lea.Starts("Voisins", "lea");
        await app.SaysAll(nadia);
        return (
            nadia,
            lea,
            await EventCalled(app, "zqopen event"),
            $"{Posting.Outside}/{(await app.PostCalled("zqopen post")).Id}"
        );
    }

    private static async Task<string> EventCalled(App app, string title) =>
        $"/events/{await app.Look(db => db.AllEvents.Where(e => e.Title == title).Select(e => e.Id).SingleAsync(Ct))}";

    private static int Count(string text, string word) => text.Split(word).Length - 1;
}

/// <summary>What people do who share.</summary>
internal static class Sharing
{
    public static async Task Shares(this HttpClient somebody, string path, string by) =>
        (await somebody.Post($"{path}/promotion", ("by", by))).IsAt($"{path}/promotion?done=shared");

    public static void IsAt(this HttpResponseMessage answer, string path) =>
        Assert.Equal(path, answer.Headers.Location?.ToString());
}
