using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks;

/// <summary>The main job, as a stranger with a phone does it: announce, be answered, be told, change one's mind.</summary>
[Collection(BrowserRing.Name)]
public sealed class MainJobTests(BrowserRing ring)
{
    [Theory]
    [InlineData(true, "fr", false)]
    [InlineData(false, "fr", true)]
    [InlineData(true, "en", true)]
    [InlineData(false, "en", false)]
    [Requirement("CREATE-1")]
    [Requirement("GUEST-1")]
    [Requirement("GUEST-3")]
    [Requirement("GUEST-8")]
    public async Task A_stranger_announces_and_a_friend_comes_and_then_does_not(bool script, string language, bool dark)
    {
        var who = $"{(script ? "script" : "noscript")}-{language}";
        var organizer = new Walk(ring, new Visitor(script, language, 390, dark), $"walk-{who}-organizer");
        var (publicLink, key) = await AnnounceAsync(organizer, $"malika.{who}@example.org");

        var friend = new Walk(ring, new Visitor(script, language, 390, dark), $"walk-{who}-friend");
        var address = $"jo.{who}@example.org";
        await AnswerAsync(friend, publicLink, address);
        await ConfirmAsync(friend, address);
        await OrganizeAsync(organizer, key, people: "3");
        await WithdrawAsync(friend);
        await organizer.Page.ReloadAsync();
        Assert.DoesNotContain("Jo de Givors", await organizer.ReadAsync(), StringComparison.Ordinal);
    }

    private static async Task<(string Link, string Key)> AnnounceAsync(Walk organizer, string address)
    {
        await organizer.ComeAsync();
        await organizer.GoAsync("/");
        await organizer.PressAsync("a[href='/new']:visible");
        await organizer.TypeAsync("title", "Grande marche pour l’eau");
        await organizer.TypeAsync("date", Days.In(60));
        await organizer.TypeAsync("time", "14:00");
        await organizer.TypeAsync("place", "Place Guichard, Lyon");
        await organizer.TypeAsync("email", address);
        await organizer.CreateAsync();
        var values = await organizer
            .Page.Locator("main input[readonly]")
            .EvaluateAllAsync<string[]>("inputs => inputs.map(i => i.value)");
        return (
            values.First(v => v.Contains("/e/", StringComparison.Ordinal)),
            values.First(v => v.Contains("fo1_", StringComparison.Ordinal))
        );
    }

    private static async Task AnswerAsync(Walk friend, string link, string address)
    {
        await friend.ComeAsync();
        await friend.GoAsync(link);
        await friend.ChooseAsync("party", "3");
        await friend.TypeAsync("email", address);
        await friend.Page.Locator("details:has([name=name]) summary").ClickAsync();
        await friend.TypeAsync("name", "Jo de Givors");
        await friend.PressAsync("form[action$='/participations'] button:not([type=button])");
    }

    private static async Task ConfirmAsync(Walk friend, string address)
    {
        await friend.GoAsync(Walk.LinkIn(await friend.LetterAsync(address, 1), "/t/"));
        await friend.PressAsync("form[action$='/confirmation'] button");
        var letter = await friend.LetterAsync(address, 2);
        Assert.Contains(letter.Attachments, a => a.ContentType.MimeType == "application/ics");
    }

    private static async Task OrganizeAsync(Walk organizer, string key, string people)
    {
        await organizer.OpenAsync(key, "/events/*/manage");
        var text = await organizer.ReadAsync();
        Assert.Contains("Jo de Givors", text, StringComparison.Ordinal);
        Assert.Contains(people, text, StringComparison.Ordinal);
    }

    private static async Task WithdrawAsync(Walk friend)
    {
        await friend.PressAsync("a[href$='/withdrawal']");
        await friend.PressAsync("form[action$='/withdrawal'] button");
    }
}
