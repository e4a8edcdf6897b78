using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks;

/// <summary>On the way, with a network that comes and goes.</summary>
[Collection(BrowserRing.Name)]
public sealed class DayTests(BrowserRing ring)
{
    [Fact]
    [Requirement("PUBLIC-7")]
    public async Task The_page_of_the_day_is_readable_without_a_network_until_it_is_taken_off_the_device()
    {
        var walk = new Walk(ring, new Visitor(Script: true, Language: "fr", Width: 390), "walk-day");
        await walk.ComeAsync();
        var announced = await walk.Page.APIRequest.AnnounceAsync(
            new
            {
                title = "Marche aux lampions",
                start = $"{Days.In(1)}T20:00",
                timeZone = "Europe/Paris",
                place = new { name = "Place Guichard, Lyon" },
                visibility = "unlisted",
            }
        );
        await walk.GoAsync($"{announced.Path}/day");
        await walk.Page.Locator("[data-forget]:visible").WaitForAsync();
        await walk.LookAsync();

        await walk.Page.Context.SetOfflineAsync(true);
        await walk.Page.ReloadAsync();
        await walk.SeesAsync("Place Guichard");
        await walk.SeesAsync("Marche aux lampions");
        await walk.LookAsync();

        await walk.Page.Locator("[data-forget]").ClickAsync();
        await walk.Page.Locator("[data-forgotten]:visible").WaitForAsync();
        await Assert.ThrowsAsync<PlaywrightException>(() => walk.Page.ReloadAsync());
        await walk.Page.Context.SetOfflineAsync(false);
    }
}
