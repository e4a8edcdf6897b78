using Microsoft.Playwright;
using Xunit.Sdk;

namespace Farandole.Browser.Tests.Ring;

/// <summary>The means of this ring see what they are there to see: a blind check would pass for ever.</summary>
public sealed class RingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");
    private const string Sound =
        "<!doctype html><html lang=fr><title>Une page</title><main><h1 id=h>Bonjour</h1>"
        + "<script>document.getElementById('h').textContent = 'Script'</script></main></html>";

    [Theory]
    [InlineData(true, "Script")]
    [InlineData(false, "Bonjour")]
    public async Task A_visitor_has_JavaScript_or_has_not(bool script, string title)
    {
        var page = await chromium.NewPageAsync(new Visitor(Script: script), Nowhere);
        await page.SetContentAsync(Sound);

        Assert.Equal(title, await page.Locator("h1").TextContentAsync());
        await page.AxeAsync();
        await page.ShootAsync($"ring-{title}");
        await page.ReloadAsync();
        await page.SetContentAsync(Sound);
        Assert.Equal(title, await page.Locator("h1").TextContentAsync());
    }

    [Fact]
    public async Task A_picture_without_words_fails_the_check_of_access()
    {
        var page = await chromium.NewPageAsync(new Visitor(), Nowhere);
        await page.SetContentAsync(Sound.Replace("<script>", "<img src='data:,'><script>", StringComparison.Ordinal));

        var failure = await Assert.ThrowsAnyAsync<XunitException>(page.AxeAsync);

        Assert.Contains("image-alt", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_to_somebody_else_is_complained_of()
    {
        var page = await chromium.NewPageAsync(new Visitor(), Nowhere);

        await page.SetContentAsync("<img alt='' src='http://127.0.0.2:9/tracker.gif'>");

        Assert.Contains(
            chromium.Complaints,
            c => c.Contains("http://127.0.0.2:9/tracker.gif", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_picture_of_a_page_shows_it_whole_at_the_width_and_in_the_colours_of_the_visitor()
    {
        var page = await chromium.NewPageAsync(new Visitor(Width: 390, Dark: true, Language: "en-GB"), Nowhere);
        await page.SetContentAsync(
            "<meta name=viewport content='width=device-width'><p style='height:2000px'>Tall</p>"
        );

        var path = await page.ShootAsync("ring");

        Assert.True(new FileInfo(path).Length > 0);
        Assert.Equal(390, await page.EvaluateAsync<int>("innerWidth"));
        Assert.True(await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
        Assert.Equal("en-GB", await page.EvaluateAsync<string>("navigator.language"));
    }
}
