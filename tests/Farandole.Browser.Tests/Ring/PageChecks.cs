using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Ring;

internal static class PageChecks
{
    private static readonly string Shots = Path.Combine(Repository.Root, "artifacts", "shots");

    /// <summary>No rule of axe is broken: not the ones of WCAG 2.2 AA, nor the good practices beyond.</summary>
    public static async Task AxeAsync(this IPage page)
    {
        var result = await page.RunAxe();
        Assert.NotEmpty(result.Passes);
        Assert.True(
            result.Violations.Length == 0,
            $"{page.Url}\n{string.Join('\n', result.Violations.Select(Explain))}"
        );
    }

    /// <summary>The whole page as a picture in artifacts/shots, to be looked at beside the design.</summary>
    public static async Task<string> ShootAsync(this IPage page, string name)
    {
        await page.EvaluateAsync("document.fonts.ready.then(() => null)");
        var path = Path.Combine(Shots, $"{name}.png");
        await page.ScreenshotAsync(
            new()
            {
                Path = path,
                FullPage = true,
                Animations = ScreenshotAnimations.Disabled,
            }
        );
        return path;
    }

    private static string Explain(AxeResultItem rule) =>
        $"{rule.Id}: {rule.Help}\n{string.Join('\n', rule.Nodes.Select(node => $"  {node.Html}"))}";
}
