using Farandole.Browser.Tests.Pages;
using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks;

/// <summary>On a phone: a group gets a face, and its news comes with a picture; whoever reads it sees both.</summary>
[Collection(BrowserRing.Name)]
public sealed class PicturesTests(BrowserRing ring)
{
    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task A_group_gets_a_face_and_its_news_a_picture(bool script, string language)
    {
        var visitor = new Visitor(script, language, 390, Dark: script);
        var nadia = new Walk(ring, visitor, $"walk-pictures-{language}");
        await nadia.ComeAsync();
        await nadia.GoAsync("/account");
        await nadia.SignInAsync($"nadia.{language}@pictures.example");
        await nadia.GoAsync("/new/group?kind=collective");
        await nadia.TypeAsync("name", $"Fanfare {Guid.NewGuid():N}"[..20]);
        await nadia.TypeAsync("as-name", "Nadia");
        await nadia.PressAsync("main form .btn-primary");
        var group = new Uri(nadia.Page.Url).AbsolutePath;

        await nadia.GoAsync($"{group}/settings");
        foreach (var place in new[] { "picture", "banner" })
        {
            await AttachAsync(nadia, $"#{place}");
            await nadia.PressAsync($"main form[action$='/pictures/{place}'] button");
        }
        await nadia.GoAsync($"{group}/posts/new");
        await nadia.TypeAsync("title", "La fanfare recrute");
        await nadia.TypeAsync("words", "Venez mardi.");
        await nadia.PressAsync("main button[value=pictures]");
        await AttachAsync(nadia, "#picture");
        await nadia.TypeAsync("alt", "Trois tubas sur un quai");
        await nadia.PressAsync("main form[action$='/pictures'] .btn-primary");
        await nadia.PressAsync("main a[href$='/edit']");
        await nadia.ChooseAsync("when", "now");
        await nadia.PressAsync("main form .btn-primary");

        var bao = new Walk(ring, new Visitor(script, language, 390), $"walk-pictures-reader-{language}");
        await bao.ComeAsync();
        await bao.GoAsync($"/@{group.Split('/')[^1]}");
        Assert.Equal(2, await bao.Page.Locator("main img[src^='/pictures/']").CountAsync());
        await bao.PressAsync("main a:has-text('La fanfare recrute')");
        Assert.Equal(1, await bao.Page.Locator("main img[alt='Trois tubas sur un quai']").CountAsync());
    }

    private static async Task AttachAsync(Walk walk, string field) =>
        await walk.Page.SetInputFilesAsync(field, await Scene.DrawAsync(walk.Page.APIRequest, field));
}
