using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks;

/// <summary>
/// "Two associations, one evening", on phones: one announces, asks the other and a friend, each answers for themselves, and
/// each leaves when it likes.
/// </summary>
[Collection(BrowserRing.Name)]
public sealed class TogetherTests(BrowserRing ring)
{
    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task An_evening_that_two_groups_and_somebody_more_announce(bool script, string language)
    {
        var people = new Groupwork(ring, new(script, language, 390, Dark: !script), "together");
        var amel = await people.ComeAsync("amel");
        var first = await people.StartAsync(amel, "association", "Canal propre", "amel");
        var bela = await people.ComeAsync("bela");
        var second = await people.StartAsync(bela, "association", "Rives vivantes", "bela");
        var about = await AnnounceAsync(amel, first.Split('/')[^1]);

        await AskAsync(amel, about, "personne_du_tout");
        Assert.Equal("personne_du_tout", await amel.Page.Locator("[name=handle]").InputValueAsync());
        Assert.Equal(1, await amel.Page.Locator("#handle-error").CountAsync());
        await AskAsync(amel, about, $"@{second.Split('/')[^1]}");
        await AcceptAsync(bela, second);
        await bela.GoAsync($"{about}/log");
        await bela.SeesAsync("Bela");

        await BothAsync(amel, about, first, second);
        await ByProfileAsync(amel, bela, about);
        await LeaveAsync(amel, bela, about, second);
    }

    private static async Task<string> AnnounceAsync(Walk amel, string handle)
    {
        await amel.GoAsync($"/new?group={handle}");
        await amel.TypeAsync("title", "Nettoyage des berges");
        await amel.TypeAsync("date", Days.In(20));
        await amel.CreateAsync();
        return new Uri(amel.Page.Url).AbsolutePath[..^"/manage".Length];
    }

    private static async Task AskAsync(Walk amel, string about, string handle)
    {
        await amel.GoAsync($"{about}/hosting");
        await amel.TypeAsync("handle", handle);
        await amel.PressAsync($"main form[action='{about}/hosting/invitations'] button");
    }

    private static async Task AcceptAsync(Walk bela, string space)
    {
        await bela.GoAsync(space);
        await bela.PressAsync("main section:has(#together-title) a[href^='/hosting/']");
        await bela.PressAsync("main form[action$='/acceptance'] .btn-primary");
        Assert.EndsWith("/manage", new Uri(bela.Page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    /// <summary>Whoever passes by reads both, with the way to the page of each.</summary>
    private static async Task BothAsync(Walk amel, string about, string first, string second)
    {
        await amel.GoAsync(about);
        foreach (var group in (string[])[first, second])
            Assert.Equal(
                1,
                await amel
                    .Page.Locator($"main section:has(#hosts-title) a[href='/@{group.Split('/')[^1]}']")
                    .CountAsync()
            );
        await amel.GoAsync($"/@{second.Split('/')[^1]}");
        await amel.SeesAsync("Nettoyage des berges");
        await amel.GoAsync($"{about}/hosting");
        await amel.GoAsync("/account/events");
        await amel.SeesAsync("Nettoyage des berges");
        await amel.PressAsync("main a[href='/account/events?past=1']");
    }

    /// <summary>Somebody says no on the page of their account, and thinks better of it.</summary>
    private static async Task ByProfileAsync(Walk amel, Walk bela, string about)
    {
        await bela.GoAsync("/account");
        var profile = await bela
            .Page.Locator("main a[href^='/account/profiles/']:not([href$='/new'])")
            .First.GetAttributeAsync("href");
        await AskAsync(amel, about, profile!.Split('/')[3]);
        await bela.GoAsync("/account");
        await bela.PressAsync("main section:has(#together-title) a[href^='/hosting/']");
        await bela.PressAsync("main form[action$='/refusal'] button");
        await bela.PressAsync("main form[action$='/acceptance'] .btn-primary");
        await bela.GoAsync($"{about}/hosting");
        // The event is held by who announced it first.
        Assert.Equal(0, await bela.Page.Locator($"main form[action='{about}/hosting']").CountAsync());
    }

    private static async Task LeaveAsync(Walk amel, Walk bela, string about, string second)
    {
        var handle = second.Split('/')[^1];
        await bela.GoAsync($"{about}/hosting");
        await bela.PressAsync($"main form[action$='/departure']:has([value='{handle}']) button");
        Assert.Equal(second, new Uri(bela.Page.Url).AbsolutePath);
        await amel.GoAsync(about);
        Assert.Equal(0, await amel.Page.Locator($"main section:has(#hosts-title) a[href='/@{handle}']").CountAsync());
    }
}
