using System.Net;
using Farandole.Tests.Canaries;
using Farandole.Tests.House;

namespace Farandole.Tests.Security;

/// <summary>What every answer says, and whom every door refuses, whichever feature it belongs to.</summary>
public sealed class EveryDoorTests
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Origin-Agent-Cluster", "?1"),
        (
            "Permissions-Policy",
            "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
                + "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
        ),
    ];

    private static readonly string[] Policy =
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_carries_the_headers_of_the_house()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"), ("Url", "https://farandole.test"));
        var world = await CanaryWorld.MakeAsync(app);
        foreach (var door in Doorway.All.Where(d => d.Method == "GET"))
        {
            using var answer = await Open(app, world, door, app.Visitor());
            string? Header(string name) =>
                answer.Headers.Concat(answer.Content.Headers).FirstOrDefault(h => h.Key == name).Value?.Single();
            foreach (var (name, value) in Always)
                Assert.True(value == Header(name), $"{door}: {name} is {Header(name)}");
            Assert.Equal("max-age=31536000", Header("Strict-Transport-Security"));
            Assert.Null(Header("Server") ?? Header("X-Powered-By"));
            var isEmbed = door.Route.StartsWith("/embed/", StringComparison.Ordinal);
            Assert.Equal(isEmbed ? null : "DENY", Header("X-Frame-Options"));
            var policy = Header("Content-Security-Policy")!;
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
                Assert.All(Policy, p => Assert.Contains(p, policy, StringComparison.Ordinal));
            Assert.Equal(isEmbed, policy.Contains("frame-ancestors *", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_personal_is_kept_by_nobody_and_what_is_shared_sets_no_cookie()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var world = await CanaryWorld.MakeAsync(app);
        foreach (var door in Doorway.All.Where(d => d.Method == "GET" && !d.IsAnAsset))
        {
            using var visitor = app.Visitor();
            using var answer = await Open(app, world, door, visitor);
            var kept = answer.Headers.CacheControl?.ToString() ?? "";
            Assert.False(answer.Headers.Contains("Set-Cookie"), $"{door} sets a cookie.");
            if (door.Cache == "Personal" || !answer.IsSuccessStatusCode && (int)answer.StatusCode >= 400)
            {
                Assert.True(kept == "no-store", $"{door}: {kept}");
                Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
                Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
            }
            // The description of the API is the framework's own answer: public, and it says nothing of caches.
            else if (
                door.Cache == "Shared"
                && answer.IsSuccessStatusCode
                && !door.Route.EndsWith("openapi.json", StringComparison.Ordinal)
            )
            {
                Assert.True(kept.StartsWith("public", StringComparison.Ordinal), $"{door}: {kept}");
                Assert.Equal("Cookie, Accept, Accept-Language", string.Join(", ", answer.Headers.Vary));
            }
            // The same door for somebody with a key: their answer is theirs.
            using var organizer = app.Visitor();
            organizer.DefaultRequestHeaders.Add("Cookie", $"e={world.Cookies[(Kind.Listed, Role.Organizer)]}");
            using var own = await Open(app, world, door, organizer);
            if (door.Cache == "Shared")
                Assert.False(own.Headers.CacheControl?.Public ?? false, $"{door} may be kept with a key.");
        }
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData(null)]
    public async Task What_another_site_makes_a_browser_send_is_refused_by_every_door(string? fetched)
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var world = await CanaryWorld.MakeAsync(app);
        foreach (var door in Doorway.All.Where(d => d.Changes && !d.IsFromAnywhere))
        {
            using var browser = app.Visitor();
            browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
            if (fetched is not null)
                browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", fetched);
            browser.DefaultRequestHeaders.Add("Cookie", $"e={world.Cookies[(Kind.Listed, Role.Organizer)]}");
            using var answer = await Open(app, world, door, browser);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{door} answers {answer.StatusCode}");
        }
        Assert.Empty(await app.Look(db => Task.FromResult(db.AllEvents.Where(e => e.DeletedAt != null).ToList())));
    }

    [Fact]
    public void Only_these_doors_open_to_other_sites_and_each_says_why() =>
        Assert.Equal(
            [
                "DELETE /api/v1/events/{id}",
                "DELETE /api/v1/groups/{handle}/membership",
                "PATCH /api/v1/events/{id}",
                "POST /@{handle}/inbox",
                "POST /api/v1/events",
                "POST /api/v1/groups/{handle}/membership",
                "POST /api/v1/groups/{handle}/posts",
                "POST /display",
                "POST /f/{link}/stop",
                "POST /following/{token}",
                "POST /follows/{token}/stop",
                "POST /inbox",
                "POST /letters/{token}",
                "POST /news/{token}",
                "POST /refusal/{token}",
                "POST /relay/inbox",
                "POST /t/{ticket}/stop/{kind}",
            ],
            Doorway
                .All.Where(d => d.Changes && d.IsFromAnywhere)
                .Select(d => d.ToString())
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task On_the_open_network_the_session_is_a_cookie_of_this_host_alone()
    {
        await using var app = await App.StartAsync(("Url", "https://farandole.test"));
        var world = await CanaryWorld.MakeAsync(app);
        using var form = new FormUrlEncodedContent([new("key", world.Keys[Kind.Listed].Reveal())]);
        using var opened = await app.Visitor().PostAsync("/sessions", form, Ct);
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        var cookie = opened.Headers.GetValues("Set-Cookie").Single().Split("; ");
        Assert.StartsWith("__Host-e=", cookie[0], StringComparison.Ordinal);
        Assert.Equal(9 + 43, cookie[0].Length);
        foreach (var flag in (string[])["path=/", "secure", "samesite=strict", "httponly"])
            Assert.Contains(flag, cookie);
        Assert.DoesNotContain(cookie, c => c.StartsWith("domain", StringComparison.OrdinalIgnoreCase));
    }

    private static Task<HttpResponseMessage> Open(App app, CanaryWorld world, Doorway door, HttpClient client) =>
        client.SendAsync(new HttpRequestMessage(new(door.Method), door.With(n => world.ValueAt(app, door, n))), Ct);
}
