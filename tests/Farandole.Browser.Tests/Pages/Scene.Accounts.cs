using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Somebody with an account, a profile, and one that they deleted.</summary>
public sealed partial class Scene
{
    /// <summary>Of the profile of who looks.</summary>
    internal string Handle { get; private set; } = "";

    /// <summary>Of a group whose keys they hold.</summary>
    internal string Group { get; private set; } = "";

    private async Task SignInAsync(IPage page, string language)
    {
        await SignInAsync(page.APIRequest, $"romain-{language}@example.org");
        Handle = $"romain_{language}";
        foreach (var handle in new[] { Handle, $"{Handle}_gone" })
            await page.APIRequest.SendAsync(
                Home,
                "/account/profiles",
                ("name", "Romain des Eaux"),
                ("handle", handle),
                (
                    "words",
                    "Je marche **le long de l’eau**, et j’annonce [les sorties](https://example.org).\n\n- canoë\n- balades"
                ),
                ("language", "fr"),
                ("findable", "true")
            );
        await page.APIRequest.SendAsync(Home, $"/account/profiles/{Handle}_gone/deletion");
        await StartGroupAsync(page, language);
        await MeetAsync(page.APIRequest, language);
    }

    /// <summary>Who looks holds its keys.</summary>
    private async Task StartGroupAsync(IPage page, string language)
    {
        Group = $"eaux_vives_{language}";
        await page.APIRequest.SendAsync(
            Home,
            "/groups",
            ("kind", "Association"),
            ("name", "Eaux Vives Lyon"),
            ("handle", Group),
            ("summary", "Une association qui marche, compte et débat pour que l’eau soit partagée justement."),
            ("joining", "OnRequest"),
            ("listed", "true"),
            ("as", Handle)
        );
    }

    private async Task SignInAsync(IAPIRequestContext browser, string address)
    {
        var asked = await browser.FollowAsync(Home, "/account/sign-ins", ("email", address));
        var letter = (await lively!.LettersToAsync(address, 1, CancellationToken.None))[0];
        await browser.SendAsync(Home, asked, ("code", Digits().Match(letter.TextBody ?? "").Value));
    }

    [GeneratedRegex(@"\b\d{4} \d{4}\b")]
    private static partial Regex Digits();
}
