using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;
using OtpNet;

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
        var address = $"romain-{language}@example.org";
        await EnterAsync(page, address, 1);
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
        await page.APIRequest.SendAsync(
            Home,
            $"{March.Path}/participations",
            ("answer", "coming"),
            ("party", "1"),
            ("as", Handle),
            ("exposure", "all")
        );
        await AskToComeThereAsync();
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
        await FollowTheGroupAsync();
        await ShareRolesAsync(page.APIRequest);
        await ShareLinksAsync(page.APIRequest);
        await WritePostsAsync(page);
        await page.APIRequest.SendAsync(Home, $"/@{Group}/follow", ("as", Handle), ("told", "Weekly"));
        await page.APIRequest.SendAsync(Home, $"/account/profiles/{Handle}/following-feed");
        foreach (var (place, shown) in new[] { ("picture", "Une goutte"), ("banner", "Le fleuve au matin") })
            await SendPictureAsync(page.APIRequest, $"/groups/{Group}/pictures/{place}", shown);
        await SendPictureAsync(page.APIRequest, $"/account/profiles/{Handle}/picture", "De dos, dans un canoë");
    }

    /// <summary>Signs in and wants a code asked for; halfway is who then comes again and does not give it.</summary>
    private async Task SignInAsync(IPage page, string address, bool isHalfway)
    {
        await EnterAsync(page, address, 1);
        await page.APIRequest.SendAsync(Home, "/account/second-step");
        var shown = await (await page.APIRequest.GetAsync("/account/second-step")).TextAsync();
        var code = TelephoneCode(shown);
        await page.APIRequest.SendAsync(Home, "/account/second-step/start", ("code", code));
        if (isHalfway)
            await EnterAsync(page, address, 3);
    }

    /// <summary>They run the site, and have opened a group with a reason.</summary>
    private async Task RunTheSiteAsync(IPage page, string address)
    {
        await lively!.HaveAdministratorAsync(address, CancellationToken.None);
        await page.APIRequest.SendAsync(
            Home,
            "/desk/openings",
            ("address", $"@{Group}"),
            ("why", "Un signalement du 3 mai")
        );
        var open = await (await page.APIRequest.GetAsync("/desk/openings")).TextAsync();
        Opened = OpenedGroup().Match(open).Value;
    }

    /// <summary>The page of the group that they opened.</summary>
    internal string Opened { get; private set; } = "";

    /// <summary>What the application on a telephone shows for the secret of this page.</summary>
    internal static string TelephoneCode(string page)
    {
        var secret = TelephoneSecret().Match(page).Groups["secret"].Value.Replace(" ", "", StringComparison.Ordinal);
        return new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp();
    }

    /// <param name="page">Whose cookies they are.</param>
    /// <param name="address">To sign in with.</param>
    /// <param name="which">Letter of all that went there.</param>
    private async Task EnterAsync(IPage page, string address, int which)
    {
        var asked = await page.APIRequest.FollowAsync(Home, "/account/sign-ins", ("email", address));
        var letters = await lively!.LettersToAsync(address, which, CancellationToken.None);
        var code = letters.Select(l => Digits().Match(l.TextBody ?? "").Value).Last(c => c.Length > 0);
        await page.APIRequest.SendAsync(Home, asked, ("code", code));
    }

    [GeneratedRegex("<code>(?<secret>([A-Z2-7]{4} ){7}[A-Z2-7]{4})</code>")]
    private static partial Regex TelephoneSecret();

    [GeneratedRegex("/desk/openings/[0-9a-f-]{36}(?=\")")]
    private static partial Regex OpenedGroup();

    [GeneratedRegex(@"\b\d{4} \d{4}\b")]
    private static partial Regex Digits();
}
