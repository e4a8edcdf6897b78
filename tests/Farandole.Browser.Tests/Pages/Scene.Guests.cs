using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Whom the organizers invite by name.</summary>
public sealed partial class Scene
{
    /// <summary>By link; a name is enough to answer, and there is a guest list.</summary>
    internal Announced Party { get; private set; } = null!;

    /// <summary>The lines of its guest list, by name.</summary>
    internal Dictionary<string, string> Guests { get; } = [];

    /// <summary>The personal links of guests, by name.</summary>
    internal Dictionary<string, string> Invitations { get; } = [];

    private const string Listed =
        "Tata Jo\nNour Benali <nour.benali@example.org>\nFrançois\nKarim, karim@example.org\nMamie\nLina Roche\nAwa Diop";

    private async Task InviteAsync(IAPIRequestContext organizer, IAPIRequestContext guest)
    {
        Party = await organizer.AnnounceAsync(
            new
            {
                title = "Les trente ans de Lise",
                start = $"{Days.In(15)}T19:30",
                place = new { name = "Chez Jo, Lyon" },
                text = "Venez **déguisés**.",
                visibility = "unlisted",
                takesNames = true,
            }
        );
        var list = $"{Party.Path}/guests";
        await organizer.SendAsync(Home, "/sessions", ("key", Party.Key));
        await organizer.SendAsync(Home, list, ("guests", Listed));
        var page = await (await organizer.GetAsync(new Uri(Home, list).ToString())).TextAsync();
        foreach (var (name, line) in GuestIn().Matches(page).Select(m => (m.Groups[2].Value, m.Groups[1].Value)))
        {
            Guests[name] = $"{list}/{line}";
            var one = await (await organizer.GetAsync(new Uri(Home, Guests[name]).ToString())).TextAsync();
            Invitations[name] = LinkIn().Match(one).Value;
        }
        await organizer.SendAsync(Home, $"{Guests["Tata Jo"]}/contact", ("by", "message"));
        await organizer.SendAsync(
            Home,
            $"{Guests["François"]}/answer",
            ("answer", "coming"),
            ("party", "2"),
            ("by", "phone")
        );
        await guest.SendAsync(Home, $"{Invitations["Mamie"]}/answer", ("answer", "no"));
        await guest.SendAsync(Home, $"{Invitations["Karim"]}/answer", ("answer", "coming"), ("party", "1"));
    }

    /// <summary>Answers under a name alone: some of people of the list, one recognized; one with an address on its way.</summary>
    private async Task ComeByNameAsync(IAPIRequestContext organizer, IAPIRequestContext guest)
    {
        foreach (var name in (string[])["Lina", "Awa", "Sacha", "Noor"])
            Named[name] = await guest.FollowAsync(
                Home,
                $"{Party.Path}/participations",
                ("answer", "coming"),
                ("party", "2"),
                ("name", name),
                ("exposure", "organizers")
            );
        var line = await (await organizer.GetAsync(new Uri(Home, Guests["Awa Diop"]).ToString())).TextAsync();
        await organizer.SendAsync(
            Home,
            $"{Guests["Awa Diop"]}/recognition",
            ("answer", AnswerIn().Match(line).Groups[1].Value)
        );
        await guest.SendAsync(Home, $"{Named["Noor"]}/address", ("email", "noor@example.org"));
        NewAddress = await LinkAsync("noor@example.org", 1, "/a/");
    }

    /// <summary>The personal links of those who gave a name alone.</summary>
    internal Dictionary<string, string> Named { get; } = [];

    /// <summary>What the owner of an address is asked that one of them gave.</summary>
    internal string NewAddress { get; private set; } = "";

    [GeneratedRegex("name=\"answer\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex AnswerIn();

    [GeneratedRegex("/guests/([0-9a-f-]{36})\">[^<]*<span class=\"sr\">\\s*([^<]+)</span>")]
    private static partial Regex GuestIn();

    [GeneratedRegex("/g/fg1_[A-Za-z0-9_-]{49}")]
    private static partial Regex LinkIn();
}
