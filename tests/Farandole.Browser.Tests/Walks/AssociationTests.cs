using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks;

/// <summary>
/// "Manage the life of an association: start", on phones: from nothing to a first event with two members who came by a
/// link, one of whom prepares it. Nobody shares a password, and nobody loses their way while signing in.
/// </summary>
[Collection(BrowserRing.Name)]
public sealed class AssociationTests(BrowserRing ring)
{
    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task From_nothing_to_a_first_event_prepared_by_several(bool script, string language)
    {
        var visitor = new Visitor(script, language, 390, Dark: !script);
        var people = new Groupwork(ring, visitor, "association");
        var nadia = await people.ComeAsync("nadia");
        var group = await people.StartAsync(nadia, "association", "Eaux Vives", "nadia");
        var link = await InviteAsync(nadia, group, language == "fr" ? "Anime" : "Runs things");
        var romain = await people.ComeAsync("romain");
        await people.JoinAsync(romain, link, "romain");
        await people.JoinAsync(await people.ComeAsync("bao"), link, "bao");

        await nadia.GoAsync($"/new?group={group.Split('/')[^1]}");
        await nadia.TypeAsync("title", "Grande marche pour l’eau");
        await nadia.TypeAsync("date", Days.In(30));
        await nadia.CreateAsync();
        Assert.EndsWith("/manage", new Uri(nadia.Page.Url).AbsolutePath, StringComparison.Ordinal);
        var about = new Uri(nadia.Page.Url).AbsolutePath[..^"/manage".Length];

        // Whoever came by the link opens the backstage without any key, and is named inside for what they do there.
        await romain.GoAsync($"{group}/events");
        await romain.PressAsync($"main a[href='{about}/manage']");
        await romain.GoAsync($"{about}/cancellation");
        await romain.TypeAsync("reason", "Orage");
        await romain.PressAsync("main form[action$='/cancellation'] button");
        await nadia.GoAsync($"{about}/log");
        await nadia.SeesAsync("Romain");
        await nadia.GoAsync($"/@{group.Split('/')[^1]}");
        await nadia.SeesAsync("Grande marche pour l’eau");
    }

    private static async Task<string> InviteAsync(Walk nadia, string group, string role)
    {
        await nadia.GoAsync($"{group}/invitations");
        await nadia
            .Page.Locator("[name=role]")
            .SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Label = role });
        await nadia.PressAsync("main form[action$='/invitations'] .btn-primary");
        return await nadia.Page.Locator("main .copy input").InputValueAsync();
    }
}
