using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Following;
using Farandole.Tests.Afterwards;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;

namespace Farandole.Tests.Following;

/// <summary>A feed of one's own: an address that opens nothing else, and that can be changed.</summary>
public sealed partial class FeedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_programs_read_what_is_followed_at_an_address_that_says_nothing_of_whose_it_is()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lea = await app.FollowerOfWaters("lea", ToldOf.OnPage);
        await app.SaysAll(nadia);

        await lea.Post($"{Followers.OwnOf("lea")}-feed");

        var feed = await FeedOf(lea);
        using var program = app.Visitor();
        var calendar = await program.Get($"{feed}.ics");
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType?.MediaType);
        Assert.Contains("zqopen event", await calendar.Text(), StringComparison.Ordinal);
        var atom = await program.Get($"{feed}.atom");
        Assert.Equal("application/atom+xml", atom.Content.Headers.ContentType?.MediaType);
        var entries = await atom.Text();
        Assert.Contains("zqopen event", entries, StringComparison.Ordinal);
        Assert.Contains("zqopen post", entries, StringComparison.Ordinal);
        foreach (var answer in new[] { calendar, atom })
        {
            Assert.Equal("no-store", answer.Keepers());
            Assert.DoesNotContain("lea", await answer.Text(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_address_that_was_changed_or_ended_leads_nowhere()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        await app.WatersOf("nadia");
        var lea = await app.FollowerOfWaters("lea", ToldOf.OnPage);
        await lea.Post($"{Followers.OwnOf("lea")}-feed");
        var first = await FeedOf(lea);
        await lea.Post($"{Followers.OwnOf("lea")}-feed");
        var second = await FeedOf(lea);
        await lea.Post($"{Followers.OwnOf("lea")}-feed/end");

        Assert.NotEqual(first, second);
        foreach (var feed in new[] { first, second, "/feeds/none", $"{first[..^1]}A" })
        foreach (var ending in new[] { "ics", "atom" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get($"{feed}.{ending}")).StatusCode);
        Assert.DoesNotContain("/feeds/", await lea.Page(Followers.OwnOf("lea")), StringComparison.Ordinal);
    }

    private static async Task<string> FeedOf(HttpClient owner) =>
        Address().Match(await owner.Page(Followers.OwnOf("lea"))).Value;

    [GeneratedRegex("/feeds/[A-Za-z0-9_-]+")]
    private static partial Regex Address();
}
