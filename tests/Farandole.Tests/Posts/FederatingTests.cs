using System.Net;
using System.Text;
using Farandole.ActivityPub.Reading;
using Farandole.Domain.Posts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Federation;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Posts;

/// <summary>What other servers are told of the news of a group, and when.</summary>
public sealed class FederatingTests
{
    private const string Group = $"http://farandole.test/@{Grouping.Waters}";
    private const string Document = "application/activity+json";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_follows_the_group_hears_of_its_news_of_their_changes_and_of_their_end()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed, Announcer.NoLimits);
        var nadia = await Followed(app, there);
        await nadia.Posts("Fête de l’eau", "Venez **tous**.");
        await app.DrainAsync();
        var post = await app.PostCalled("Fête de l’eau");
        var (article, told) = ($"{Group}/posts/{post.Id}", there.Activities[^1]);
        Assert.Equal(("Create", Group), (told.Type, told.Actor));
        Assert.Equal(("Article", article), (told.ObjectType, told.ObjectId));
        Assert.Contains("<strong>tous</strong>", told.Embedded!.Text("content"), StringComparison.Ordinal);

        await nadia.Rewrites(post, "Fête de l’eau", "Venez à **deux**.");
        await app.DrainAsync();
        told = there.Activities[^1];
        Assert.Equal(("Update", article), (told.Type, told.ObjectId));

        await nadia.Rewrites(await app.PostCalled(post.Title), post.Title, "Entre nous.", ("readers", "Members"));
        await app.DrainAsync();
        told = there.Activities[^1];
        Assert.Equal(("Delete", article, "Tombstone"), (told.Type, told.ObjectId, told.Embedded!.Type));

        await Opens(nadia, await app.PostCalled(post.Title));
        await app.DrainAsync();
        Assert.Equal("Create", there.Activities[^1].Type);
        await nadia.Post($"{Posting.Inside}/{post.Id}/deletion");
        await app.DrainAsync();
        Assert.Equal(("Delete", article), (there.Activities[^1].Type, there.Activities[^1].ObjectId));
        Assert.Equal(HttpStatusCode.Gone, await Status(app, article));

        var all = string.Join('\n', there.Came.Select(c => Encoding.UTF8.GetString(c.Body.Span)));
        Assert.DoesNotContain("Entre nous", all, StringComparison.Ordinal);
        // Whoever wrote it, the group says it.
        Assert.DoesNotContain("nadia", all, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_for_members_planned_a_draft_or_of_a_group_that_is_in_no_list_is_told_to_nobody()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed, Announcer.NoLimits);
        var nadia = await Followed(app, there);
        var before = there.Came.Count;
        await nadia.Posts("Pour nous", "Mots.", readers: nameof(PostReaders.Members));
        await nadia.Posts("Brouillon", "Mots.", "draft");
        await nadia.Posts("Demain", "Mots.", "later", more: [("day", "2027-03-03"), ("time", "10:00")]);
        await app.DrainAsync();
        Assert.Equal(before, there.Came.Count);
        foreach (var title in (string[])["Pour nous", "Brouillon", "Demain"])
            Assert.Equal(
                HttpStatusCode.NotFound,
                await Status(app, $"{Group}/posts/{(await app.PostCalled(title)).Id}")
            );

        await app.Writer.Write(
            (db, ct) =>
                db.Set<Domain.Groups.Group>().ExecuteUpdateAsync(s => s.SetProperty(g => g.IsListed, false), ct),
            Ct
        );
        await nadia.Posts("Discret", "Mots.");
        await app.DrainAsync();
        Assert.Equal(before, there.Came.Count);
    }

    [Fact]
    public async Task Its_news_stand_at_their_addresses_and_in_the_list_that_the_group_names()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        for (var i = 0; i < 21; i++)
        {
            await nadia.Posts($"Nouvelle {i}", "Mots.");
            app.Clock.Advance(Duration.FromMinutes(1));
        }
        await nadia.Posts("Pour nous", "Mots.", readers: nameof(PostReaders.Members));
        var group = await DiscoveryTests.Document(app, $"/@{Grouping.Waters}");
        var list = group.Part("endpoints")!.IdOf("posts")!;
        Assert.Equal($"{Group}/posts", list);
        var whole = await DiscoveryTests.Document(app, new Uri(list).PathAndQuery);
        Assert.Equal(21, whole.Number("totalItems"));
        var first = await DiscoveryTests.Document(app, new Uri(whole.IdOf("first")!).PathAndQuery);
        var items = first.Objects("orderedItems").ToList();
        Assert.Equal(20, items.Count);
        Assert.All(items, i => Assert.Equal(("Article", Group), (i.Type, i.IdOf("attributedTo"))));
        var next = await DiscoveryTests.Document(app, new Uri(first.IdOf("next")!).PathAndQuery);
        Assert.Equal("Nouvelle 0", Assert.Single(next.Objects("orderedItems").ToList()).Text("name"));
        var one = await DiscoveryTests.Document(app, new Uri(items[0].Id!).PathAndQuery);
        Assert.Equal("Nouvelle 20", one.Text("name"));
    }

    private static async Task<HttpClient> Followed(App app, Neighbour there)
    {
        var nadia = await app.WatersOf("nadia");
        await there.Follows(app, Group);
        await app.DrainAsync();
        return nadia;
    }

    /// <summary>Everybody may read it from now on.</summary>
    private static Task<HttpResponseMessage> Opens(HttpClient member, Post post) =>
        member.Post(
            $"{Posting.Inside}/{post.Id}/edit",
            ("title", post.Title),
            ("words", "Pour tous."),
            ("readers", nameof(PostReaders.Everybody)),
            ("language", "fr"),
            ("revision", post.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );

    private static async Task<HttpStatusCode> Status(App app, string address)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(address).PathAndQuery);
        asked.Headers.Accept.ParseAdd(Document);
        return (await app.Visitor().SendAsync(asked, Ct)).StatusCode;
    }
}
