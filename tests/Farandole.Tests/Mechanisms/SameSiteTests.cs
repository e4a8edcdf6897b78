using System.Net;

namespace Farandole.Tests.Mechanisms;

/// <summary>What another site makes a browser send is refused, whatever the endpoint.</summary>
public sealed class SameSiteTests
{
    [Theory]
    [InlineData("cross-site", null, HttpStatusCode.Forbidden)]
    [InlineData("same-site", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "http://farandole.test.evil.example", HttpStatusCode.Forbidden)]
    public async Task A_post_from_elsewhere_is_refused(string? fetched, string? origin, HttpStatusCode expected) =>
        Assert.Equal(expected, await PostAsync(fetched, origin, cookie: null));

    [Theory]
    [InlineData("same-origin", null, null)]
    [InlineData(null, "http://farandole.test", null)]
    [InlineData(null, null, null)]
    public async Task A_post_from_here_passes(string? fetched, string? origin, string? cookie) =>
        Assert.NotEqual(HttpStatusCode.Forbidden, await PostAsync(fetched, origin, cookie));

    [Fact]
    public async Task A_browser_that_says_nothing_but_has_our_cookie_must_show_a_token_of_ours() =>
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(null, null, new string('A', 43)));

    private static async Task<HttpStatusCode> PostAsync(string? fetched, string? origin, string? cookie)
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        visitor.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sessions")
        {
            Content = new FormUrlEncodedContent([new("key", "x")]),
        };
        if (fetched is not null)
            request.Headers.Add("Sec-Fetch-Site", fetched);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        if (cookie is not null)
            request.Headers.Add("Cookie", $"e={cookie}");
        return (await visitor.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
    }
}
