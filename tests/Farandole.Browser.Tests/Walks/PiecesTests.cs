using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Walks;

/// <summary>Announced drop by drop, and kept for those who come: on a phone, with and without script.</summary>
[Collection(BrowserRing.Name)]
public sealed class PiecesTests(BrowserRing ring)
{
    private const string Place = "Place Jean-Macé";
    private const string Street = "12 rue des Lilas";

    /// <summary>Its date is known, and its place is promised.</summary>
    private static object March =>
        new
        {
            title = "Grande marche",
            start = Days.In(40),
            visibility = "unlisted",
            pieces = new[]
            {
                new
                {
                    piece = "place",
                    promisedOn = Days.In(21),
                    word = "Le groupe vote en ce moment",
                },
            },
        };

    /// <summary>Its address is for those who come.</summary>
    private static object Circle =>
        new
        {
            title = "Cercle de parole",
            start = $"{Days.In(30)}T19:00",
            place = new { name = "Lyon", address = Street },
            visibility = "unlisted",
            pieces = new[] { new { piece = "address", @for = "approved" } },
        };

    [Theory]
    [InlineData(true, "fr", false)]
    [InlineData(false, "fr", true)]
    [Requirement("PUBLIC-1")]
    public async Task A_march_is_announced_with_its_date_and_its_place_follows(bool script, string language, bool dark)
    {
        var who = $"{(script ? "script" : "noscript")}-{language}";
        var visitor = new Visitor(script, language, 390, dark);
        var organizer = new Walk(ring, visitor, $"walk-{who}-drip");
        await organizer.ComeAsync();
        var made = await organizer.Page.APIRequest.AnnounceAsync(March);

        var friend = new Walk(ring, visitor, $"walk-{who}-follows");
        var address = $"attend.{who}@example.org";
        await FollowAsync(friend, made, address);

        await organizer.OpenAsync($"{ring.Program.Address}manage#{made.Key}", $"{made.Path}/manage");
        await organizer.PressAsync("a[href$='/pieces']");
        await organizer.PressAsync("a[href$='/pieces/place']");
        await organizer.TypeAsync("value", Place);
        await organizer.PressAsync("form[action$='/reveal'] button:not([type=button])");

        var letter = await friend.LetterAsync(address, 2);
        Assert.Contains(Place, letter.TextBody, StringComparison.Ordinal);
        await friend.GoAsync(made.Path);
        await friend.SeesAsync(Place);
    }

    [Theory]
    [InlineData(true, "fr", true)]
    [InlineData(false, "fr", false)]
    [Requirement("SAFE-2")]
    [Requirement("SAFE-6")]
    public async Task An_address_is_for_those_who_come_until_the_doors_are_closed(
        bool script,
        string language,
        bool dark
    )
    {
        var who = $"{(script ? "script" : "noscript")}-{language}";
        var visitor = new Visitor(script, language, 390, dark);
        var organizer = new Walk(ring, visitor, $"walk-{who}-secret");
        await organizer.ComeAsync();
        var made = await organizer.Page.APIRequest.AnnounceAsync(Circle);
        var friend = new Walk(ring, visitor, $"walk-{who}-trusted");
        var address = $"jo.secret.{who}@example.org";
        await ComeAsync(friend, made, address);
        await friend.SeesAsync(Street);

        var stranger = new Walk(ring, visitor, $"walk-{who}-stranger");
        await stranger.ComeAsync();
        await stranger.GoAsync(made.Path);
        Assert.DoesNotContain(Street, await stranger.Page.ContentAsync(), StringComparison.Ordinal);

        await organizer.OpenAsync($"{ring.Program.Address}manage#{made.Key}", $"{made.Path}/manage");
        await organizer.PressAsync("a[href$='/pieces']");
        await organizer.PressAsync("a[href$='/intrusion']");
        await organizer.PressAsync("form[action$='/intrusion'] button");
        await friend.Page.ReloadAsync();
        Assert.DoesNotContain(Street, await friend.Page.ContentAsync(), StringComparison.Ordinal);
        var letter = await friend.LetterAsync(address, 3);
        Assert.DoesNotContain(Street, letter.ToString(), StringComparison.Ordinal);
    }

    private static async Task FollowAsync(Walk friend, Announced made, string address)
    {
        await friend.ComeAsync();
        await friend.GoAsync(made.Path);
        await friend.SeesAsync("Le groupe vote en ce moment");
        await friend.Page.Locator("#known details summary").ClickAsync();
        await friend.Page.Locator("#follow-email").FillAsync(address);
        await friend.PressAsync("form[action$='/follow'] button:not([type=button])");
        await friend.GoAsync(Walk.LinkIn(await friend.LetterAsync(address, 1), "/f/"));
        await friend.PressAsync("form[action$='/confirmation'] button");
    }

    private static async Task ComeAsync(Walk friend, Announced made, string address)
    {
        await friend.ComeAsync();
        await friend.GoAsync(made.Path);
        await friend.Page.Locator("form[action$='/participations'] [name=email]").FillAsync(address);
        await friend.PressAsync("form[action$='/participations'] button:not([type=button])");
        await friend.GoAsync(Walk.LinkIn(await friend.LetterAsync(address, 1), "/t/"));
        await friend.PressAsync("form[action$='/confirmation'] button");
    }
}
