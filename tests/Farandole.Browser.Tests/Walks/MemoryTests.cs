using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks;

/// <summary>Coming as a profile, shown to whom one says, and forgetting it again from the page of what is remembered.</summary>
[Collection(BrowserRing.Name)]
public sealed partial class MemoryTests(BrowserRing ring)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task Somebody_comes_as_a_profile_and_forgets_it(bool script, string language)
    {
        var handle = $"lea_{(script ? "script" : "noscript")}";
        var walk = new Walk(ring, new Visitor(script, language, 390, script), $"walk-memory-{language}");
        await walk.ComeAsync();
        var ball = await AnnounceAsync(walk);
        await BecomeAsync(walk, handle);

        await walk.GoAsync($"{ball.Path}/answer");
        await walk.ChooseAsync("as", handle);
        await walk.PressAsync("main form[action$='/participations'] .btn-primary");
        Assert.Contains("/t/", walk.Page.Url, StringComparison.Ordinal);

        await walk.GoAsync("/account/memory");
        Assert.Contains(
            "Bal de la place",
            await walk.Page.Locator("#answers").InnerTextAsync(),
            StringComparison.Ordinal
        );
        await walk.PressAsync("#answers a[href*='/erasure?']");
        await walk.PressAsync("main .btn-danger-solid");
        Assert.DoesNotContain(
            "Bal de la place",
            await walk.Page.Locator("#answers").InnerTextAsync(),
            StringComparison.Ordinal
        );
    }

    private static Task<Announced> AnnounceAsync(Walk walk) =>
        walk.Page.APIRequest.AnnounceAsync(
            new
            {
                title = "Bal de la place",
                start = $"{Days.In(30)}T14:00",
                place = new { name = "Place Guichard, Lyon" },
                visibility = "unlisted",
            }
        );

    /// <summary>Signs in and makes a profile.</summary>
    private async Task BecomeAsync(Walk walk, string handle)
    {
        await SignInAsync(walk, $"{handle}@example.org");
        await walk.Page.APIRequest.SendAsync(
            ring.Program.Address,
            "/account/profiles",
            ("name", "Léa des Ponts"),
            ("handle", handle)
        );
    }

    private async Task SignInAsync(Walk walk, string address)
    {
        await walk.GoAsync("/account");
        await walk.TypeAsync("email", address);
        await walk.PressAsync("main .btn-primary");
        var letters = await ring.Program.LettersToAsync(address, 1, Ct);
        await walk.TypeAsync("code", Digits().Match(letters[^1].TextBody ?? "").Value);
        await walk.PressAsync("main .btn-primary");
    }

    [GeneratedRegex(@"\b\d{4} \d{4}\b")]
    private static partial Regex Digits();
}
