using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Pages;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;
using MimeKit;

namespace Farandole.Browser.Tests.Walks;

/// <summary>One person's way through the product: what they type, what their mailbox holds, what they see.</summary>
internal sealed partial class Walk(IVisited ring, Visitor visitor, string name)
{
    private static readonly ConcurrentDictionary<(string Door, bool Script, int Width), bool> Judged = new();
    private int steps;
    private IPage? page;

    public IPage Page => page ?? throw new InvalidOperationException("Nobody has come yet.");

    public async Task ComeAsync() => page = await ring.NewPageAsync(visitor);

    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await LookAsync();
    }

    /// <summary>The only means of whoever has no mouse and no touch.</summary>
    public bool ByKeyboard { get; init; }

    public Task TypeAsync(string field, string text) => FillAsync($"main [name='{field}']:visible", text);

    public async Task FillAsync(string input, string text)
    {
        if (!ByKeyboard)
        {
            await Page.Locator(input).First.FillAsync(text);
            return;
        }
        await Page.TabToAsync(input);
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses an answer by what the person sees: the label.</summary>
    public Task ChooseAsync(string field, string value) =>
        ByKeyboard
            ? Page.ChooseByKeyboardAsync(field, value)
            : Page.Locator($"label:has([name='{field}'][value='{value}'])").First.ClickAsync();

    /// <summary>Ticks a box, or takes the tick away.</summary>
    public Task TickAsync(string box) => UseAsync($"{box}:visible", "Space");

    /// <summary>Opens the fold that holds a field.</summary>
    public Task UnfoldAsync(string field) => UseAsync($"details:has([name='{field}']) > summary", "Enter");

    /// <summary>Presses the button of a form and looks at what comes.</summary>
    public async Task PressAsync(string button)
    {
        await Page.ArriveAsync(() => UseAsync(button, "Enter"));
        await LookAsync();
    }

    /// <summary>
    /// Sends the form of a new event. Nobody fills it in less than three seconds: that is how programs are told from
    /// people; and where many are announced at once, who has no script is asked to wait half a minute.
    /// </summary>
    public async Task CreateAsync()
    {
        const string create = "button[name=action][value=create]";
        await Page.WaitForTimeoutAsync(3200);
        await PressAsync(create);
        if (await Page.Locator(".error-summary").CountAsync() == 0)
            return;
        await Page.WaitForTimeoutAsync(30_000);
        await PressAsync(create);
    }

    public async Task UseAsync(string wanted, string key)
    {
        if (!ByKeyboard)
        {
            await Page.Locator(wanted).First.ClickAsync();
            return;
        }
        await Page.TabToAsync(wanted);
        await Page.Keyboard.PressAsync(key);
    }

    /// <summary>
    /// A picture for the eye, and axe for everybody's: once for each door, width, with and without script. EveryPageTests
    /// judges every state of every page.
    /// </summary>
    public async Task LookAsync()
    {
        await Page.FitsAsync(visitor.Width);
        await Page.KeepAsync($"{name}-{++steps:00}");
        var path = new Uri(Page.Url).AbsolutePath;
        if (Judged.TryAdd((Inventory.DoorOf("GET", path) ?? path, visitor.Script, visitor.Width), true))
            await Page.AxeAsync();
    }

    /// <summary>On the page that asks for an address: says it, and proves it by the digits of its letter.</summary>
    public async Task SignInAsync(string address)
    {
        await TypeAsync("email", address);
        await PressAsync("main .btn-primary");
        await TypeAsync("code", Digits().Match((await LetterAsync(address, 1)).TextBody ?? "").Value);
        await PressAsync("main .btn-primary");
    }

    public async Task<string> ReadAsync() => await Page.Locator("main").InnerTextAsync();

    /// <summary>Opens what a key opens: the page reads it behind the # by itself, and without script one pastes it.</summary>
    public async Task OpenAsync(string link, string place)
    {
        if (visitor.Script)
        {
            await Page.GotoAsync(link);
            // Asked again and again: the page may be on its way before anybody waits for it.
            var there = new Regex(Regex.Escape(place).Replace(@"\*", "[^/]+", StringComparison.Ordinal) + "$");
            await Assertions.Expect(Page).ToHaveURLAsync(there, new() { Timeout = 30_000 });
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

    /// <summary>The first letter to this address that says this.</summary>
    public Task<MimeMessage> SayingAsync(string address, string words) =>
        ring.Program.LetterSayingAsync(address, words, TestContext.Current.CancellationToken);

    /// <summary>The first link of a letter whose address holds this.</summary>
    public static string LinkIn(MimeMessage letter, string part) =>
        Link()
            .Matches(letter.TextBody ?? "")
            .Select(m => m.Value)
            .First(l => l.Contains(part, StringComparison.Ordinal));

    [GeneratedRegex(@"\b\d{4} \d{4}\b")]
    private static partial Regex Digits();

    [GeneratedRegex(@"https?://[^\s<>]+")]
    private static partial Regex Link();
}
