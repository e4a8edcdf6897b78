using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Walks;

/// <summary>On a phone: a circle on request, from the questions to the decision and back.</summary>
[Collection(BrowserRing.Name)]
public sealed class CircleTests(BrowserRing ring)
{
    [Theory]
    [InlineData(true, "fr", true)]
    [InlineData(false, "fr", false)]
    [InlineData(true, "en", false)]
    public async Task Organizers_say_yes_to_whom_they_read(bool script, string language, bool dark)
    {
        var who = $"{(script ? "script" : "noscript")}-{language}";
        var address = $"asks.{who}@example.org";
        var visitor = new Visitor(script, language, 390, dark);
        var organizer = new Walk(ring, visitor, $"walk-{who}-circle");
        await organizer.ComeAsync();
        var made = await organizer.Page.APIRequest.AnnounceAsync(
            new
            {
                title = "Cercle du jeudi",
                start = $"{Days.In(30)}T19:00",
                visibility = "unlisted",
                capacity = 12,
            }
        );
        await organizer.OpenAsync($"{ring.Program.Address}manage#{made.Key}", $"{made.Path}/manage");
        await AskAsync(organizer, made);

        var guest = new Walk(ring, visitor, $"walk-{who}-asks");
        var ticket = await AnswerAsync(guest, made, address);

        await organizer.GoAsync($"{made.Path}/requests");
        await organizer.SeesAsync("Par Sacha");
        await organizer.Page.Locator("[name='who']").First.CheckAsync();
        await organizer.PressAsync("button[value='Accepted']");
        await organizer.PressAsync("form[action$='/requests/undoing'] button");
        await organizer.SeesAsync("Par Sacha");
        await organizer.Page.Locator("[name='all']").CheckAsync();
        await organizer.PressAsync("button[value='Accepted']");

        await guest.GoAsync(ticket);
        await guest.SeesAsync(language == "fr" ? "On vous attend" : "expected");
    }

    private static async Task<string> AnswerAsync(Walk guest, Announced made, string address)
    {
        await guest.ComeAsync();
        await guest.GoAsync($"{made.Path}/answer");
        await guest.TypeAsync("email", address);
        await guest.Page.Locator("textarea[name^='question-']").First.FillAsync("Par Sacha");
        await guest.Page.Locator("[name='code-accepted']").CheckAsync();
        await guest.PressAsync("form[action$='/participations'] button.btn-primary");
        var ticket = new Uri(Walk.LinkIn(await guest.LetterAsync(address, 1), "/t/")).AbsolutePath;
        await guest.GoAsync(ticket);
        await guest.PressAsync("form[action$='/confirmation'] button");
        return ticket;
    }

    private static async Task AskAsync(Walk organizer, Announced made)
    {
        await organizer.GoAsync($"{made.Path}/admission");
        await organizer.Page.Locator("[name='on']").CheckAsync();
        await organizer.TypeAsync("code", "Ce qui se dit ici reste ici.");
        await organizer.TypeAsync("label-0", "Comment avez-vous connu le cercle ?");
        await organizer.TypeAsync("purpose-0", "Pour accueillir chaque personne.");
        await organizer.PressAsync("form[action$='/admission'] button.btn-primary");
    }
}
