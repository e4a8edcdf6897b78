using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Keyboard;

/// <summary>The two pages that matter most, without a mouse; and what is said when a form comes back.</summary>
[Collection(BrowserRing.Name)]
public sealed class ByKeyboardTests(BrowserRing ring)
{
    private const int MostSteps = 120;

    /// <summary>How many stops there are: a group of radio buttons is one.</summary>
    private const string Stops = """
        async () => {
          // Modules come after the page is loaded, and some of them show a button.
          const { search } = new URL(document.querySelector("script[type=module][src]").src);
          const names = [...document.querySelectorAll("[data-module]")].map(e => e.dataset.module);
          await Promise.all(names.map(n => import(`/js/${n}.js${search}`)));
          // Who asked first for a module need not be told first: the page starts it within the next two frames.
          const frame = () => new Promise(requestAnimationFrame);
          await frame().then(frame);
          const seen = new Set();
          for (const e of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
            if (e.disabled || e.tabIndex < 0 || e.closest("[inert]") || !e.checkVisibility({ visibilityProperty: true })) continue;
            seen.add(e.type === "radio" ? `radio ${e.name}` : e);
          }
          return seen.size;
        }
        """;

    /// <summary>Where the focus is; whether one sees that it is there, and whether anything lies over it.</summary>
    private const string Here = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          const rings = [e, e.nextElementSibling, e.parentElement, e.closest("label")].filter(Boolean)
            .flatMap(r => [getComputedStyle(r), getComputedStyle(r, "::after")]);
          const box = e.getBoundingClientRect();
          const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2];
          const over = document.elementFromPoint(x, y);
          const own = e.closest("label") ?? e;
          const isSame = e === globalThis.stop;
          globalThis.stop = e;
          return {
            name: `${e.tagName.toLowerCase()} ${e.id || e.name || e.textContent.trim().slice(0, 40)}`,
            isSame,
            isSkip: e.classList.contains("skip"),
            isShown: rings.some(r => r.outlineStyle === "solid" && parseFloat(r.outlineWidth) >= 3),
            isFree: own.contains(over) || over?.contains(e) === true,
          };
        }
        """;

    [Theory]
    [InlineData("/new", 390)]
    [InlineData("/new", 1280)]
    [InlineData("event", 390)]
    [InlineData("event", 1280)]
    public async Task The_tab_key_leads_through_a_whole_page_in_plain_sight_and_out_again(string path, int width)
    {
        var page = await ring.NewPageAsync(new Visitor(Width: width));
        await page.GotoAsync(path == "event" ? await EventAsync(page) : path);
        var stops = await page.EvaluateAsync<int>(Stops);
        var passed = new List<Stop>();
        while (await NextAsync(page) is { } stop)
        {
            passed.Add(stop);
            Assert.True(passed.Count < MostSteps, $"no way out after {stop.Name}");
        }

        Assert.True(passed[0].IsSkip, $"the first stop is {passed[0].Name}");
        Assert.Empty(passed.Where(s => !s.IsShown).Select(s => $"one does not see the focus on {s.Name}"));
        Assert.Empty(passed.Where(s => !s.IsFree).Select(s => $"something lies over {s.Name}"));
        // The parts of a date are one after the other in one field.
        Assert.Equal(stops, passed.Count(s => !s.IsSame));
    }

    [Fact]
    public async Task The_first_link_leads_past_what_every_page_begins_with()
    {
        var page = await ring.NewPageAsync(new Visitor());
        await page.GotoAsync("/new");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.True(await page.Locator("main :focus").CountAsync() == 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_that_comes_back_says_so_first_and_leads_to_what_is_wrong(bool script)
    {
        var page = await ring.NewPageAsync(new Visitor(script));
        await page.GotoAsync("/new");
        await page.Locator("button[value=create]").ClickAsync();

        var summary = page.Locator(".error-summary[role=alert]:focus");
        await summary.WaitForAsync();
        Assert.StartsWith("Erreur", await page.TitleAsync(), StringComparison.Ordinal);
        await summary.Locator("a[href='#title']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        var field = page.Locator("#title:focus");
        await field.WaitForAsync();
        Assert.Equal("true", await field.GetAttributeAsync("aria-invalid"));
        var said = await field.GetAttributeAsync("aria-describedby");
        Assert.True(await page.Locator($"#{said!.Split(' ')[0]}.error").IsVisibleAsync());
    }

    private static async Task<Stop?> NextAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        return await page.EvaluateAsync<Stop?>(Here);
    }

    private static async Task<string> EventAsync(IPage page)
    {
        var made = await page.APIRequest.AnnounceAsync(
            new
            {
                title = "Bal au clavier",
                start = $"{Days.In(30)}T20:00",
                place = new { name = "Place Guichard, Lyon" },
                text = "Avec [un lien](https://example.org/bal).",
                visibility = "public",
            }
        );
        return made.Path;
    }

    private sealed record Stop
    {
        public string Name { get; init; } = "";

        public bool IsSame { get; init; }

        public bool IsSkip { get; init; }

        public bool IsShown { get; init; }

        public bool IsFree { get; init; }
    }
}
