using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Pages;

/// <summary>What people asked, said and announced.</summary>
public sealed partial class Scene
{
    private const string Asker = "bao@example.org";

    /// <summary>A question of the march with its answer.</summary>
    internal string Question { get; private set; } = "";

    /// <summary>The link of who asked it.</summary>
    internal string QuestionLink { get; private set; } = "";

    private async Task SpeakAsync()
    {
        var page = await chromium.NewPageAsync(new Visitor(Width: 1280), Home);
        var sender = page.APIRequest;
        await sender.SendAsync(
            Home,
            $"{March.Path}/questions",
            ("question", "Les poussettes et les fauteuils peuvent-ils suivre ?"),
            ("email", Asker)
        );
        QuestionLink = await LinkAsync(Asker, 1, "/q/");
        await sender.SendAsync(Home, $"{QuestionLink}/confirmation");
        await page.GotoAsync(March.Path);
        Question = (await page.Locator("#questions h3 a").First.GetAttributeAsync("href"))!;
        foreach (var held in new[] { "Y a-t-il des cars depuis Givors ?", "À quelle heure finit le goûter ?" })
            await sender.SendAsync(Home, $"{March.Path}/questions", ("question", held));
        await OpenAsync(page, lively!, March.Key);
        await sender.SendAsync(
            Home,
            $"{Question}/answer",
            ("answer", "Oui. **Tout le parcours** est goudronné, sans marche."),
            ("keep", "true")
        );
        await sender.SendAsync(
            Home,
            $"{March.Path}/messages",
            ("step", "send"),
            ("by", "Page"),
            ("title", "L’arrivée est confirmée : parc de Gerland"),
            ("text", "Concert de la fanfare Les Ondes, buvette à prix libre."),
            ("message", $"{Guid.NewGuid():N}")
        );
        await OpenAsync(page, lively!, Bare.Key);
        await sender.SendAsync(
            Home,
            $"{Bare.Path}/talk",
            ("text", "Qui apporte les chaises ?\n\nVoir [la liste](https://example.org/liste)."),
            ("message", $"{Guid.NewGuid():N}")
        );
    }
}
