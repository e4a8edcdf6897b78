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
        var result = await WithScriptAsync(page, () => page.RunAxe().WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.NotEmpty(result.Passes);
        Assert.True(
            result.Violations.Length == 0,
            $"{page.Url}\n{string.Join('\n', result.Violations.Select(Explain))}"
        );
    }

    /// <summary>The whole page as a picture in artifacts/shots, to be looked at beside the design.</summary>
    public static async Task<string> ShootAsync(this IPage page, string name)
    {
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

    /// <summary>
    /// Axe is a script: on the page of a visitor without any, scripts are let in after the page's own were left out.
    /// Chromium takes no notice of a value that this session believes is set already, hence both in turn.
    /// </summary>
    private static async Task<T> WithScriptAsync<T>(IPage page, Func<Task<T>> look)
    {
        if (!Chromium.IsScriptless(page))
            return await look();
        var session = await page.Context.NewCDPSessionAsync(page);
        await DisableScriptAsync(session, true);
        await DisableScriptAsync(session, false);
        try
        {
            return await look();
        }
        finally
        {
            await DisableScriptAsync(session, true);
            await session.DetachAsync();
        }
    }

    private static async Task DisableScriptAsync(ICDPSession session, bool value) =>
        await session.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = value });

    private static string Explain(AxeResultItem rule) =>
        $"{rule.Id}: {rule.Help}\n{string.Join('\n', rule.Nodes.Select(node => $"  {node.Html}"))}";
}
