using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Behind the scenes of an event that is over, and the form to organize it again.</summary>
internal static class AfterwardsSights
{
    private const string Letter = "main form[action$='/letter']";

    public static IEnumerable<Sight> All =>
        ((IEnumerable<Sight>)[.. Pages, .. Forms]).Select(s => s.By(Eyes.Organizer));

    private static IEnumerable<Sight> Pages =>
        [
            Get("afterwards", "/events/{id}/afterwards", s => $"{s.Past.Path}/afterwards"),
            Get("afterwards-open", "/events/{id}/afterwards", s => $"{s.Past.Path}/afterwards") with
            {
                Then = async l => await l.Page.Locator(".souvenirs summary").First.ClickAsync(),
            },
            Get("afterwards-before", "/events/{id}/afterwards", s => $"{s.March.Path}/afterwards"),
            Get("afterwards-cancelled", "/events/{id}/afterwards", s => $"{s.Cancelled.Path}/afterwards"),
            Get("new-again", "/new", s => $"/new?from={s.Past.Id}"),
        ];

    private static IEnumerable<Sight> Forms =>
        [
            Form("errors", "", l => l.SendAsync("main form[action$='/afterwards']", ("thanks", new string('a', 2_100))))
                .Answers(422),
            Post(
                    "souvenir-errors",
                    "/events/{id}/souvenirs",
                    s => $"{s.Past.Path}/afterwards",
                    l => l.SendAsync("main form[action$='/souvenirs']", ("alt", ""))
                )
                .Answers(422),
            Form("letter", "/letter", l => l.SendAsync(Letter, ("subject", "Merci"), ("text", "À l’an prochain !"))),
            Form("letter-errors", "/letter", l => l.SendAsync(Letter, ("subject", ""), ("text", ""))).Answers(422),
        ];

    private static Sight Form(string state, string door, Func<Looking, Task> then) =>
        Post($"afterwards-{state}", $"/events/{{id}}/afterwards{door}", s => $"{s.Past.Path}/afterwards", then);
}
