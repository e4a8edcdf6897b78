using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Ring;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Pages;

/// <summary>What those who come share out and choose together.</summary>
public sealed partial class Scene
{
    /// <summary>A bring list with lines of every kind, some of them taken.</summary>
    private async Task ShareOutAsync(IAPIRequestContext organizer, IAPIRequestContext guest)
    {
        await organizer.SendAsync(Home, "/sessions", ("key", Bare.Key));
        await organizer.SendAsync(Home, $"{Bare.Path}/lines", ("template", "meal"));
        await organizer.SendAsync(Home, $"{Bare.Path}/lines", ("template", "hands"));
        await organizer.SendAsync(
            Home,
            $"{Bare.Path}/lines",
            ("label", "Photos d’Annick, de préférence gênantes"),
            ("wanted", "")
        );
        await organizer.SendAsync(
            Home,
            $"{Bare.Path}/notes",
            ("words", "Les clés de la salle sont **au café**, demander Henri."),
            ("pinned", "true")
        );
        var list = await (await guest.GetAsync($"{Bare.Path}/needs")).TextAsync();
        var lines = NeedIn().Matches(list).Select(m => m.Groups[1].Value).Distinct().ToList();
        var taken = await guest.PostAsync(
            $"{Bare.Path}/needs/{lines[0]}/claims",
            new()
            {
                Form = guest.CreateFormData().Set("name", "Sacha").Set("note", "taboulé"),
                Headers = [new("Origin", Home.GetLeftPart(UriPartial.Authority))],
                MaxRedirects = 0,
            }
        );
        Needs = (lines[0], taken.Headers["location"].Split('?')[0]);
        await guest.SendAsync(
            Home,
            $"{Bare.Path}/needs",
            ("kind", "ride"),
            ("label", "Depuis Saint-Étienne, départ 18 h"),
            ("wanted", "3"),
            ("name", "Bao")
        );
        foreach (var name in new[] { "Jo", "Henri", "Lise" })
            await guest.SendAsync(Home, $"{Bare.Path}/needs/{lines[^1]}/claims", ("name", name));
    }

    [GeneratedRegex("/needs/([0-9a-f-]{36})/claim")]
    private static partial Regex NeedIn();

    /// <summary>Three dates, and what two people say to them.</summary>
    private async Task ProposeAsync(IAPIRequestContext organizer, IAPIRequestContext guest)
    {
        Polled = await MakeAsync(organizer, "Pique-nique des voisins", "unlisted");
        await organizer.SendAsync(Home, "/sessions", ("key", Polled.Key));
        await organizer.SendAsync(
            Home,
            $"{Polled.Path}/dates",
            ("revision", "0"),
            ("day", Days.In(12)),
            ("time", "19:00"),
            ("end", "23:00"),
            ("day", Days.In(19)),
            ("time", ""),
            ("end", ""),
            ("day", Days.In(20)),
            ("lastDay", Days.In(8))
        );
        var poll = await (await guest.GetAsync($"{Polled.Path}/poll")).TextAsync();
        var dates = VoteIn().Matches(poll).Select(m => m.Value).Distinct().ToList();
        foreach (var (name, votes) in new[] { ("Jo", "yes ifNeedBe no"), ("Henri", "no yes yes") })
        {
            var form = guest.CreateFormData().Set("name", name).Set("revision", "1");
            foreach (var (date, vote) in dates.Zip(votes.Split(' ')))
                form.Set(date, vote);
            var said = await guest.PostAsync(
                $"{Polled.Path}/poll/votes",
                new()
                {
                    Form = form,
                    Headers = [new("Origin", Home.GetLeftPart(UriPartial.Authority))],
                    MaxRedirects = 0,
                }
            );
            Voter = said.Headers["location"].Split('?')[0];
        }
    }

    [GeneratedRegex("vote-[0-9a-f-]{36}")]
    private static partial Regex VoteIn();
}
