using Farandole.Browser.Tests.Ring;
using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Behind the scenes of an event.</summary>
internal static class OrganizingSights
{
    private const string Words = "Rendez-vous devant la fontaine.\nApportez de l’eau et un chapeau.";

    public static IEnumerable<Sight> All =>
        ((IEnumerable<Sight>)[.. Pages, .. Forms]).Select(s => s.By(Eyes.Organizer));

    private static IEnumerable<Sight> Pages =>
        [
            Page("manage", s => s.March),
            Page("manage", s => s.Bare, "-nobody"),
            Page("manage", s => s.Cancelled, "-cancelled"),
            Page("manage", s => s.Draft, "-draft"),
            Page("manage", s => s.Held, "-held"),
            Get("manage-search", "/events/{id}/manage", s => $"{s.March.Path}/manage?q=zzz"),
            Page("messages", s => s.March),
            Page("messages", s => s.Bare, "-nobody"),
            Page("keys", s => s.March),
            Page("keys", s => s.Private, "-private"),
            Page("log", s => s.March),
            Page("log", s => s.Bare, "-empty"),
            Page("edit", s => s.March),
            Page("edit", s => s.Cancelled, "-cancelled"),
            Page("cancellation", s => s.March),
            Page("deletion", s => s.March),
            Page("deletion", s => s.Bare, "-nobody"),
            Page("poster", s => s.Draft, "-draft"),
            Get("event-yours", "/events/{id}", s => s.March.Path),
            Get("manage-opened", "/manage"),
            new(
                "removal",
                "GET /events/{id}/participations/{participation:guid}/removal",
                s => $"{s.March.Path}/manage"
            )
            {
                Then = l => l.ComeAlongAsync(() => l.Page.Locator("a[href$='/removal']").First.ClickAsync()),
            },
        ];

    private static IEnumerable<Sight> Forms =>
        [
            Form("messages", "-preview", s => s.March, 200, l => l.SendByAsync(Of("messages"), "", ("text", Words))),
            Form("messages", "-errors", s => s.March, 422, l => l.SendByAsync(Of("messages"), "", ("text", " "))),
            Form("keys", "-errors", s => s.March, 422, l => l.SendAsync(Of("keys"), ("label", ""), ("email", "sami"))),
            Form("keys", "-new", s => s.Bare, 201, l => l.SendAsync(Of("keys"), ("label", "Sami"))),
            Post(
                    "invitation-new",
                    "/events/{id}/invitation",
                    s => $"{s.Private.Path}/keys",
                    l => l.SendAsync(Of("invitation"))
                )
                .Answers(201),
            Form("edit", "-errors", s => s.March, 422, Wrongly),
            Form("edit", "-conflict", s => s.March, 409, l => l.SendByAsync(Of("edit"), "", ("revision", "0"))),
            Form("cancellation", "-errors", s => s.March, 422, TooLong("cancellation", "reason")),
            Post("status-errors", "/events/{id}/status", s => $"{s.March.Path}/edit", TooLong("status", "statusReason"))
                .Answers(422),
        ];

    private static Sight Page(string page, Func<Scene, Announced> which, string state = "") =>
        Get($"{page}-event{state}", $"/events/{{id}}/{page}", s => $"{which(s).Path}/{page}");

    private static Sight Form(
        string page,
        string state,
        Func<Scene, Announced> which,
        int status,
        Func<Looking, Task> then
    ) => Post($"{page}-event{state}", $"/events/{{id}}/{page}", s => $"{which(s).Path}/{page}", then).Answers(status);

    private static string Of(string action) => $"main form[action$='/{action}']";

    private static Func<Looking, Task> TooLong(string action, string field) =>
        looking => looking.SendAsync(Of(action), (field, new string('a', 600)));

    private static Task Wrongly(Looking looking) =>
        looking.SendAsync(Of("edit"), ("title", ""), ("endTime", "12:00"), ("capacity", "0"));
}
