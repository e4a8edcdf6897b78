using System.Text;
using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks.Jobs;

/// <summary>An event that somebody announced by hand: its page, and the link that was given out for it.</summary>
internal sealed record Made(string Path, string ShortLink)
{
    public string Id => Path.Split('/')[2];
}

/// <summary>What people do in more than one job.</summary>
internal static class Doing
{
    /// <summary>As somebody who has never come: the form, and what it leads to. The key stays open in their browser.</summary>
    public static async Task<Made> AnnounceAsync(
        this Walk organizer,
        string title,
        string date,
        Func<Walk, Task>? besides = null
    )
    {
        await organizer.ComeAsync();
        await organizer.GoAsync("/new");
        await organizer.TypeAsync("title", title);
        await organizer.TypeAsync("date", date);
        if (besides is not null)
            await besides(organizer);
        await organizer.CreateAsync();
        var manage = await organizer.Page.Locator("main a[href$='/manage']").First.GetAttributeAsync("href");
        var links = await organizer
            .Page.Locator("main input[readonly]")
            .EvaluateAllAsync<string[]>("inputs => inputs.map(i => i.value)");
        var link = links.FirstOrDefault(l => l.Contains("/e/", StringComparison.Ordinal)) ?? "";
        await organizer.PressAsync("main a[href$='/manage']");
        return new(manage!.Replace("/manage", "", StringComparison.Ordinal), link);
    }

    public static Task OpenTabAsync(this Walk organizer, string tab) =>
        organizer.PressAsync($"nav.tabs a[href$='/{tab}']");

    /// <summary>From the form on the event's page to the click in the letter: the way to one's own link.</summary>
    public static async Task<string> AnswerAsync(
        this Walk guest,
        string path,
        string address,
        Func<Walk, Task>? besides = null
    )
    {
        await guest.ComeAsync();
        await guest.GoAsync(path);
        await guest.FillAsync("form[action$='/participations'] [name=email]", address);
        if (besides is not null)
            await besides(guest);
        await guest.PressAsync("form[action$='/participations'] button:not([type=button])");
        var ticket = Walk.LinkIn(await guest.LetterAsync(address, 1), "/t/");
        await guest.GoAsync(ticket);
        await guest.PressAsync("form[action$='/confirmation'] button");
        return new Uri(ticket).AbsolutePath;
    }

    /// <summary>
    /// All that anybody can read of an event, in every form in which it is given out. Read as a stranger: whoever reads it
    /// shows no key.
    /// </summary>
    public static async Task<string> OutsideAsync(this BrowserRing ring, Made made)
    {
        var page = await ring.NewPageAsync(new Visitor());
        var all = new StringBuilder();
        string[] forms = ["", ".ics", ".json", ".atom", "/poster", "/day", "/needs", "/questions", "/talk", "/answer"];
        string[] others =
        [
            made.ShortLink,
            $"/api/v1{made.Path}",
            $"/embed{made.Path}",
            $"/oembed?format=json&url={Uri.EscapeDataString(new Uri(ring.Program.Address, made.Path).ToString())}",
            "/",
            "/embed/agenda",
            "/agenda.ics",
            "/agenda.json",
            "/agenda.atom",
            "/api/v1/events",
            "/sitemap.xml",
        ];
        foreach (var address in forms.Select(form => made.Path + form).Concat(others).Where(a => a.Length > 0))
            all.Append(address).Append('\n').Append(await ReadAsync(page, address, "*/*"));
        all.Append(await ReadAsync(page, made.Path, "application/activity+json"));
        return all.ToString();
    }

    /// <summary>One form of it, to a stranger; calendars fold their lines.</summary>
    public static async Task<string> OutsideAsync(this BrowserRing ring, string address) =>
        await ReadAsync(await ring.NewPageAsync(new Visitor()), address, "*/*");

    private static async Task<string> ReadAsync(Microsoft.Playwright.IPage page, string address, string accept)
    {
        var answer = await page.APIRequest.GetAsync(address, new() { Headers = [new("Accept", accept)] });
        Assert.True(answer.Status < 500, $"{address}: {answer.Status}");
        return (await answer.TextAsync()).Replace("\r\n ", "", StringComparison.Ordinal);
    }
}
