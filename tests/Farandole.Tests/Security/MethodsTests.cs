using System.Net;
using Farandole.Tests.Canaries;
using Farandole.Tests.House;

namespace Farandole.Tests.Security;

public sealed class MethodsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HEAD_is_answered_as_GET_without_a_body_at_every_door()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var world = await CanaryWorld.MakeAsync(app);
        var asked = 0;
        foreach (var door in Doorway.All.Where(d => d.Method == "GET"))
        {
            using var visitor = app.Visitor();
            var path = door.With(name => world.ValueAt(app, door, name));
            using var whole = await visitor.GetAsync(path, Ct);
            using var head = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), Ct);
            Assert.True(whole.StatusCode == head.StatusCode, $"{door}: {whole.StatusCode}, {head.StatusCode}");
            Assert.Equal(whole.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Equal(whole.Headers.CacheControl, head.Headers.CacheControl);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(Ct));
            asked += head.IsSuccessStatusCode ? 1 : 0;
        }
        Assert.True(asked > 30, $"Only {asked} doors opened.");
    }

    [Theory]
    [InlineData("PUT", "/about", "fr", "Cette adresse ne s’utilise pas ainsi")]
    [InlineData("DELETE", "/events/none", "fr", "Cette adresse ne s’utilise pas ainsi")]
    [InlineData("PATCH", "/keys", "en", "<html lang=\"en\"")]
    [InlineData("POST", "/", "en", "<html lang=\"en\"")]
    public async Task A_method_that_an_address_does_not_know_is_refused_on_a_page(
        string method,
        string path,
        string language,
        string said
    )
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor(language);
        visitor.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var answer = await visitor.SendAsync(new HttpRequestMessage(new(method), path), Ct);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("GET", answer.Content.Headers.Allow);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Contains(said, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_are_told_in_a_problem_document()
    {
        await using var app = await App.StartAsync();
        using var answer = await app.Visitor()
            .SendAsync(new HttpRequestMessage(HttpMethod.Put, "/api/v1/events/none"), Ct);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
