using System.Net;
using Farandole.Features.Shared;
using Farandole.Tests.EventPage;

namespace Farandole.Tests.About;

public sealed class DisplayTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Language_and_theme_are_remembered_for_a_year_by_the_browser_alone()
    {
        await using var app = await App.StartAsync();
        var visitor = app.Visitor();

        using var answer = await Post(visitor, ("language", "en"), ("theme", "dark"), ("return", "/about"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/about", answer.Headers.Location?.ToString());
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(
            cookies,
            c =>
            {
                Assert.Contains("max-age=31536000", c);
                Assert.Contains("samesite=lax", c);
                Assert.Contains("httponly", c);
            }
        );
        var page = await visitor.Get("/about");
        Assert.Contains("<html lang=\"en\" data-theme=\"dark\"", page);
    }

    [Fact]
    public async Task The_language_alone_leaves_the_theme_and_the_device_takes_it_back()
    {
        await using var app = await App.StartAsync();
        var visitor = app.Visitor();
        await Post(visitor, ("language", "fr"), ("theme", "dark"));
        await Post(visitor, ("language", "en"));
        Assert.Contains("<html lang=\"en\" data-theme=\"dark\"", await visitor.Get("/about"));

        using var answer = await Post(visitor, ("theme", ""));
        Assert.Contains("theme=;", answer.Headers.GetValues("Set-Cookie").Single());
    }

    [Theory]
    [InlineData("xx", "")]
    [InlineData("", "pink")]
    public async Task Nonsense_is_not_remembered(string language, string theme)
    {
        await using var app = await App.StartAsync();
        var visitor = app.Visitor();
        await Post(visitor, ("language", language), ("theme", theme));
        Assert.Contains("<html lang=\"fr\">", await visitor.Get("/about"));
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/events/1?from=2027-03-20", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("/a\\b", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("evil", false)]
    [InlineData("/a\r\nSet-Cookie: x=1", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task One_comes_back_to_a_page_of_this_site_only(string? path, bool isLocal)
    {
        Assert.Equal(isLocal, WayBack.IsLocal(path));
        await using var app = await App.StartAsync();
        using var answer = await Post(app.Visitor(), ("language", "fr"), ("return", path ?? ""));
        Assert.Equal(isLocal ? path : "/", answer.Headers.Location?.ToString());
    }

    private static Task<HttpResponseMessage> Post(HttpClient visitor, params (string Name, string Value)[] fields) =>
        visitor.PostAsync(
            new Uri("/display", UriKind.Relative),
            new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
            Ct
        );
}
