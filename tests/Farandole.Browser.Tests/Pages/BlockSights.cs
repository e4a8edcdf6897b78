using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Whom one keeps away, each list with its form; and what those in charge of members do when something goes wrong.</summary>
internal static class BlockSights
{
    public static IEnumerable<Sight> All => [.. Lists, .. Care, .. Reports];

    private static IEnumerable<Sight> Lists =>
        [
            Get("blocks", "/account/blocks").By(Eyes.WithAccount),
            Get("blocks-new", "/account/blocks/new", s => $"/account/blocks/new?of={s.Other}").By(Eyes.WithAccount),
            Post(
                    "blocks-errors",
                    "/account/blocks",
                    _ => "/account/blocks",
                    l => l.SendAsync("form[action='/account/blocks']", ("who", "nobody at all"))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get("group-blocks", "/groups/{handle}/blocks", s => $"/groups/{s.Group}/blocks").By(Eyes.WithAccount),
            Post(
                    "group-blocks-errors",
                    "/groups/{handle}/blocks",
                    s => $"/groups/{s.Group}/blocks",
                    l => l.SendAsync("form[action$='/blocks']", ("who", "nobody at all"))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get("desk-blocks", "/desk/blocks").By(Eyes.Organizer),
            Post(
                    "desk-blocks-errors",
                    "/desk/blocks",
                    _ => "/desk/blocks",
                    l => l.SendAsync("form[action='/desk/blocks']", ("who", "nobody at all"))
                )
                .By(Eyes.Organizer)
                .Answers(422),
            Get("desk-servers", "/desk/servers", _ => "/desk/servers?site=mechant.exemple").By(Eyes.Organizer),
            Post(
                    "desk-servers-errors",
                    "/desk/servers",
                    _ => "/desk/servers",
                    l => l.SendAsync("form[action='/desk/servers']", ("site", "nowhere"))
                )
                .By(Eyes.Organizer)
                .Answers(422),
            Post("desk-servers-list", "/desk/servers/list", _ => "/desk/servers", SendListAsync).By(Eyes.Organizer),
            Get("event-blocks", "/events/{id}/blocks", s => $"{s.March.Path}/blocks").By(Eyes.Organizer),
            Post(
                    "event-blocks-errors",
                    "/events/{id}/blocks",
                    s => $"{s.March.Path}/blocks",
                    l => l.SendAsync("form[action$='/blocks']", ("who", "nobody at all"))
                )
                .By(Eyes.Organizer)
                .Answers(422),
        ];

    private static IEnumerable<Sight> Reports =>
        [
            Get("blocks-new-elsewhere", "/account/blocks/new", _ => "/account/blocks/new?of=ines@loin.example")
                .By(Eyes.WithAccount),
            Get("desk-reports", "/desk/reports").By(Eyes.Organizer),
            Post(
                    "desk-reports-errors",
                    "/desk/reports/{report:guid}/treatment",
                    _ => "/desk/reports",
                    l => l.SendAsync("main form[action$='/treatment']", ("note", new string('a', 600)))
                )
                .By(Eyes.Organizer)
                .Answers(422),
            Post(
                    "desk-reports-forward-errors",
                    "/desk/reports/{report:guid}/forwarding",
                    _ => "/desk/reports",
                    l => l.SendAsync("main form[action$='/forwarding']", ("word", new string('a', 1_100)))
                )
                .By(Eyes.Organizer)
                .Answers(422),
            Get("report", "/report", _ => "/report?about=http://there.example/1"),
            Get("report-ours", "/report", s => $"/report?about={s.March.Path}"),
            Post(
                    "report-errors",
                    "/report",
                    _ => "/report?about=http://there.example/1",
                    l => l.SendAsync("form[action='/report']", ("word", new string('a', 1_100)))
                )
                .Answers(422),
            Get("report-sent", "/report", _ => "/report?done=sent"),
        ];

    private static Task SendListAsync(Looking looking) =>
        looking.SendFileAsync(
            "form[action$='/servers/list']",
            "list.csv",
            "text/csv",
            "#domain,#severity\nmechant.exemple,suspend\nbruyant.exemple,silence\n"u8.ToArray()
        );

    private static IEnumerable<Sight> Care =>
        [
            Get("group-member-ban", "/groups/{handle}/members/{member:guid}/ban", s => $"{s.MemberPath}/ban")
                .By(Eyes.WithAccount),
            Post(
                    "group-member-note-errors",
                    "/groups/{handle}/members/{member:guid}/notes",
                    s => s.MemberPath,
                    l => l.SendAsync("form[action$='/notes']", ("note", ""))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Post(
                    "group-member-pause-errors",
                    "/groups/{handle}/members/{member:guid}/pause",
                    s => s.MemberPath,
                    l => l.SendAsync("form[action$='/pause']", ("until", "2020-01-01"), ("why", ""))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
        ];
}
