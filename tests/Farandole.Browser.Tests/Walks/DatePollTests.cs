using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks;

/// <summary>Friends choose the date first, on a phone and without an account; one of them has no JavaScript.</summary>
[Collection(BrowserRing.Name)]
public sealed class DatePollTests(BrowserRing ring)
{
    [Theory]
    [InlineData("fr", true, false)]
    [InlineData("en", false, true)]
    [Requirement("FRIENDS-6")]
    public async Task A_date_is_chosen_together_and_becomes_the_event(string language, bool script, bool dark)
    {
        Walk By(string who) => new(ring, new Visitor(script, language, 390, dark), $"walk-poll-{language}-{who}");
        var organizer = By("organizer");
        var (link, key) = await ProposeAsync(organizer);

        var jo = By("friend");
        await jo.ComeAsync();
        await jo.GoAsync(link);
        var dates = jo.Page.Locator("#poll fieldset");
        Assert.Equal(2, await dates.CountAsync());
        await dates.Nth(0).Locator("label:has([value=no])").ClickAsync();
        await dates.Nth(1).Locator("label:has([value=yes])").ClickAsync();
        await jo.Page.Locator("#poll [name=name]").FillAsync("Jo de Givors");
        await jo.PressAsync("#poll form button.btn-primary");
        Assert.Contains("/d/fd1_", jo.Page.Url, StringComparison.Ordinal);

        await organizer.OpenAsync(key, "/events/*/manage");
        await organizer.PressAsync("nav.tabs a[href$='/dates']");
        await organizer.SeesAsync("Jo de Givors");
        await organizer.PressAsync("main form[action$='/choice'] button >> nth=1");
        await jo.Page.ReloadAsync();
        await jo.LookAsync();
        Assert.Equal(0, await jo.Page.Locator("#poll").CountAsync());
    }

    private static async Task<(string Link, string Key)> ProposeAsync(Walk organizer)
    {
        await organizer.ComeAsync();
        await organizer.GoAsync("/new");
        await organizer.TypeAsync("title", "Pique-nique des voisins");
        await organizer.TypeAsync("date", Days.In(30));
        await organizer.TypeAsync("time", "12:00");
        await organizer.Page.Locator("details:has([name=otherDate]) summary").ClickAsync();
        await organizer.TypeAsync("otherDate", Days.In(37));
        await organizer.ChooseAsync("visibility", "unlisted");
        await organizer.CreateAsync();
        var values = await organizer
            .Page.Locator("main input[readonly]")
            .EvaluateAllAsync<string[]>("inputs => inputs.map(i => i.value)");
        return (
            values.First(v => v.Contains("/e/", StringComparison.Ordinal)),
            values.First(v => v.Contains("fo1_", StringComparison.Ordinal))
        );
    }
}
