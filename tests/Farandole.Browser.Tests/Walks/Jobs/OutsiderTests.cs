using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks.Jobs;

/// <summary>
/// J6, taking part as an outsider: a name that one chooses and an address, the calendar, fewer messages, the reminder of
/// the day before, and two taps not to come after all.
/// </summary>
[Collection(BrowserRing.Jobs)]
public sealed class OutsiderTests(BrowserRing ring)
{
    private const string Words = "Le buffet est annulé, apportez de quoi partager.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(390, true, false)]
    [InlineData(390, false, false)]
    [InlineData(320, false, true)]
    [Requirement("GUEST-1")]
    [Requirement("GUEST-2")]
    [Requirement("GUEST-3")]
    [Requirement("GUEST-4")]
    [Requirement("GUEST-8")]
    public async Task Somebody_comes_under_a_name_of_theirs_and_then_does_not(int width, bool script, bool byKeyboard)
    {
        var who = $"{width}-{script}";
        var address = $"outsider.{who}@example.org".ToLowerInvariant();
        var outsider = new Walk(ring, new Visitor(script, Width: width), $"job-outsider-{who}")
        {
            ByKeyboard = byKeyboard,
        };
        var organizer = new Walk(ring, new Visitor(), $"job-outsider-{who}-organizer");
        var made = await organizer.AnnounceAsync("Bal de quartier", Days.In(12), FillAsync);

        var ticket = await outsider.AnswerAsync(made.ShortLink, address, NameAsync);
        await TakeCalendarAsync(outsider);
        await SilenceAsync(outsider);
        await WriteAsync(organizer);
        await ring.Program.LetTheDayBeforeComeAsync(made.Id, Ct);
        await CancelAsync(outsider, ticket, address);

        await organizer.GoAsync($"{made.Path}/manage");
        Assert.DoesNotContain("La Buse", await organizer.ReadAsync(), StringComparison.Ordinal);
        var letters = await ring.Program.LettersToAsync(address, 1, Ct);
        Assert.DoesNotContain(letters, l => l.TextBody!.Contains(Words, StringComparison.Ordinal));
    }

    private static async Task FillAsync(Walk organizer)
    {
        await organizer.TypeAsync("time", "20:00");
        await organizer.TypeAsync("place", "Place Guichard, Lyon");
        await organizer.ChooseAsync("visibility", "unlisted");
    }

    private static async Task NameAsync(Walk outsider)
    {
        await outsider.UnfoldAsync("name");
        await outsider.TypeAsync("name", "La Buse");
    }

    private static async Task TakeCalendarAsync(Walk outsider)
    {
        const string link = "main a[href$='/event.ics']";
        var file = await outsider.Page.RunAndWaitForDownloadAsync(() => outsider.UseAsync(link, "Enter"));
        var calendar = await File.ReadAllTextAsync((await file.PathAsync())!, Ct);
        Assert.EndsWith(".ics", file.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains("Bal de quartier", calendar, StringComparison.Ordinal);
        Assert.Contains("Place Guichard", calendar, StringComparison.Ordinal);
    }

    private static async Task SilenceAsync(Walk outsider)
    {
        await outsider.TickAsync("form[action$='/notifications'] [name=messages]");
        await outsider.PressAsync("form[action$='/notifications'] button");
        Assert.False(await outsider.Page.Locator("form[action$='/notifications'] [name=messages]").IsCheckedAsync());
    }

    /// <summary>Nobody who comes wants to hear of it: the form says so before anything is sent.</summary>
    private static async Task WriteAsync(Walk organizer)
    {
        await organizer.OpenTabAsync("messages");
        await organizer.TypeAsync("text", Words);
        await organizer.PressAsync("button[value=preview]");
        await organizer.SeesAsync("n’arriverait chez personne");
    }

    /// <summary>From the letter: one tap on "no", one on the button.</summary>
    private static async Task CancelAsync(Walk outsider, string ticket, string address)
    {
        var letter = await outsider.SayingAsync(address, "/withdrawal");
        Assert.Contains("Place Guichard", letter.TextBody, StringComparison.Ordinal);
        await outsider.GoAsync(Walk.LinkIn(letter, "/withdrawal"));
        await outsider.PressAsync($"form[action$='{ticket}/withdrawal'] button");
        await outsider.SeesAsync("Merci");
    }
}
