using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Whom one keeps away, each list with its form; and what those in charge of members do when something goes wrong.</summary>
internal static class BlockSights
{
    public static IEnumerable<Sight> All => [.. Lists, .. Care];

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
