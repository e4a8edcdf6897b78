using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;
using MimeKit;

namespace Farandole.Browser.Tests.Walks;

/// <summary>One person's way through the product: what they type, what their mailbox holds, what they see.</summary>
internal sealed partial class Walk(BrowserRing ring, Visitor visitor, string name)
{
    private int steps;
    private IPage? page;

    public IPage Page => page ?? throw new InvalidOperationException("Nobody has come yet.");

    public async Task ComeAsync() => page = await ring.NewPageAsync(visitor);

    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await LookAsync();
    }

    public Task TypeAsync(string field, string text) =>
        Page.Locator($"main [name='{field}']:visible").First.FillAsync(text);

    /// <summary>Chooses an answer by what the person sees: the label.</summary>
    public Task ChooseAsync(string field, string value) =>
        Page.Locator($"label:has([name='{field}'][value='{value}'])").First.ClickAsync();

    /// <summary>Presses the button of a form and looks at what comes.</summary>
    public async Task PressAsync(string button)
    {
        await Page.ArriveAsync(() => Page.Locator(button).First.ClickAsync());
        await LookAsync();
    }

    /// <summary>A picture for the eye, and axe for everybody's.</summary>
    public async Task LookAsync()
    {
        await Page.FitsAsync(visitor.Width);
        await Page.ShootAsync($"{name}-{++steps:00}");
        await Page.AxeAsync();
    }

    public async Task<string> ReadAsync() => await Page.Locator("main").InnerTextAsync();

    /// <summary>Opens what a key opens: the page reads it behind the # by itself, and without script one pastes it.</summary>
    public async Task OpenAsync(string link, string place)
    {
        if (visitor.Script)
        {
            await Page.GotoAsync(link);
            await Page.WaitForURLAsync($"**{place}");
            await Page.WaitForLoadStateAsync();
            await LookAsync();
        }
        else
        {
            await GoAsync("/manage");
            await TypeAsync("key", link);
            await PressAsync("form[action='/sessions'] button");
        }
    }

    public async Task SeesAsync(string words) => Assert.Contains(words, await ReadAsync(), StringComparison.Ordinal);

    /// <summary>The letter that came as the given one of this address; its plain text.</summary>
    public async Task<MimeMessage> LetterAsync(string address, int which) =>
        (await ring.Program.LettersToAsync(address, which, TestContext.Current.CancellationToken))[which - 1];

    /// <summary>The first link of a letter whose address holds this.</summary>
    public static string LinkIn(MimeMessage letter, string part) =>
        Link()
            .Matches(letter.TextBody ?? "")
            .Select(m => m.Value)
            .First(l => l.Contains(part, StringComparison.Ordinal));

    [GeneratedRegex(@"https?://[^\s<>]+")]
    private static partial Regex Link();
}
