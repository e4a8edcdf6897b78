using System.Collections.Concurrent;
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
        var faults = new ConcurrentQueue<string>();
        var desks = new ConcurrentDictionary<string, bool>();
        // Those who look have a window each: whoever has a key looks beside who has none, and each at one page after another.
        await Task.WhenAll(
            Sights
                .All.Where(IsWanted)
                .GroupBy(s => s.Eyes == Eyes.Anybody)
                .Select(async those =>
                {
                    foreach (var sight in those)
                    {
                        if (await FaultAsync(sight, eyes[sight.Eyes], language, desks) is { } fault)
                            faults.Enqueue($"{sight.Name} ({language}): {fault}");
                    }
                })
        );
        Assert.True(faults.IsEmpty, string.Join("\n\n", faults));
    }

    /// <summary>All of them, or while somebody works at some, those whose names begin as FARANDOLE_SIGHTS says.</summary>
    private static bool IsWanted(Sight sight) =>
        Environment.GetEnvironmentVariable("FARANDOLE_SIGHTS") is not { Length: > 0 } names
        || names.Split(',').Any(n => sight.Name.StartsWith(n, StringComparison.Ordinal));

    private async Task<string?> FaultAsync(
        Sight sight,
        Looking looking,
        string language,
        ConcurrentDictionary<string, bool> desks
    )
    {
        try
        {
            await ComeAsync(sight, looking);
            Assert.Equal(language, await looking.Page.Locator("html").GetAttributeAsync("lang"));
            var isFirst = desks.TryAdd(sight.Route, true);
            await LookAsync(looking.Page, $"{sight.Name}-{language}", language == "fr", isFirst);
            return null;
        }
        catch (Exception fault) when (fault is Xunit.Sdk.XunitException or PlaywrightException or TimeoutException)
        {
            return fault.Message;
        }
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
    /// language words have another length, and nothing else: what axe judges is the same, and so are the colours.
    /// </summary>
    private static async Task LookAsync(IPage page, string name, bool judges, bool isFirst)
    {
        await page.SetViewportSizeAsync(Phone, 844);
        if (judges || PageChecks.KeepsPictures)
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        if (judges)
            await page.AxeAsync();
        await page.FitsAsync(Phone);
        await page.KeepAsync($"page-{name}-phone-light");
        if (judges || PageChecks.KeepsPictures)
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        if (judges)
            await page.ContrastAsync();
        await page.KeepAsync($"page-{name}-phone-dark");
        await page.SetViewportSizeAsync(Desk, 900);
        await page.FitsAsync(Desk);
        await page.KeepAsync($"page-{name}-desk-dark");
        if (!PageChecks.KeepsPictures && !(judges && isFirst))
            return;
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        if (judges && isFirst)
            await page.AxeAsync();
        await page.KeepAsync($"page-{name}-desk-light");
    }
}
