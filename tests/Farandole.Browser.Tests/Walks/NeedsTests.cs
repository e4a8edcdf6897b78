using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks;

/// <summary>Friends share out what to bring (J5): one looks on, another has no JavaScript, and neither has an account.</summary>
[Collection(BrowserRing.Name)]
public sealed partial class NeedsTests(BrowserRing ring)
{
    [Theory]
    [InlineData("fr", false)]
    [InlineData("en", true)]
    [Requirement("FRIENDS-2")]
    public async Task What_one_friend_takes_on_the_other_sees_at_once(string language, bool dark)
    {
        Walk By(string who, bool script) =>
            new(ring, new Visitor(script, language, 390, dark), $"walk-needs-{language}-{who}");
        var malika = By("organizer", script: true);
        var made = await AnnounceAsync(malika);
        var watching = By("script", script: true);
        await watching.ComeAsync();
        await watching.GoAsync(made.Path);
        await OpensItsStreamAsync(watching);

        var jo = By("noscript", script: false);
        await TakeOnAsync(jo, made);
        // Within two seconds, and with nothing done.
        await SeesAtOnceAsync(watching, WaitForSelectorState.Visible);
        await watching.LookAsync();
        // Jo changes her mind by her own link, without script.
        await jo.PressAsync("#needs form[action$='/release'] button");
        await SeesAtOnceAsync(watching, WaitForSelectorState.Detached);
        await malika.GoAsync($"{made.Path}/lines");
        Assert.Matches(Missing(), await malika.Page.Locator("main .copy input").First.InputValueAsync());
    }

    private async Task<Announced> AnnounceAsync(Walk organizer)
    {
        await organizer.ComeAsync();
        var made = await organizer.Page.APIRequest.AnnounceAsync(
            new
            {
                title = "Les 60 ans d’Annick",
                start = $"{Days.In(40)}T19:00",
                visibility = "unlisted",
            }
        );
        await organizer.OpenAsync($"{ring.Program.Address}manage#{made.Key}", $"{made.Path}/manage");
        await organizer.GoAsync($"{made.Path}/lines");
        await organizer.PressAsync("form:has([value=meal]) button");
        return made;
    }

    private static async Task TakeOnAsync(Walk guest, Announced made)
    {
        await guest.ComeAsync();
        await guest.GoAsync(made.Path);
        await guest.PressAsync("#needs .bring a.btn");
        await guest.TypeAsync("name", "Jo");
        await guest.TypeAsync("note", "taboulé");
        await guest.PressAsync("main form[action$='/claims'] button.btn-primary");
        await guest.SeesAsync("Jo");
    }

    private static Task SeesAtOnceAsync(Walk walk, WaitForSelectorState state) =>
        walk
            .Page.Locator("#needs .names", new() { HasText = "Jo" })
            .WaitForAsync(new() { State = state, Timeout = 2000 });

    /// <summary>The page listens once its script has run; what happens before is on the page already.</summary>
    private static Task<IJSHandle> OpensItsStreamAsync(Walk walk) =>
        walk.Page.WaitForFunctionAsync(
            "() => performance.getEntriesByType('resource').some(e => e.name.includes('/js/live.js'))"
        );

    [GeneratedRegex("4 [sS]ala")]
    private static partial Regex Missing();
}
