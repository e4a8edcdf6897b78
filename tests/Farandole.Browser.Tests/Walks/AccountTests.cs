using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks;

/// <summary>An account on a phone: an address, a letter, three screens; what it has here, and the way out.</summary>
[Collection(BrowserRing.Name)]
public sealed partial class AccountTests(BrowserRing ring)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task Somebody_signs_in_finds_their_event_and_signs_out(bool script, string language)
    {
        var address = $"cam.{(script ? "script" : "noscript")}@example.org";
        var walk = new Walk(ring, new Visitor(script, language, 390, script), $"walk-account-{language}");
        await walk.ComeAsync();
        await walk.Page.APIRequest.AnnounceAsync(
            new
            {
                title = "Chorale dans la cour",
                start = $"{Days.In(30)}T14:00",
                place = new { name = "Place Guichard, Lyon" },
                visibility = "unlisted",
                email = address,
            }
        );

        await walk.GoAsync("/account");
        await walk.TypeAsync("email", address);
        await walk.PressAsync("main .btn-primary");
        await ProveAsync(walk, address, script);
        await Expect(walk, "h1", language == "fr" ? "Votre compte" : "Your account");
        Assert.Contains(address, await walk.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await walk.PressAsync("main form[action='/account/gathering'] button");
        await walk.PressAsync("main form[action^='/account/keys/'] button");
        Assert.EndsWith("/manage", new Uri(walk.Page.Url).AbsolutePath, StringComparison.Ordinal);

        await walk.GoAsync("/account");
        await walk.PressAsync("main form[action='/account/sessions/end'] button");
        await Expect(walk, "h1", language == "fr" ? "Se connecter" : "Sign in");
    }

    /// <summary>With script the letter's link brings its secret; without, the digits are typed.</summary>
    private async Task ProveAsync(Walk walk, string address, bool script)
    {
        var letter = await LetterAsync(address);
        if (script)
        {
            await walk.GoAsync(Link().Match(letter).Value);
            // The script comes after the page.
            await Assertions.Expect(walk.Page.Locator("[name=code]")).ToHaveValueAsync(Secret());
        }
        else
        {
            await walk.TypeAsync("code", Digits().Match(letter).Value);
        }
        await walk.PressAsync("main .btn-primary");
    }

    private async Task<string> LetterAsync(string address)
    {
        // The organizer's key comes to the same mailbox.
        for (var count = 1; ; count++)
        {
            var letters = await ring.Program.LettersToAsync(address, count, Ct);
            if (letters.Select(l => l.TextBody ?? "").FirstOrDefault(t => Link().IsMatch(t)) is { } text)
                return text;
        }
    }

    private static async Task Expect(Walk walk, string element, string words) =>
        Assert.StartsWith(
            words,
            await walk.Page.Locator($"main {element}").First.InnerTextAsync(),
            StringComparison.Ordinal
        );

    [GeneratedRegex(@"http://\S+/account/sign-ins/[\w-]{16}#fs1_[\w-]+")]
    private static partial Regex Link();

    [GeneratedRegex("^fs1_")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\b\d{4} \d{4}\b")]
    private static partial Regex Digits();
}
