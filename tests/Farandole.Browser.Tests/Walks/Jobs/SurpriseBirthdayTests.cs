using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks.Jobs;

/// <summary>
/// J5, a surprise birthday: made on a phone by somebody who comes for the first time, answered with a link and no address,
/// by telephone, and found by nobody who must not know.
/// </summary>
[Collection(BrowserRing.Jobs)]
public sealed class SurpriseBirthdayTests(BrowserRing ring)
{
    private const string Title = "Les 60 ans d’Annick";
    private const string Cover = "Réunion du jeudi";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Requirement("CREATE-5")]
    [Requirement("FRIENDS-1")]
    [Requirement("FRIENDS-2")]
    [Requirement("FRIENDS-5")]
    public async Task Friends_prepare_a_birthday_and_who_is_honoured_finds_nothing(bool script)
    {
        var visitor = new Visitor(script);
        var organizer = new Walk(ring, visitor, $"job-birthday-{script}-organizer");
        var made = await organizer.AnnounceAsync(Title, Days.In(40), FillAsync);
        await KeepSecretAsync(organizer, $"annick.{script}@example.org");
        await organizer.OpenTabAsync("lines");
        await organizer.PressAsync("form:has([value=meal]) button");
        await InviteAsync(organizer, $"annick.{script}@example.org");
        var link = await LinkOfAsync(organizer, "Aline");
        await NoteAsync(organizer, made, "Fred");

        var aline = new Walk(ring, visitor, $"job-birthday-{script}-aline");
        await ComeAsync(aline, link);
        await TakeOnAsync(aline);
        await organizer.GoAsync($"{made.Path}/guests");
        await organizer.SeesAsync("2 viennent");
        await organizer.GoAsync($"{made.Path}/lines");
        await organizer.SeesAsync("Aline");
        await FindsNothingAsync(made, link, await InvitationAsync(organizer, made));
    }

    /// <summary>With a window of 320 pixels, without script, without a mouse.</summary>
    [Fact]
    [Requirement("FRIENDS-1")]
    [Requirement("GUEST-8")]
    public async Task A_guest_answers_and_brings_something_by_keyboard_alone_on_the_narrowest_screen()
    {
        var organizer = new Walk(ring, new Visitor(), "job-birthday-narrow-organizer");
        var made = await organizer.AnnounceAsync(Title, Days.In(40), FillAsync);
        await KeepSecretAsync(organizer, "annick.narrow@example.org");
        await organizer.OpenTabAsync("lines");
        await organizer.PressAsync("form:has([value=meal]) button");
        await InviteAsync(organizer, "annick.narrow@example.org");
        var link = await LinkOfAsync(organizer, "Aline");

        var aline = new Walk(ring, new Visitor(Script: false, Width: 320), "job-birthday-narrow-aline")
        {
            ByKeyboard = true,
        };
        await ComeAsync(aline, link);
        await TakeOnAsync(aline);
        await organizer.GoAsync($"{made.Path}/lines");
        await organizer.SeesAsync("Aline");
    }

    private static async Task FillAsync(Walk organizer)
    {
        await organizer.TypeAsync("time", "19:00");
        await organizer.TypeAsync("place", "Chez Bao, Lyon");
        await organizer.ChooseAsync("visibility", "private");
    }

    private static async Task KeepSecretAsync(Walk organizer, string address)
    {
        await organizer.OpenTabAsync("surprise");
        await organizer.TypeAsync("coverTitle", Cover);
        await organizer.TypeAsync("for", "Annick");
        await organizer.TypeAsync("addresses", address);
        await organizer.PressAsync("form[action$='/surprise'] button.btn-primary");
        await organizer.SeesAsync("le secret est gardé");
    }

    /// <summary>Names alone are enough; and nobody can invite who must not know, not even by mistake.</summary>
    private static async Task InviteAsync(Walk organizer, string honoured)
    {
        await organizer.OpenTabAsync("guests");
        await organizer.TypeAsync("guests", $"Aline\nFred\nAnnick <{honoured}>");
        await organizer.PressAsync("form[action$='/guests'] button.btn-primary");
        await organizer.SeesAsync("ne doit rien savoir");
        await organizer.TypeAsync("guests", "Aline\nFred");
        await organizer.PressAsync("form[action$='/guests'] button.btn-primary");
        await organizer.SeesAsync("2 personnes sur la liste");
        await organizer.SeesAsync("2 sans réponse");
    }

    /// <summary>What is pasted into a messenger: it says what may be read over a shoulder, and the link.</summary>
    private static async Task<string> LinkOfAsync(Walk organizer, string name)
    {
        await organizer.PressAsync($"li:has-text('{name}') a[href*='/guests/']");
        var text = await organizer.Page.Locator("main input[readonly]").First.InputValueAsync();
        Assert.DoesNotContain(Title, text, StringComparison.Ordinal);
        await organizer.PressAsync("form[action$='/contact'] button.btn-primary");
        return text[text.IndexOf("http", StringComparison.Ordinal)..].Split(' ')[0].TrimEnd('.');
    }

    private static async Task NoteAsync(Walk organizer, Made made, string name)
    {
        await organizer.GoAsync($"{made.Path}/guests");
        await organizer.PressAsync($"li:has-text('{name}') a[href*='/guests/']");
        await organizer.ChooseAsync("answer", "coming");
        await organizer.PressAsync("form[action$='/answer'] button.btn-primary");
        await organizer.SeesAsync("Téléphone");
    }

    /// <summary>No address, no account: yes, and a promise.</summary>
    private static async Task ComeAsync(Walk guest, string link)
    {
        await guest.ComeAsync();
        await guest.GoAsync(link);
        await guest.SeesAsync("Bonjour Aline");
        await guest.ChooseAsync("answer", "coming");
        await guest.TickAsync("[name=promise]");
        await guest.PressAsync("form[action$='/answer'] button.btn-primary");
        await guest.SeesAsync("On vous attend");
    }

    private static async Task TakeOnAsync(Walk guest)
    {
        await guest.PressAsync("form[action$='/session'] button");
        await guest.SeesAsync(Title);
        await guest.PressAsync("#needs .bring form[action$='/claims'] button");
        await guest.SeesAsync("Vous");
    }

    /// <summary>Whoever has no link: nowhere. Whoever looks over a shoulder, or fetches the link for a preview: another name.</summary>
    private async Task FindsNothingAsync(Made made, params string[] links)
    {
        var outside = await ring.OutsideAsync(made) + await ring.OutsideAsync("/?q=Annick");
        Assert.DoesNotContain(Title, outside, StringComparison.Ordinal);
        Assert.DoesNotContain("Chez Bao", outside, StringComparison.Ordinal);
        foreach (var link in links)
        {
            var page = await ring.NewPageAsync(new Visitor());
            await page.GotoAsync(link);
            Assert.DoesNotContain("60 ans", await page.Locator("head").InnerHTMLAsync(), StringComparison.Ordinal);
        }
        var answered = await ring.NewPageAsync(new Visitor());
        await answered.GotoAsync(links[0]);
        Assert.Contains(Cover, await answered.TitleAsync(), StringComparison.Ordinal);
    }

    /// <summary>The one link for all, for whoever wants no list.</summary>
    private static async Task<string> InvitationAsync(Walk organizer, Made made)
    {
        await organizer.GoAsync($"{made.Path}/keys");
        await organizer.PressAsync("form[action$='/invitation'] button");
        return await organizer.Page.Locator("main input[readonly]").First.InputValueAsync();
    }
}
