using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Pages;
using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks;

/// <summary>Two steps on a phone: the telephone's code goes in, the codes on paper come out, and one of them opens.</summary>
[Collection(BrowserRing.Name)]
public sealed partial class TwoStepsTests(BrowserRing ring)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task Somebody_sets_two_steps_up_loses_the_telephone_and_comes_in_by_paper(bool script, string language)
    {
        var address = $"two.{(script ? "script" : "noscript")}@example.org";
        var walk = new Walk(ring, new Visitor(script, language, 390, script), $"walk-two-steps-{language}");
        await walk.ComeAsync();
        await SignInAsync(walk, address, 1);

        await walk.PressAsync("main form[action='/account/second-step'] button");
        await walk.TypeAsync("code", Scene.TelephoneCode(await walk.Page.ContentAsync()));
        await walk.PressAsync("main .btn-primary");
        var paper = await walk.Page.Locator("main .codes code").AllInnerTextsAsync();
        Assert.Equal(10, paper.Count);
        await walk.GoAsync("/account");
        await walk.PressAsync("main form[action='/account/sessions/end'] button");

        await SignInAsync(walk, address, 3);
        await walk.SeesAsync(language == "fr" ? "Encore un code" : "One more code");
        await walk.UnfoldAsync("paper");
        await walk.TypeAsync("paper", paper[0].ToLowerInvariant());
        await walk.PressAsync("main #lost .btn");

        await walk.SeesAsync(address);
        await walk.SeesAsync(language == "fr" ? "Il reste 9 codes" : "9 recovery codes are left");
    }

    private async Task SignInAsync(Walk walk, string address, int which)
    {
        await walk.GoAsync("/account");
        await walk.TypeAsync("email", address);
        await walk.PressAsync("main .btn-primary");
        var letters = await ring.Program.LettersToAsync(address, which, Ct);
        var digits = letters.Select(l => Digits().Match(l.TextBody ?? "").Value).Last(d => d.Length > 0);
        await walk.TypeAsync("code", digits);
        await walk.PressAsync("main .btn-primary");
    }

    [GeneratedRegex(@"\b\d{4} \d{4}\b")]
    private static partial Regex Digits();
}
