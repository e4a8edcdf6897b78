using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks;

/// <summary>What organizers do with their key, on a phone: change, write, share the work, remove, call off.</summary>
[Collection(BrowserRing.Name)]
public sealed class OrganizersTests(BrowserRing ring)
{
    private const string Post = "main form";

    [Theory]
    [InlineData(true, "fr", true)]
    [InlineData(false, "fr", false)]
    [InlineData(true, "en", false)]
    public async Task Organizers_keep_their_event_and_its_people_up_to_date(bool script, string language, bool dark)
    {
        var who = $"{(script ? "script" : "noscript")}-{language}";
        var visitor = new Visitor(script, language, 390, dark);
        var organizer = new Walk(ring, visitor, $"walk-{who}-keeper");
        await organizer.ComeAsync();
        var (made, jo, awa) = await PrepareAsync(organizer.Page.APIRequest, who, language);
        await organizer.OpenAsync(LinkOf(made.Key), $"{made.Path}/manage");

        await WriteAsync(organizer, jo, awa);
        await EditAsync(organizer, made);
        await ring.Program.LetChangesRestAsync(TestContext.Current.CancellationToken);
        await TellsWhatChangedAsync(jo);
        await ShareTheWorkAsync(organizer, new Walk(ring, visitor, $"walk-{who}-second"), made);
        await TakeListAwayAsync(organizer, made);
        await RemoveAsync(organizer, made);
        await organizer.GoAsync($"{made.Path}/poster");
        Assert.True(await organizer.Page.Locator("article.poster").IsVisibleAsync());
        await CallOffAsync(organizer, made, jo);
    }

    private string LinkOf(string key) => $"{ring.Program.Address}manage#{key}";

    /// <summary>An event, and two people who come: what came before this walk.</summary>
    private async Task<(Announced Made, string Jo, string Awa)> PrepareAsync(
        IAPIRequestContext sender,
        string who,
        string language
    )
    {
        var made = await sender.AnnounceAsync(
            new
            {
                title = "Chorale dans la cour",
                start = $"{Days.In(30)}T14:00",
                place = new { name = "Place Guichard, Lyon" },
                visibility = "unlisted",
                contact = "chorale@example.org",
            }
        );
        var (jo, awa) = ($"jo.keeps.{who}@example.org", $"awa.keeps.{who}@example.org");
        foreach (var (address, name) in new[] { (jo, "Jo"), (awa, "Awa") })
        {
            await sender.SendAsync(
                ring.Program.Address,
                $"{made.Path}/participations?lang={language}",
                ("answer", "coming"),
                ("party", "2"),
                ("email", address),
                ("name", name),
                ("exposure", "organizers"),
                ("messages", "true")
            );
            var letters = await ring.Program.LettersToAsync(address, 1, TestContext.Current.CancellationToken);
            var ticket = new Uri(Walk.LinkIn(letters[0], "/t/")).AbsolutePath;
            await sender.SendAsync(ring.Program.Address, $"{ticket}/confirmation");
            // A walk cannot wait for the evening's summary: these two want each message by itself.
            letters = await ring.Program.LettersToAsync(address, 2, TestContext.Current.CancellationToken);
            var wishes = new Uri(Walk.LinkIn(letters[1], "/letters/")).AbsolutePath;
            await sender.SendAsync(ring.Program.Address, $"{wishes}/rhythm", ("rhythm", "AtOnce"), ("hour", "18"));
        }
        return (made, jo, awa);
    }

    /// <summary>Typed, read again with how many it reaches, sent: to each a letter of their own.</summary>
    private async Task WriteAsync(Walk organizer, string jo, string awa)
    {
        const string words = "Apportez un coussin et une lampe de poche.";
        await organizer.PressAsync("nav.tabs a[href$='/messages']");
        await organizer.TypeAsync("text", words);
        await organizer.PressAsync($"{Post}[action$='/messages'] button[value=preview]");
        await organizer.SeesAsync(words);
        Assert.Contains(
            "2",
            await organizer.Page.Locator("button[value=send]").InnerTextAsync(),
            StringComparison.Ordinal
        );
        await organizer.PressAsync("button[value=send]");
        foreach (var address in new[] { jo, awa })
        {
            var letter = await SayingAsync(address, words);
            Assert.Equal(address, Assert.Single(letter.To.Mailboxes).Address);
        }
    }

