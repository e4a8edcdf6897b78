using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Every page of the product, looked at in both languages, by day and by night, on a phone and on a desk.</summary>
public sealed class EveryPageTests(Scene scene) : IClassFixture<Scene>
{
    private const int Phone = 390;
    private const int Desk = 1280;

    /// <summary>Set to keep a picture of every page in artifacts/shots: to be looked at, and slow.</summary>
    private static readonly bool KeepsPictures = Environment.GetEnvironmentVariable("FARANDOLE_SHOTS") is not null;

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
        foreach (var sight in Sights.All)
        {
            var looking = eyes[sight.Eyes];
            try
            {
                await ComeAsync(sight, looking);
                Assert.Equal(language, await looking.Page.Locator("html").GetAttributeAsync("lang"));
                await LookAsync(looking.Page, $"{sight.Name}-{language}");
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

    private static async Task LookAsync(IPage page, string name)
    {
        await page.SetViewportSizeAsync(Phone, 844);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.AxeAsync();
        await page.FitsAsync(Phone);
        await KeepAsync(page, $"{name}-phone-light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.ContrastAsync();
        await KeepAsync(page, $"{name}-phone-dark");
        await page.SetViewportSizeAsync(Desk, 900);
        await page.FitsAsync(Desk);
        await KeepAsync(page, $"{name}-desk-dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        // What a wide window shows besides is not another in another language.
        if (name.EndsWith("-fr", StringComparison.Ordinal))
            await page.AxeAsync();
        await KeepAsync(page, $"{name}-desk-light");
    }

    private static Task KeepAsync(IPage page, string name) =>
        KeepsPictures ? page.ShootAsync($"page-{name}") : Task.CompletedTask;
}
