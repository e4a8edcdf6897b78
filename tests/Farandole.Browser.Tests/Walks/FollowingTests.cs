using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks;

/// <summary>On a phone: somebody passes by the page of a group, follows it, reads what it says, and follows it no more.</summary>
[Collection(BrowserRing.Name)]
public sealed class FollowingTests(BrowserRing ring)
{
    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task Somebody_follows_a_group_and_reads_what_it_says(bool script, string language)
    {
        var nadia = await ComeAsync(script, language, "keeper");
        await nadia.GoAsync("/account");
        await nadia.SignInAsync($"nadia.{language}@following.example");
        await nadia.GoAsync("/new/group?kind=collective");
        await nadia.TypeAsync("name", $"Fanfare {Guid.NewGuid():N}"[..20]);
        await nadia.TypeAsync("as-name", "Nadia");
        await nadia.PressAsync("main form .btn-primary");
        var group = new Uri(nadia.Page.Url).AbsolutePath;

        var bao = await ComeAsync(script, language, "follower");
        await bao.GoAsync($"/@{group.Split('/')[^1]}");
        await bao.PressAsync("main a[href$='/follow']");
        await bao.PressAsync("main .btn-primary");
        await bao.SignInAsync($"bao.{language}@following.example");
        await bao.TypeAsync("as-name", "Bao");
        await bao.ChooseAsync("told", "OnPage");
        await bao.PressAsync("main form .btn-primary");
        Assert.EndsWith("/following", new Uri(bao.Page.Url).AbsolutePath, StringComparison.Ordinal);
        var own = new Uri(bao.Page.Url).AbsolutePath;

        await nadia.GoAsync($"{group}/posts/new");
        await nadia.TypeAsync("title", "La fanfare recrute");
        await nadia.TypeAsync("words", "Venez mardi.");
        await nadia.PressAsync("main form .btn-primary");

        await bao.GoAsync(own);
        await bao.SeesAsync("La fanfare recrute");
        await bao.PressAsync("#feed form button");
        await bao.GoAsync(own);
        Assert.Equal(2, await bao.Page.Locator("#feed input[value*='/feeds/']").CountAsync());
        await bao.Page.Locator("main details > summary").First.ClickAsync();
        await bao.PressAsync("main form[action$='/end'] button");
        await bao.SeesAsync(language == "fr" ? "Suivez un groupe" : "Follow a group");
    }

    private async Task<Walk> ComeAsync(bool script, string language, string who)
    {
        var walk = new Walk(ring, new Visitor(script, language, 390, Dark: script), $"walk-following-{who}-{language}");
        await walk.ComeAsync();
        return walk;
    }
}
