using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Every page of the product, looked at in both languages, by day and by night, on a phone and on a desk.</summary>
public sealed class EveryPageTests(Scene scene) : IClassFixture<Scene>
{
    private const int Phone = 390;
    private const int Desk = 1280;

    [Fact]
    public void Every_door_that_is_read_leads_to_a_page_looked_at_or_is_known_to_be_no_page()
    {
        var read = Inventory.Doors.Where(d => d.StartsWith("GET ", StringComparison.Ordinal)).ToHashSet();
        var seen = Sights.All.Select(s => s.Route).ToHashSet();

        Assert.NotEmpty(read);
        Assert.Empty(read.Except(seen).Except(Inventory.NotPages));
        Assert.Empty(Inventory.NotPages.Except(read));
        Assert.Empty(seen.Except(Inventory.Doors));
        Assert.Equal(Sights.All.Count, Sights.All.Select(s => s.Name).Distinct().Count());
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task No_page_breaks_a_rule_of_access_or_is_wider_than_its_window(string language)
    {
        var eyes = await scene.EyesAsync(language);
        var faults = new List<string>();
        var desks = new HashSet<string>();
        foreach (var sight in Sights.All)
        {
            var looking = eyes[sight.Eyes];
            try
            {
                await ComeAsync(sight, looking);
                Assert.Equal(language, await looking.Page.Locator("html").GetAttributeAsync("lang"));
                await LookAsync(looking.Page, $"{sight.Name}-{language}", language == "fr", desks.Add(sight.Route));
            }
            catch (Exception fault) when (fault is Xunit.Sdk.XunitException or PlaywrightException or TimeoutException)
            {
                faults.Add($"{sight.Name} ({language}): {fault.Message}");
            }
        }
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    private async Task ComeAsync(Sight sight, Looking looking)
    {
        await looking.GoAsync(sight.Address(scene));
        if (sight.Then is not null)
            await sight.Then(looking);
        Assert.Equal(sight.Status, looking.Status);
        // A page behind another door than it is counted for would leave its own door without anybody looking.
        if (sight.Route.StartsWith("GET ", StringComparison.Ordinal))
            Assert.Equal(sight.Route, Inventory.DoorOf("GET", new Uri(looking.Page.Url).AbsolutePath));
    }

    /// <summary>
    /// By day on a phone everything is judged; by night the colours; on a desk each page in one of its states. In another
    /// language words have another length: what axe judges is the same.
    /// </summary>
    private static async Task LookAsync(IPage page, string name, bool judges, bool isFirst)
    {
        await page.SetViewportSizeAsync(Phone, 844);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        if (judges)
            await page.AxeAsync();
        await page.FitsAsync(Phone);
        await page.KeepAsync($"page-{name}-phone-light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        if (judges)
            await page.ContrastAsync();
        await page.KeepAsync($"page-{name}-phone-dark");
        await page.SetViewportSizeAsync(Desk, 900);
        await page.FitsAsync(Desk);
        await page.KeepAsync($"page-{name}-desk-dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        if (judges && isFirst)
            await page.AxeAsync();
        await page.KeepAsync($"page-{name}-desk-light");
    }
}
