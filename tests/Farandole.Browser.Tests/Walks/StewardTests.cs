using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Pages;
using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks;

/// <summary>
/// Whoever started the program reads a code on its console, and is its administrator with an account and a second step;
/// no key goes round any more.
/// </summary>
[Collection(BrowserRing.Name)]
public sealed partial class StewardTests(BrowserRing ring)
{
    [Fact]
    public async Task The_first_administrator_comes_by_the_code_of_the_console_and_takes_somebody_in()
    {
        var first = new Walk(ring, new Visitor(Script: false, "fr", 390), "walk-steward");
        await first.ComeAsync();
        await first.GoAsync("/desk/first");
        await first.SignInAsync("premiere@site.example");
        await first.TypeAsync("code", "BCDF-GHJK-MNPQ-RSTV-WXZ2");
        await first.PressAsync("main form[action='/desk/first'] button");
        Assert.Equal(1, await first.Page.Locator("main .error-summary").CountAsync());
        await first.TypeAsync("code", Code().Match(ring.Program.Output).Value.ToLowerInvariant());
        await first.PressAsync("main form[action='/desk/first'] button");

        // The role sleeps until nobody who only reads the mailbox could use it.
        await first.PressAsync("main a[href='/account']");
        await first.PressAsync("main form[action='/account/second-step'] button");
        await first.TypeAsync("code", Scene.TelephoneCode(await first.Page.ContentAsync()));
        await first.PressAsync("main .btn-primary");
        var second = new Walk(ring, new Visitor(Script: true, "fr", 390), "walk-steward-second");
        await second.ComeAsync();
        await second.GoAsync("/account");
        await second.SignInAsync("deuxieme@site.example");
        await first.GoAsync("/desk/team");
        await first.TypeAsync("email", "deuxieme@site.example");
        await first.PressAsync("main form[action='/desk/team'] .btn-primary");

        await first.SeesAsync("deuxieme@site.example");
        await second.GoAsync("/desk");
        await second.SeesAsync("Le bureau");
        await first.GoAsync("/desk/log");
    }

    [GeneratedRegex(@"\b[2-9B-Z]{4}(-[2-9B-Z]{4}){4}\b")]
    private static partial Regex Code();
}
