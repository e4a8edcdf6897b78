using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks;

/// <summary>On a phone: somebody begins a group and gives a link, somebody else comes by it, is seen, and leaves.</summary>
[Collection(BrowserRing.Name)]
public sealed class MemberTests(BrowserRing ring)
{
    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task Somebody_comes_into_a_group_by_a_link(bool script, string language)
    {
        var how = script ? "script" : "noscript";
        var nadia = await CameAsync(
            $"nadia.{how}@example.org",
            new Visitor(script, language, 390, script),
            "walk-keeper"
        );
        var group = await StartAsync(nadia);
        await nadia.GoAsync($"{group}/invitations");
        await nadia.PressAsync("main form[action$='/invitations'] .btn-primary");
        var link = await nadia.Page.Locator("main .copy input").InputValueAsync();

        var romain = await CameAsync(
            $"romain.{how}@example.org",
            new Visitor(script, language, 390, script),
            "walk-join"
        );
        await romain.GoAsync(link);
        await romain.TypeAsync("as-name", "Romain");
        await romain.PressAsync("main form .btn-primary");
        Assert.EndsWith(group, new Uri(romain.Page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Romain", await romain.ReadAsync(), StringComparison.Ordinal);

        await nadia.GoAsync($"{group}/members");
        Assert.Contains("Romain", await nadia.ReadAsync(), StringComparison.Ordinal);

        await romain.GoAsync($"{group}/me");
        await romain.ChooseAsync("shown", "ToEverybody");
        await romain.TypeAsync("does", "Tuba");
        await romain.PressAsync("main form .btn-primary");
        await romain.GoAsync($"/@{group.Split('/')[^1]}");
        Assert.Contains("Tuba", await romain.ReadAsync(), StringComparison.Ordinal);
        await romain.GoAsync($"{group}/me/departure");
        await romain.PressAsync("main form .btn-danger");
        Assert.EndsWith("/joining", new Uri(romain.Page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    private static async Task<string> StartAsync(Walk walk)
    {
        await walk.GoAsync("/new/group?kind=collective");
        await walk.TypeAsync("name", $"Fanfare {Guid.NewGuid():N}"[..20]);
        await walk.TypeAsync("as-name", "Nadia");
        await walk.PressAsync("main form .btn-primary");
        return new Uri(walk.Page.Url).AbsolutePath;
    }

    /// <summary>Signed in, by the digits of the letter.</summary>
    private async Task<Walk> CameAsync(string address, Visitor visitor, string name)
    {
        var walk = new Walk(ring, visitor, $"{name}-{visitor.Language}");
        await walk.ComeAsync();
        await walk.GoAsync("/account");
        await walk.SignInAsync(address);
        return walk;
    }
}
