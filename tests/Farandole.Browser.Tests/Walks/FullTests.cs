using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks;

/// <summary>On a phone: an event is full, somebody waits, a seat is given back.</summary>
[Collection(BrowserRing.Name)]
public sealed class FullTests(BrowserRing ring)
{
    [Theory]
    [InlineData(true, "fr", false)]
    [InlineData(false, "fr", true)]
    [InlineData(true, "en", false)]
    public async Task Whoever_waits_has_the_seat_that_somebody_gives_back(bool script, string language, bool dark)
    {
        var who = $"{(script ? "script" : "noscript")}-{language}";
        var (first, address) = ($"first.{who}@example.org", $"waits.{who}@example.org");
        var guest = new Walk(ring, new Visitor(script, language, 390, dark), $"walk-{who}-waiter");
        await guest.ComeAsync();
        var sender = guest.Page.APIRequest;
        var (made, seated) = await FillAsync(guest, first);

        await guest.GoAsync($"{made.Path}/answer");
        await guest.TypeAsync("email", address);
        await guest.PressAsync("form[action$='/participations'] button.btn-primary");
        var ticket = new Uri(Walk.LinkIn(await guest.LetterAsync(address, 1), "/t/")).AbsolutePath;
        await guest.GoAsync(ticket);
        await guest.PressAsync("form[action$='/confirmation'] button");
        await guest.SeesAsync(language == "fr" ? "première place sur la liste" : "first on the waiting list");
        await guest.LetterAsync(address, 2);

        await sender.SendAsync(ring.Program.Address, $"{seated}/withdrawal");
        var offer = await guest.LetterAsync(address, 3);

        Assert.Contains("Atelier pain", offer.Subject, StringComparison.Ordinal);
        await guest.GoAsync(new Uri(Walk.LinkIn(offer, "/t/")).AbsolutePath);
        await guest.PressAsync("form[action$='/place'] button");
        await guest.SeesAsync(language == "fr" ? "On vous attend" : "expected");
    }

    /// <summary>One seat, and somebody who has it: their personal link.</summary>
    private async Task<(Announced Made, string Seated)> FillAsync(Walk guest, string first)
    {
        var sender = guest.Page.APIRequest;
        var made = await sender.AnnounceAsync(
            new
            {
                title = "Atelier pain",
                start = $"{Days.In(30)}T14:00",
                place = new { name = "Place Guichard, Lyon" },
                visibility = "unlisted",
                capacity = 1,
            }
        );
        await sender.SendAsync(
            ring.Program.Address,
            $"{made.Path}/participations",
            ("answer", "coming"),
            ("party", "1"),
            ("email", first),
            ("exposure", "organizers")
        );
        var seated = new Uri(Walk.LinkIn(await guest.LetterAsync(first, 1), "/t/")).AbsolutePath;
        await sender.SendAsync(ring.Program.Address, $"{seated}/confirmation");
        return (made, seated);
    }
}