    private static async Task EditAsync(Walk organizer, Announced made)
    {
        await organizer.PressAsync("nav.tabs a[href$='/edit']");
        await organizer.TypeAsync("time", "15:30");
        await organizer.TypeAsync("place", "Place Bellecour, Lyon");
        await organizer.PressAsync($"{Post}[action$='/edit'] button.btn-primary");
        await organizer.GoAsync($"{made.Path}/log");
        await organizer.SeesAsync("Place Guichard");
        await organizer.SeesAsync("Place Bellecour");
    }

    /// <summary>What it was and what it is, and a file that mends the calendar.</summary>
    private async Task TellsWhatChangedAsync(string address)
    {
        var letter = await SayingAsync(address, "Place Bellecour");
        var rows = letter.TextBody!.Split('\n').Where(l => l.Contains("Place Guichard", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("Place Bellecour", StringComparison.Ordinal));
        Assert.Matches("15.?(h|:).?30", letter.TextBody);
        Assert.Contains(letter.Attachments, a => a.ContentType.MimeType == "application/ics");
    }

    /// <summary>A second organizer gets a key; changed, the first link of hers opens nothing; taken away, none does.</summary>
    private static async Task ShareTheWorkAsync(Walk organizer, Walk second, Announced made)
    {
        var keys = $"{made.Path}/keys";
        await organizer.GoAsync(keys);
        await organizer.TypeAsync("label", "Sami");
        await organizer.PressAsync($"{Post}[action$='/keys'] button");
        var first = await organizer.Page.Locator("main input[readonly]").First.InputValueAsync();
        await second.ComeAsync();
        await second.OpenAsync(first, $"{made.Path}/manage");
        await second.SeesAsync("Awa");

        await organizer.GoAsync(keys);
        await organizer.PressAsync("li:has-text('Sami') form[action$='/renewal'] button");
        Assert.NotEqual(first, await organizer.Page.Locator("main input[readonly]").First.InputValueAsync());
        await ClosedAsync(second, made);

        await organizer.GoAsync(keys);
        await organizer.PressAsync("li:has-text('Sami') form[action$='/revocation'] button");
        Assert.DoesNotContain(
            "Sami",
            await organizer.Page.Locator("main .list").InnerTextAsync(),
            StringComparison.Ordinal
        );
    }

    private static async Task ClosedAsync(Walk second, Announced made)
    {
        var answer = await second.Page.GotoAsync($"{made.Path}/manage");
        Assert.Equal(404, answer!.Status);
    }

    private static async Task TakeListAwayAsync(Walk organizer, Announced made)
    {
        await organizer.GoAsync($"{made.Path}/manage");
        var file = await organizer.Page.RunAndWaitForDownloadAsync(() =>
            organizer.Page.Locator("a[href$='/participants.csv']").ClickAsync()
        );
        var table = await File.ReadAllTextAsync((await file.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.EndsWith(".csv", file.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains("Jo", table, StringComparison.Ordinal);
        Assert.Contains("Awa", table, StringComparison.Ordinal);
        Assert.DoesNotContain("@", table, StringComparison.Ordinal);
    }

    private static async Task RemoveAsync(Walk organizer, Announced made)
    {
        await organizer.PressAsync("li:has-text('Awa') a[href$='/removal']");
        await organizer.PressAsync($"{Post}[action$='/removal'] button");
        await organizer.GoAsync($"{made.Path}/manage");
        Assert.DoesNotContain("Awa", await organizer.ReadAsync(), StringComparison.Ordinal);
        await organizer.SeesAsync("Jo");
    }

    private async Task CallOffAsync(Walk organizer, Announced made, string address)
    {
        const string reason = "La cour est fermée pour travaux.";
        await organizer.GoAsync($"{made.Path}/manage");
        await organizer.PressAsync("main a[href$='/cancellation']");
        await organizer.TypeAsync("reason", reason);
        await organizer.PressAsync($"{Post}[action$='/cancellation'] button");
        await organizer.SeesAsync(reason);
        var letter = await SayingAsync(address, reason);
        Assert.Contains("Chorale dans la cour", letter.Subject, StringComparison.Ordinal);
    }

    private Task<MimeKit.MimeMessage> SayingAsync(string address, string words) =>
        ring.Program.LetterSayingAsync(address, words, TestContext.Current.CancellationToken);
}
