using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks.Jobs;

/// <summary>
/// J1, the event of a march: a date alone, a place that comes in three weeks, questions that are one question, a poster;
/// then the place, everywhere at once, and nowhere before.
/// </summary>
[Collection(BrowserRing.Jobs)]
public sealed class MarchTests(BrowserRing ring)
{
    private static readonly string[] Wonders =
    [
        "D’où part la marche ?",
        "Où faut-il se retrouver ?",
        "C’est à quel endroit ?",
        "Peut-on venir avec un chien ?",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Requirement("PUBLIC-1")]
    [Requirement("PUBLIC-2")]
    [Requirement("PUBLIC-5")]
    public async Task A_place_that_follows_answers_who_asked_for_it_and_is_nowhere_before(bool script)
    {
        var visitor = new Visitor(script);
        var organizer = new Walk(ring, visitor, $"job-march-{script}-organizer");
        // Each march has a place of its own: the agenda shows those of others.
        var place = script ? "Place Jean-Macé" : "Place Bellecour";
        var address = $"march.{script}@example.org".ToLowerInvariant();
        var made = await organizer.AnnounceAsync(
            $"Marche des rivières {script}",
            Days.In(60),
            w => FillAsync(w, address)
        );
        await ListAsync(organizer, made, address);
        await PromiseAsync(organizer, made);

        var stranger = new Walk(ring, visitor, $"job-march-{script}-stranger");
        await AskAsync(stranger, made);
        await MergeAsync(organizer, made);
        await PlanAsync(organizer, made, place);
        await BeforeAsync(stranger, made, place);

        await organizer.GoAsync($"{made.Path}/pieces/place");
        await organizer.PressAsync("form[action$='/reveal'] button");
        await AfterAsync(stranger, made, place);
    }

    private static async Task FillAsync(Walk organizer, string address)
    {
        await organizer.ChooseAsync("where", "later");
        await organizer.TypeAsync("email", address);
    }

    /// <summary>Who proves an address is in the agenda.</summary>
    private static async Task ListAsync(Walk organizer, Made made, string address)
    {
        var letter = await organizer.LetterAsync(address, 1);
        await organizer.OpenAsync(Walk.LinkIn(letter, "/manage#"), $"{made.Path}/manage");
        await organizer.GoAsync("/");
        await organizer.SeesAsync("Marche des rivières");
        await organizer.GoAsync($"{made.Path}/manage");
    }

    private static async Task PromiseAsync(Walk organizer, Made made)
    {
        await organizer.OpenTabAsync("pieces");
        await organizer.PressAsync("a[href$='/pieces/place']");
        await organizer.TypeAsync("promisedOn", Days.In(21));
        await organizer.TypeAsync("word", "La préfecture doit dire oui");
        await organizer.PressAsync($"form[action='{made.Path}/pieces/place'] button.btn-primary");
    }

    /// <summary>Four people ask; to each page it is one form and one tap.</summary>
    private static async Task AskAsync(Walk stranger, Made made)
    {
        await stranger.ComeAsync();
        foreach (var question in Wonders)
        {
            await stranger.GoAsync(made.Path);
            await stranger.SeesAsync("La préfecture doit dire oui");
            await stranger.TypeAsync("question", question);
            await stranger.PressAsync("form[action$='/questions'] button");
        }
    }

    /// <summary>Three are the same, and wait for the place.</summary>
    private static async Task MergeAsync(Walk organizer, Made made)
    {
        await organizer.GoAsync($"{made.Path}/questions");
        foreach (var other in Wonders[1..3])
        {
            var asked = $"article.q:has(h3:text-is(\"{other}\"))";
            await organizer.Page.Locator($"{asked} details:has([name=into]) summary").ClickAsync();
            await organizer
                .Page.Locator($"{asked} [name=into]")
                .SelectOptionAsync(new SelectOptionValue { Label = Wonders[0] });
            await organizer.PressAsync($"{asked} form[action$='/merger'] button");
        }
        var kept = $"article.q:has(h3:text-is(\"{Wonders[0]}\"))";
        await organizer.Page.Locator($"{kept} details:has([name=piece]) summary").ClickAsync();
        await organizer.Page.Locator($"{kept} [name=piece]").SelectOptionAsync("Place");
        await organizer.PressAsync($"{kept} form[action$='/piece'] button");
        if (await organizer.Page.Locator($"{kept} form[action$='/showing'] button").CountAsync() > 0)
            await organizer.PressAsync($"{kept} form[action$='/showing'] button");
        Assert.Equal(2, await organizer.Page.Locator("article.q").CountAsync());
    }

    /// <summary>The team knows the place already; the page shows it on the day that was said.</summary>
    private static async Task PlanAsync(Walk organizer, Made made, string place)
    {
        await organizer.GoAsync($"{made.Path}/pieces/place");
        await organizer.TickAsync("#when-moment");
        await organizer.TypeAsync("day", Days.In(21));
        await organizer.TypeAsync("time", "12:00");
        await organizer.PressAsync($"form[action='{made.Path}/pieces/place'] button.btn-primary");
        await organizer.GoAsync($"{made.Path}/edit");
        await organizer.ChooseAsync("where", "here");
        await organizer.TypeAsync("place", place);
        await organizer.PressAsync("main form[action$='/edit'] button.btn-primary");
    }

    private async Task BeforeAsync(Walk stranger, Made made, string place)
    {
        await stranger.GoAsync(made.Path);
        await stranger.SeesAsync(Wonders[0]);
        Assert.DoesNotContain(Wonders[1], await stranger.ReadAsync(), StringComparison.Ordinal);
        await stranger.GoAsync($"{made.Path}/poster");
        Assert.True(await stranger.Page.Locator("article.poster").IsVisibleAsync());
        Assert.DoesNotContain(place, await ring.OutsideAsync(made), StringComparison.Ordinal);
    }

    private async Task AfterAsync(Walk stranger, Made made, string place)
    {
        await stranger.GoAsync(made.Path);
        await stranger.SeesAsync(place);
        foreach (var form in new[] { ".ics", ".json", ".atom", "/poster", "/embed" })
        {
            var path = form == "/embed" ? $"/embed{made.Path}" : made.Path + form;
            Assert.Contains(place, await ring.OutsideAsync(path), StringComparison.Ordinal);
        }
        await stranger.GoAsync($"{made.Path}/questions");
        var asked = stranger.Page.Locator("article.q", new() { HasText = Wonders[0] });
        await Assertions.Expect(asked).ToContainTextAsync("C’est annoncé");
    }
}
