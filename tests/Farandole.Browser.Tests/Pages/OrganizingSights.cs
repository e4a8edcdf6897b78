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
            Page("dates", s => s.Polled),
            Page("dates", s => s.March, "-none"),
            Page("lines", s => s.Bare),
            Page("lines", s => s.March, "-empty"),
            Get("line", "/events/{id}/lines/{need:guid}", s => $"{s.Bare.Path}/lines/{s.Needs.Line}"),
            Get("event-yours-needs", "/events/{id}", s => s.Bare.Path),
            Page("guests", s => s.Party),
            Page("guests", s => s.March, "-empty"),
            Get("guests-silent", "/events/{id}/guests", s => $"{s.Party.Path}/guests?show=silent"),
            Get("guest", "/events/{id}/guests/{guest:guid}", s => s.Guests["Nour Benali"]),
            Get("guest-told", "/events/{id}/guests/{guest:guid}", s => s.Guests["Tata Jo"]),
            Get("guest-same", "/events/{id}/guests/{guest:guid}", s => s.Guests["Lina Roche"]),
            Get("guest-recognized", "/events/{id}/guests/{guest:guid}", s => s.Guests["Awa Diop"]),
            Get("guest-noted", "/events/{id}/guests/{guest:guid}", s => s.Guests["François"]),
            Page("waiting", s => s.Full),
            Page("waiting", s => s.March, "-nobody"),
            Page("attendance", s => s.March),
            Page("requests", s => s.Circle),
            Page("requests", s => s.March, "-none"),
            Page("admission", s => s.Circle),
            Page("door", s => s.March),
            Get("door-search", "/events/{id}/door", s => $"{s.March.Path}/door?q=zzz"),
            Page("door", s => s.Bare, "-nobody"),
            Page("pieces", s => s.Awaited),
            Page("pieces", s => s.March, "-all-known"),
            Page("pieces", s => s.Dateless, "-no-day"),
            Page("edit", s => s.Dateless, "-no-day"),
            Piece("address", s => s.Awaited),
            Piece("place", s => s.March),
            Piece("line-2", s => s.Awaited),
            Get("event-seen-as", "/events/{id}", s => $"{s.Awaited.Path}?as=confirmed"),
            Page("intrusion", s => s.Awaited),
            Page("intrusion", s => s.Shut, "-closed"),
            Page("hosting", s => s.March),
            Page("notes", s => s.Bare),
            Page("notes", s => s.March, "-none"),
            new("note", "GET /events/{id}/notes/{note:guid}", s => $"{s.Bare.Path}/notes")
            {
                Then = l => l.ComeAlongAsync(() => l.Page.Locator("a[href*='/notes/']").First.ClickAsync()),
            },
            Page("surprise", s => s.Private),
            Page("surprise", s => s.March, "-public"),
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
            new("news", "GET /news/{token}", s => $"{s.March.Path}/keys")
            {
                Then = l => l.ComeAlongAsync(() => l.Page.Locator("a[href^='/news/']").First.ClickAsync()),
            },
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
            Post("door-new", "/events/{id}/doors", s => $"{s.March.Path}/attendance", l => l.SendAsync(Of("doors")))
                .Answers(201),
            Post(
                "door-arrived",
                "/events/{id}/arrivals",
                s => $"{s.March.Path}/door",
                l => l.SendAsync("li form[action$='/arrivals']")
            ),
            Form("guests", "-errors", s => s.Party, 422, l => l.SendAsync(Of("guests"), ("guests", "Nour <nour@>"))),
            Form("requests", "-errors", s => s.Circle, 422, l => l.SendByAsync(Of("requests"), "[value=Refused]")),
            Form("admission", "-errors", s => s.Circle, 422, l => l.SendAsync(Of("admission"), ("purpose-0", ""))),
            Form("keys", "-new", s => s.Bare, 201, l => l.SendAsync(Of("keys"), ("label", "Sami"))),
            Post(
                    "invitation-new",
                    "/events/{id}/invitation",
                    s => $"{s.Private.Path}/keys",
                    l => l.SendAsync(Of("invitation"))
                )
                .Answers(201),
            Form("dates", "-conflict", s => s.Polled, 409, l => l.SendAsync(Of("dates"), ("revision", "0"))),
            Form("lines", "-errors", s => s.Bare, 422, l => l.SendAsync(Of("lines"), ("label", ""), ("wanted", "x"))),
            Form("edit", "-errors", s => s.March, 422, Wrongly),
            Form("edit", "-conflict", s => s.March, 409, l => l.SendByAsync(Of("edit"), "", ("revision", "0"))),
            Form("pieces", "-errors", s => s.Awaited, 422, l => l.SendAsync(Of("pieces"), ("label", " "))),
            Post(
                    "piece-errors",
                    "/events/{id}/pieces/{piece}",
                    s => $"{s.Awaited.Path}/pieces/line-2",
                    l => l.SendAsync(Of("line-2"), ("label", " "), ("word", new string('a', 600)))
                )
                .Answers(422),
            Post(
                    "piece-reveal-errors",
                    "/events/{id}/pieces/{piece}/reveal",
                    s => $"{s.Awaited.Path}/pieces/route",
                    l => l.SendAsync(Of("reveal"), ("value", " "))
                )
                .Answers(422),
            Form("cancellation", "-errors", s => s.March, 422, TooLong("cancellation", "reason")),
            Post("status-errors", "/events/{id}/status", s => $"{s.March.Path}/edit", TooLong("status", "statusReason"))
                .Answers(422),
        ];

    private static Sight Page(string page, Func<Scene, Announced> which, string state = "") =>
        Get($"{page}-event{state}", $"/events/{{id}}/{page}", s => $"{which(s).Path}/{page}");

    private static Sight Piece(string piece, Func<Scene, Announced> which) =>
        Get($"piece-{piece}", "/events/{id}/pieces/{piece}", s => $"{which(s).Path}/pieces/{piece}");

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
