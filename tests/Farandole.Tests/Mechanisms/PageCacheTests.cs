using System.Net;
using System.Net.Http.Headers;
using Farandole.Domain.Events;
using Farandole.Platform.Web;
using Farandole.Tests.EventPage;

namespace Farandole.Tests.Mechanisms;

public sealed class PageCacheTests
{
    [Fact]
    public async Task A_page_that_a_browser_has_already_is_not_sent_again()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Avant");
        var visitor = app.Visitor();
        using var first = await visitor.Ask($"/events/{id}");
        Assert.NotNull(first.Headers.ETag);

        using var again = await Ask(visitor, $"/events/{id}", first.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        // Not shown again without asking: what is taken back is gone at once.
        Assert.True(again.Headers.CacheControl!.NoCache);
        Assert.Equal(first.Headers.CacheControl, again.Headers.CacheControl);
        using var packed = await Ask(visitor, $"/events/{id}", new EntityTagHeaderValue(first.Headers.ETag.Tag, true));
        Assert.Equal(HttpStatusCode.NotModified, packed.StatusCode);

        await app.Change(id, (e, now) => e.Say(EventStatus.Tentative, "On hésite", null, now));
        using var changed = await Ask(visitor, $"/events/{id}", first.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(first.Headers.ETag, changed.Headers.ETag);
    }

    [Fact]
    public async Task Each_kind_and_language_of_an_address_is_kept_apart()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        var kept = new HashSet<string>();
        foreach (var language in new[] { "fr", "en" })
        {
            foreach (
                var kind in new[] { "text/html", "application/json", "text/calendar", "application/activity+json" }
            )
            {
                using var answer = await app.Visitor(language).Ask($"/events/{id}", kind);
                Assert.Equal(kind, answer.Content.Headers.ContentType?.MediaType);
                kept.Add($"{answer.Headers.ETag}");
            }
        }
        // A page a language; the other three say the same to everybody.
        Assert.Equal(5, kept.Count);
    }

    [Fact]
    public async Task What_is_refused_or_absent_is_not_kept()
    {
        await using var app = await App.StartAsync();
        var visitor = app.Visitor();
        var path = $"/events/{Guid.NewGuid()}";
        for (var i = 0; i < 2; i++)
        {
            using var absent = await visitor.Ask(path);
            Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
            Assert.Null(absent.Headers.Age);
            Assert.Null(absent.Headers.ETag);
        }
    }

    [Fact]
    public void A_page_made_while_it_changed_is_old_from_the_start()
    {
        var versions = new TagVersions();
        string[] tags = ["agenda", "one"];
        var begun = versions.Of(tags);
        Assert.Equal(begun, versions.Of(tags));

        versions.Raise("one");

        Assert.NotEqual(begun, versions.Of(tags));
        Assert.Equal(versions.Of(["agenda"]), new TagVersions().Of(["agenda"]));
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient visitor, string path, EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(known);
        return await visitor.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
