using System.Net;
using System.Text.Json;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;

namespace Farandole.Tests.EventPage;

/// <summary>What messengers, search engines and other sites get of a link.</summary>
public sealed class SpreadingTests
{
    private static readonly Place Jail = new("Le Tamis", "3 rue des Tables Claudiennes, 69001 Lyon", Town: "Lyon");

    [Fact]
    [Requirement("CREATE-5")]
    public async Task The_preview_of_a_public_event_says_title_date_town_and_picture()
    {
        await using var app = await App.StartAsync();
        var page = await Page(app, await app.Announce("Bal folk", d => d with { Place = Jail }));

        Assert.Contains("<meta property=\"og:title\" content=\"Bal folk\"", page);
        Assert.Contains("content=\"Samedi 20 mars 2027, de 14\u00a0h à 18\u00a0h · Lyon\"", page);
        Assert.Contains("property=\"og:image\" content=\"http://farandole.test/covers/", page);
        Assert.Contains("application/ld+json", page);
        Assert.Contains("application/json+oembed", page);
    }

    [Fact]
    [Requirement("CREATE-5")]
    public async Task The_preview_of_an_event_by_link_says_neither_town_nor_place()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Entre nous", d => d with { Place = Jail, Visibility = Visibility.Unlisted });
        var head = Head(await Page(app, id));

        Assert.Contains("<meta property=\"og:title\" content=\"Entre nous\"", head);
        Assert.Contains("content=\"Samedi 20 mars 2027, de 14\u00a0h à 18\u00a0h\"", head);
        Assert.DoesNotContain("Lyon", head);
        Assert.DoesNotContain("Tamis", head);
        Assert.DoesNotContain("application/ld+json", head);
    }

    [Fact]
    [Requirement("CREATE-5")]
    public async Task The_preview_of_a_private_event_says_nothing_of_it()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Surprise", d => d with { Place = Jail, Visibility = Visibility.Private });
        var guest = app.Visitor(key: await app.Key(id, KeyKind.Invitation));
        var head = Head(await guest.Get($"/events/{id}"));
        var preview = head[head.IndexOf("og:type", StringComparison.Ordinal)..];

        Assert.Contains("content=\"Une invitation\"", preview);
        Assert.DoesNotContain("Surprise", preview);
        Assert.DoesNotContain("og:image", preview);
        Assert.DoesNotContain("mars", preview);
    }

    [Fact]
    public async Task Structured_data_breaks_out_of_its_element_with_no_title()
    {
        await using var app = await App.StartAsync();
        var page = await Page(app, await app.Announce("</script><script>alert(1)</script>"));

        Assert.DoesNotContain("<script>alert", page);
        var json = page.Split("<script type=\"application/ld+json\">")[1].Split("</script>")[0];
        using var data = JsonDocument.Parse(json);
        Assert.Equal("</script><script>alert(1)</script>", data.RootElement.GetProperty("name").GetString());
        Assert.Equal("2027-03-20T14:00:00+01:00", data.RootElement.GetProperty("startDate").GetString());
    }

    [Fact]
    [Requirement("PUBLIC-5")]
    public async Task A_public_event_may_stand_on_any_site_without_a_cookie()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Bal folk");
        using var answer = await app.Visitor().Ask($"/embed/events/{id}");
        var page = await answer.Content.ReadAsStringAsync(Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("frame-ancestors *", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("<base target=\"_top\"", page);
        Assert.Contains($"href=\"http://farandole.test/events/{id}\"", page);
        Assert.DoesNotContain("<form", page);
        Assert.DoesNotContain("<script", page);
    }

    [Fact]
    public async Task What_is_not_public_stands_on_no_other_site_whatever_key_is_shown()
    {
        await using var app = await App.StartAsync();
        foreach (var visibility in new[] { Visibility.Unlisted, Visibility.Private })
        {
            var id = await app.Announce("Entre nous", visibility);
            var organizer = app.Visitor(key: await app.Key(id));
            Assert.Equal(HttpStatusCode.NotFound, (await organizer.Ask($"/embed/events/{id}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await organizer.Ask(OEmbedOf(id))).StatusCode);
        }
    }

    [Fact]
    [Requirement("PUBLIC-5")]
    public async Task Other_sites_are_told_how_to_show_a_link()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce("Bal \"folk\"");

        using var told = JsonDocument.Parse(await app.Visitor().Get(OEmbedOf(id) + "&maxwidth=400"));

        var root = told.RootElement;
        Assert.Equal("1.0", root.GetProperty("version").GetString());
        Assert.Equal("rich", root.GetProperty("type").GetString());
        Assert.Equal(400, root.GetProperty("width").GetInt32());
        Assert.Contains($"src=\"http://farandole.test/embed/events/{id}\"", root.GetProperty("html").GetString());
        Assert.Contains("title=\"Bal &quot;folk&quot;\"", root.GetProperty("html").GetString());
        Assert.Equal(1200, root.GetProperty("thumbnail_width").GetInt32());
    }

    [Theory]
    [InlineData("/oembed", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=http://elsewhere.example/events/1", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=not-an-address", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=http://farandole.test/events/1&format=xml", HttpStatusCode.NotImplemented)]
    public async Task Of_other_links_nothing_is_told(string path, HttpStatusCode expected)
    {
        await using var app = await App.StartAsync();
        Assert.Equal(expected, (await app.Visitor().Ask(path)).StatusCode);
    }

    [Fact]
    [Requirement("PUBLIC-5")]
    public async Task The_share_sheet_is_made_of_plain_links()
    {
        await using var app = await App.StartAsync();
        var page = await Page(app, await app.Announce("Bal folk"));

        Assert.Contains("href=\"mailto:?subject=Bal%20folk", page);
        Assert.Contains("href=\"sms:?&amp;body=Bal%20folk", page);
        Assert.Contains("https://wa.me/?text=", page);
        Assert.Contains("https://share.joinmastodon.org/#text=", page);
        Assert.Contains("/poster\"", page);
        Assert.Contains("&lt;iframe src=", page);
        Assert.DoesNotContain(
            "src=\"http",
            page.Replace("&quot;", "\"", StringComparison.Ordinal)
                .Replace("iframe src=\"http", "", StringComparison.Ordinal)
        );
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<string> Page(App app, EventId id) => app.Visitor().Get($"/events/{id}");

    private static string Head(string page) => page[..page.IndexOf("</head>", StringComparison.Ordinal)];

    private static string OEmbedOf(EventId id) =>
        $"/oembed?format=json&url={Uri.EscapeDataString($"http://farandole.test/events/{id}")}";
}
