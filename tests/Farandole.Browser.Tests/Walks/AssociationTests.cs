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
        var nadia = await ComeAsync(visitor, "nadia");
        var group = await StartAsync(nadia, visitor);
        var link = await InviteAsync(nadia, group, language == "fr" ? "Anime" : "Runs things");
        var romain = await JoinAsync(visitor, link, "romain");
        await JoinAsync(visitor, link, "bao");

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

    private static async Task<string> StartAsync(Walk nadia, Visitor visitor)
    {
        await nadia.GoAsync("/new/group");
        await nadia.PressAsync("main .banner a.btn");
        await SignInAsync(nadia, visitor, "nadia");
        await nadia.PressAsync("main a[href='/new/group?kind=association']");
        await nadia.TypeAsync("name", $"Eaux Vives {Guid.NewGuid():N}"[..20]);
        await nadia.TypeAsync("as-name", "Nadia");
        await nadia.PressAsync("main form .btn-primary");
        return new Uri(nadia.Page.Url).AbsolutePath;
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

    private async Task<Walk> ComeAsync(Visitor visitor, string name)
    {
        var walk = new Walk(ring, visitor, $"walk-association-{name}-{visitor.Language}");
        await walk.ComeAsync();
        return walk;
    }

    /// <summary>By the link alone: what asks to sign in leads back to it.</summary>
    private async Task<Walk> JoinAsync(Visitor visitor, string link, string name)
    {
        var walk = await ComeAsync(visitor, name);
        await walk.GoAsync(link);
        await walk.PressAsync("main a[href='/account']");
        await SignInAsync(walk, visitor, name);
        await walk.TypeAsync("as-name", $"{char.ToUpperInvariant(name[0])}{name[1..]}");
        await walk.PressAsync("main form .btn-primary");
        return walk;
    }

    private static Task SignInAsync(Walk walk, Visitor visitor, string name) =>
        walk.SignInAsync($"{name}.{visitor.Language}@association.example");
}
