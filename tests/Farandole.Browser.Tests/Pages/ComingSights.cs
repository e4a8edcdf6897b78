using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>What somebody sees who answers, and behind their personal link.</summary>
internal static class ComingSights
{
    private const string Route = "/t/{ticket}";

    public static IEnumerable<Sight> All =>
        [
            Get("answer", "/events/{id}/answer", s => $"{s.March.Path}/answer"),
            Get("answer-full", "/events/{id}/answer", s => $"{s.Full.Path}/answer"),
            Get("answer-closed", "/events/{id}/answer", s => $"{s.Cancelled.Path}/answer"),
            Post("answer-errors", "/events/{id}/participations", s => $"{s.March.Path}/answer", Wrongly).Answers(422),
            Post("answer-too-late", "/events/{id}/participations", s => $"{s.Full.Path}/answer", TooLate).Answers(409),
            Get("interact", "/events/{id}/interact", s => $"{s.March.Path}/interact"),
            Post("interact-errors", "/events/{id}/interact", s => $"{s.March.Path}/interact", Nowhere).Answers(422),
            Get("answered", "/events/{id}/answered", s => $"{s.March.Path}/answered"),
            Ticket("ticket", "coming"),
            Ticket("ticket-done", "coming", "?done=changed"),
            Ticket("ticket-maybe", "maybe"),
            Ticket("ticket-cancelled", "uncalled"),
            Ticket("ticket-past", "came"),
            Ticket("ticket-private", "invited"),
            Get("ticket-away", Route + "/away", s => s.Tickets["invited"] + "/away"),
            Ticket("ticket-withdrawn", "withdrawn"),
            Ticket("ticket-removed", "removed"),
            Ticket("ticket-waiting", "waiting"),
            Ticket("ticket-asking", "asking"),
            Get("answer-request", "/events/{id}/answer", s => $"{s.Circle.Path}/answer"),
            Post("answer-request-errors", "/events/{id}/participations", s => $"{s.Circle.Path}/answer", Wrongly)
                .Answers(422),
            Ticket("ticket-offered", "offered"),
            Ticket("ticket-left-full", "left"),
            Ticket("ticket-unconfirmed", "unconfirmed"),
            Ticket("ticket-told", "seated"),
            Ticket("ticket-told-no-more", "neighbour"),
            Trouble("ticket-gone", 410, s => s.Tickets["gone"]),
            Post("ticket-errors", Route + "/details", s => s.Tickets["coming"], TooLong).Answers(422),
            Get("ticket-withdrawal", Route + "/withdrawal", s => s.Tickets["coming"] + "/withdrawal"),
            Get("ticket-erasure", Route + "/erasure", s => s.Tickets["coming"] + "/erasure"),
            Get("ticket-stop", Route + "/stop/{kind}", s => s.Tickets["coming"] + "/stop/all"),
            new("letters", "GET /letters/{token}", s => s.Tickets["coming"])
            {
                Then = l => l.ComeAlongAsync(() => l.Page.Locator("a[href^='/letters/']").ClickAsync()),
            },
            Get("answer-named", "/events/{id}/answer", s => $"{s.Party.Path}/answer"),
            Post(
                "ticket-named",
                "/events/{id}/participations",
                s => $"{s.Party.Path}/answer",
                l => l.SendAsync("form[action$='/participations']", ("name", "Sacha"))
            ),
            Get("ticket-address", Route, s => s.Named["Sacha"]),
            Get("ticket-address-sent", Route, s => s.Named["Noor"]),
            Post(
                    "ticket-address-errors",
                    Route + "/address",
                    s => s.Named["Sacha"],
                    l => l.SendAsync("form[action$='/address']", ("email", "sacha@"))
                )
                .Answers(422),
            Get("address-asked", "/a/{token}", s => s.NewAddress),
            Get("own-invitation", "/g/{invitee}", s => s.Invitations["Tata Jo"]),
            Get("own-invitation-declined", "/g/{invitee}", s => s.Invitations["Mamie"]),
            Post(
                    "own-invitation-errors",
                    "/g/{invitee}/answer",
                    s => s.Invitations["Tata Jo"],
                    l => l.SendAsync("form[action$='/answer']", ("party", "99"))
                )
                .Answers(422),
            Get("erased", "/erased"),
            Get("refusal", "/refusal/{token}", s => s.Refusal),
        ];

    private static Sight Ticket(string name, string who, string query = "") =>
        Get(name, Route, s => s.Tickets[who] + query);

    /// <summary>An address of no site.</summary>
    private static Task Nowhere(Looking looking) => looking.SendAsync("form[action$='/interact']", ("account", "zoe"));

    private static Task Wrongly(Looking looking) =>
        looking.SendAsync(
            "form[action$='/participations']",
            ("email", "jo"),
            ("party", "more"),
            ("more", "1000"),
            ("name", new string('a', 300))
        );

    /// <summary>The page that they answer on is older than the last seat's taking.</summary>
    private static Task TooLate(Looking looking) =>
        looking.ComeAlongAsync(() =>
            looking.Page.EvaluateAsync(
                """
                () => {
                  const form = document.querySelector("form[action$='/participations']");
                  form.querySelectorAll("[name=answer]").forEach(input => { input.value = "coming"; });
                  form.elements.namedItem("email").value = "trop.tard@example.org";
                  form.requestSubmit();
                }
                """
            )
        );

    private static Task TooLong(Looking looking) =>
        looking.SendAsync("form[action$='/details']", ("name", new string('a', 300)));
}
