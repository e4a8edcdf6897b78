using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Ring;

/// <summary>
/// The Chromium of the system: nothing is downloaded. The shell without a window of its own: the browser with one draws
/// its tool bars for every visitor and takes three times as long.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string Executable =
        Environment.GetEnvironmentVariable("FARANDOLE_CHROMIUM") ?? "/usr/bin/chromium-headless-shell";

    // Containers have no user namespaces for the sandbox; the rest keeps Chromium from calling home during a test.
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly List<IBrowserContext> _open = [];
    private string? _test;
    private static readonly ConditionalWeakTable<IPage, object> Scriptless = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>What no page may do, whatever it is tested for: throw, fail, break its own policy, ask anybody else.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static bool IsScriptless(IPage page) => Scriptless.TryGetValue(page, out _);

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Executable,
                Headless = true,
                Args = Arguments,
            }
        );
    }

    /// <summary>A page of a visitor who has never come: nothing is shared with any other page.</summary>
    public async Task<IPage> NewPageAsync(Visitor visitor, Uri home)
    {
        await CloseThoseBeforeAsync();
        var context = await (
            _browser ?? throw new InvalidOperationException("Chromium is not started.")
        ).NewContextAsync(
            new()
            {
                BaseURL = home.ToString(),
                JavaScriptEnabled = visitor.Script,
                Locale = visitor.Language,
                TimezoneId = "Europe/Paris",
                ColorScheme = visitor.Dark ? ColorScheme.Dark : ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = visitor.Width, Height = visitor.IsOnPhone ? 844 : 900 },
                IsMobile = visitor.IsOnPhone,
                HasTouch = visitor.IsOnPhone,
            }
        );
        _open.Add(context);
        var page = await context.NewPageAsync();
        Watch(page, home);
        if (!visitor.Script)
            Scriptless.Add(page, visitor);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Visitors leave with their test: a hundred open windows slow down the one that is looked at.</summary>
    private async Task CloseThoseBeforeAsync()
    {
        var test = TestContext.Current.Test?.UniqueID;
        if (test == _test)
            return;
        _test = test;
        foreach (var context in _open)
            await context.CloseAsync();
        _open.Clear();
    }

    private void Watch(IPage page, Uri home)
    {
        page.PageError += (_, error) => _complaints.Enqueue($"{page.Url} threw: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                _complaints.Enqueue($"{page.Url} broke its policy: {message.Text}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500)
                _complaints.Enqueue($"{response.Url} broke: {response.Status}");
        };
        page.Request += (_, request) =>
        {
            var asked = new Uri(request.Url);
            if (asked.Scheme is "http" or "https" or "ws" or "wss" && asked.Authority != home.Authority)
                _complaints.Enqueue($"{page.Url} asked somebody else: {asked}");
        };
    }
}
