using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Ring;

/// <summary>The keys of somebody who has no mouse: Tab to what is wanted, and the arrows within a group.</summary>
internal static class ByKey
{
    private const int MostSteps = 150;

    /// <summary>Leads the focus there as it goes: on, and from the end of the page back to its beginning.</summary>
    public static async Task TabToAsync(this IPage page, string wanted)
    {
        var goal = page.Locator(wanted).First;
        for (var step = 0; step < MostSteps; step++)
        {
            if (await goal.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{page.Url}: the Tab key never comes to {wanted}");
    }

    /// <summary>A group of radio buttons is one stop; the arrows choose.</summary>
    public static async Task ChooseByKeyboardAsync(this IPage page, string field, string value)
    {
        var group = page.Locator($"[name='{field}']");
        var at = "e => e.name === document.activeElement.name";
        for (var step = 0; step < MostSteps && !await group.First.EvaluateAsync<bool>(at); step++)
            await page.Keyboard.PressAsync("Tab");
        for (var step = 0; step < await group.CountAsync(); step++)
        {
            if (await page.Locator($"[name='{field}'][value='{value}']").First.IsCheckedAsync())
                return;
            await page.Keyboard.PressAsync("ArrowDown");
        }
        Assert.Fail($"{page.Url}: the arrows never come to {value} of {field}");
    }
}
