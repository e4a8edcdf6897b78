using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Ring;

internal static class PageChecks
{
    private const string Run = """
        async (rule) => {
          // A colour on its way from one theme to the other is none to judge.
          const moving = document.getAnimations().filter(a => a.effect.getComputedTiming().endTime !== Infinity);
          await Promise.all(moving.map(a => a.finished.catch(() => {})));
          const options = { resultTypes: ["violations"], ...(rule ? { runOnly: [rule] } : {}) };
          const { passes, violations } = await axe.run(document, options);
          return {
            passed: passes.length,
            broken: violations.map(v => [`${v.id}: ${v.help}`, ...v.nodes.map(n => `  ${n.html}`)].join("\n")),
          };
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    public static readonly bool KeepsPictures = Environment.GetEnvironmentVariable("FARANDOLE_SHOTS") is not null;

    private static readonly string Shots = Path.Combine(Repository.Root, "artifacts", "shots");

    /// <summary>No rule of axe is broken: not the ones of WCAG 2.2 AA, nor the good practices beyond.</summary>
    public static Task AxeAsync(this IPage page) => CheckAsync(page, rule: null);

    /// <summary>The rule that other colours could break; the rest of a page is the same in every theme.</summary>
    public static Task ContrastAsync(this IPage page) => CheckAsync(page, "color-contrast");

    /// <summary>Nothing sticks out of the window: nobody scrolls sideways to read.</summary>
    public static async Task FitsAsync(this IPage page, int width)
    {
        var wide = await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
        Assert.True(wide <= width, $"{page.Url} is {wide} px wide in a window of {width} px");
    }

    /// <summary>A picture of the page where FARANDOLE_SHOTS is set: to be looked at beside the design, and slow.</summary>
    public static Task KeepAsync(this IPage page, string name) =>
        KeepsPictures ? page.ShootAsync(name) : Task.CompletedTask;

    /// <summary>
    /// The whole page as a picture in artifacts/shots. The first picture of a Chromium that has just started under load
    /// is refused now and then, and taken when asked for again.
    /// </summary>
    public static async Task<string> ShootAsync(this IPage page, string name)
    {
        var picture = new PageScreenshotOptions
        {
            Path = Path.Combine(Shots, $"{name}.png"),
            FullPage = true,
            Animations = ScreenshotAnimations.Disabled,
        };
        try
        {
            await page.ScreenshotAsync(picture);
        }
        catch (PlaywrightException refused)
            when (refused.Message.Contains("Unable to capture screenshot", StringComparison.Ordinal))
        {
            await page.ScreenshotAsync(picture);
        }
        return picture.Path;
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

    private static async Task CheckAsync(IPage page, string? rule)
    {
        var found = await WithScriptAsync(page, () => RunAsync(page, rule).WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.True(found.Passed > 0, $"{page.Url}: nothing was looked at");
        Assert.True(found.Broken.Length == 0, $"{page.Url}\n{string.Join('\n', found.Broken)}");
    }

    private static async Task<Found> RunAsync(IPage page, string? rule)
    {
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'"))
            await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<Found>(Run, rule);
    }

    /// <summary>What axe says, in few words: its own account of every element is longer than any page.</summary>
    private sealed record Found
    {
        public int Passed { get; init; }

        public string[] Broken { get; init; } = [];
    }
}
