using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks;

/// <summary>People ask and are answered; guests talk, one of them without script; the team keeps order.</summary>
[Collection(BrowserRing.Name)]
public sealed class VoicesTests(BrowserRing ring)
{
    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    [Requirement("PUBLIC-2")]
    public async Task A_stranger_asks_another_wonders_too_and_the_answer_comes_by_letter(bool script, string language)
    {
        var who = $"{(script ? "script" : "noscript")}-{language}";
        var asker = new Walk(ring, new Visitor(script, language), $"walk-{who}-asker");
        await asker.ComeAsync();
        var made = await Announce(asker.Page.APIRequest, "Marche des questions", "public");
        var address = $"wonders.{who}@example.org";
        await asker.GoAsync(made.Path);
        await asker.TypeAsync("question", "Peut-on venir avec un chien ?");
        await asker.Page.Locator("#question-email").FillAsync(address);
        await asker.PressAsync("form[action$='/questions'] button");
        await asker.GoAsync(Walk.LinkIn(await asker.LetterAsync(address, 1), "/q/"));
        await asker.PressAsync("form[action$='/confirmation'] button");

        var other = new Walk(ring, new Visitor(script, language), $"walk-{who}-wonders");
        await other.ComeAsync();
        await other.GoAsync(made.Path);
        await other.PressAsync("form[action$='/wonders'] button");

        var team = new Walk(ring, new Visitor(script, language), $"walk-{who}-answers");
        await team.ComeAsync();
        await team.OpenAsync($"{ring.Program.Address}manage#{made.Key}", $"{made.Path}/manage");
        await team.PressAsync("nav.tabs a[href$='/questions']");
        await team.Page.Locator("article.q summary").First.ClickAsync();
        await team.TypeAsync("answer", "Oui, en laisse.");
        await team.PressAsync("form[action$='/answer'] button");

        var letter = await ring.Program.LetterSayingAsync(address, "Oui, en laisse.", Ct);
        Assert.Contains("Peut-on venir avec un chien ?", letter.TextBody, StringComparison.Ordinal);
        await other.GoAsync(made.Path);
        await other.SeesAsync("Oui, en laisse.");
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    [Requirement("FRIENDS-3")]
    public async Task Two_guests_talk_one_without_script_and_a_hostile_word_goes_in_one_click(string language)
    {
        var live = new Walk(ring, new Visitor(true, language), $"walk-talk-{language}-live");
        var plain = new Walk(ring, new Visitor(false, language), $"walk-talk-{language}-plain");
        await live.ComeAsync();
        await plain.ComeAsync();
        var made = await Announce(live.Page.APIRequest, "Repas surprise", "unlisted");
        await JoinAsync(live, made, $"live.{language}@example.org");
        await JoinAsync(plain, made, $"plain.{language}@example.org");
        await live.GoAsync(made.Path);

        await SayAsync(plain, made, "Je passe par Givors.", "Bao");
        // Nobody reloads: the words come by themselves.
        await live.Page.Locator("#talk .msg", new() { HasTextString = "Je passe par Givors." }).First.WaitForAsync();
        await SayAsync(live, made, "Moi je veux bien !", "Paulette");
        await plain.GoAsync($"{made.Path}/talk");
        await plain.SeesAsync("Moi je veux bien !");

        await SayAsync(plain, made, "Quelle bande de nuls.", "Bao");
        var team = new Walk(ring, new Visitor(true, language), $"walk-talk-{language}-team");
        await team.ComeAsync();
        await team.OpenAsync($"{ring.Program.Address}manage#{made.Key}", $"{made.Path}/manage");
        await team.GoAsync(made.Path);
        await team.PressAsync("#talk .msg:has-text('nuls') form[action$='/removal'] button");
        Assert.DoesNotContain("nuls", await team.ReadAsync(), StringComparison.Ordinal);
        await live
            .Page.Locator("#talk .msg", new() { HasTextString = "nuls" })
            .First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<Announced> Announce(IAPIRequestContext sender, string title, string visibility) =>
        sender.AnnounceAsync(
            new
            {
                title,
                start = $"{Days.In(30)}T14:00",
                place = new { name = "Place Guichard, Lyon" },
                visibility,
            }
        );

    private static async Task JoinAsync(Walk guest, Announced made, string address)
    {
        await guest.GoAsync(made.Path);
        await guest.TypeAsync("email", address);
        await guest.PressAsync("form[action$='/participations'] button:not([type=button])");
        await guest.GoAsync(Walk.LinkIn(await guest.LetterAsync(address, 1), "/t/"));
        await guest.PressAsync("form[action$='/confirmation'] button");
    }

    private static async Task SayAsync(Walk guest, Announced made, string text, string name)
    {
        await guest.GoAsync(made.Path);
        await guest.TypeAsync("text", text);
        await guest.Page.Locator("#talk-name").FillAsync(name);
        await guest.PressAsync("form[action$='/talk'] button");
    }
}
