using Farandole.Browser.Tests.Ring;
using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>What everybody reads, and announcing.</summary>
internal static class PublicSights
{
    private const string Form = "form[action='/new']";

    public static IEnumerable<Sight> All => [.. Reading, .. Events, .. Needs, .. Announcing, .. Troubles];

    private static IEnumerable<Sight> Reading =>
        [
            Get("agenda", "/"),
            Get("agenda-empty", "/").By(Eyes.OnAQuietSite),
            Get("agenda-town", "/", _ => "/?place=Lyon&distance=25"),
            Get("agenda-nothing", "/", _ => "/?place=Brest"),
            Get("agenda-nowhere", "/", _ => "/?place=Xyzzyville"),
            Get("search", "/search"),
            Get("search-found", "/search", _ => "/search?q=eau"),
            Get("search-elsewhere", "/search", _ => "/search?q=chants"),
            Get("search-nothing", "/search", _ => "/search?q=accordéon&place=Brest&free=1&when=weekend"),
            Get("search-wrong", "/search", _ => "/search?q=%3F%21&place=Xyzzyville").Answers(422),
            Get("about", "/about"),
            Get("about-quiet", "/about").By(Eyes.OnAQuietSite),
            Get("accessibility", "/accessibility"),
            Get("privacy", "/privacy"),
            Get("register", "/privacy/register"),
            Get("rules", "/rules"),
            Get("embed-agenda", "/embed/agenda"),
            Get("embed-event", "/embed/events/{id}", s => $"/embed{s.March.Path}"),
            Get("poster", "/events/{id}/poster", s => $"{s.March.Path}/poster"),
            Get("poster-flyers", "/events/{id}/poster", s => $"{s.March.Path}/poster?size=A6&qr=true"),
            Get("poster-cancelled", "/events/{id}/poster", s => $"{s.Cancelled.Path}/poster?size=A5&ink=black&qr=true"),
        ];

    private static IEnumerable<Sight> Needs =>
        [
            Get("claim", Line(""), ClaimOf),
            Post("claim-errors", Line("s"), ClaimOf, l => l.SendAsync(Claims, ("name", ""))).Answers(422),
            Post(
                    "offer-errors",
                    "/events/{id}/needs",
                    s => s.Bare.Path,
                    l => l.SendAsync("form[action$='/needs']", ("label", ""))
                )
                .Answers(422),
            Get("event-polled", "/events/{id}", s => s.Polled.Path),
            Post(
                    "poll-errors",
                    "/events/{id}/poll/votes",
                    s => s.Polled.Path,
                    l => l.SendAsync("form[action$='/votes']", ("name", ""))
                )
                .Answers(422),
            Post(
                    "poll-changed",
                    "/events/{id}/poll/votes",
                    s => s.Polled.Path,
                    l => l.SendAsync("form[action$='/votes']", ("name", "Ada"), ("revision", "0"))
                )
                .Answers(409),
            Get("poll-own", "/d/{voter}", s => s.Voter),
            Get("bring", "/events/{id}/bring", s => $"{s.Bare.Path}/bring"),
            Get("own-claims", "/c/{claimant}", s => s.Needs.Claimant),
            Get("own-claims-new", "/c/{claimant}", s => s.Needs.Claimant + "?done=taken"),
        ];

    private const string Claims = "main form[action$='/claims']";

    private static string Line(string many) => $"/events/{{id}}/needs/{{need:guid}}/claim{many}";

    private static string ClaimOf(Scene scene) => $"{scene.Bare.Path}/needs/{scene.Needs.Line}/claim";

    private static IEnumerable<Sight> Events =>
        [
            Event("event", s => s.March),
            Event("event-bare", s => s.Bare),
            Event("event-full", s => s.Full),
            Event("event-cancelled", s => s.Cancelled),
            Event("event-postponed", s => s.Postponed),
            Event("event-past", s => s.Past),
            Event("event-draft", s => s.Draft).By(Eyes.Organizer),
            Event("event-held", s => s.Held).By(Eyes.Organizer),
            Event("event-awaited", s => s.Awaited),
            Event("event-no-day", s => s.Dateless),
            Get("answer-no-day", "/events/{id}/answer", s => $"{s.Dateless.Path}/answer"),
            Get("follow", "/events/{id}/follow", s => $"{s.Awaited.Path}/follow"),
            Get("follow-asked", "/events/{id}/follow", s => $"{s.Awaited.Path}/follow?done=asked"),
            Post(
                    "follow-errors",
                    "/events/{id}/follow",
                    s => $"{s.Awaited.Path}/follow",
                    l => l.SendAsync("main form[action$='/follow']", ("email", "nour"))
                )
                .Answers(422),
            Get("followed", "/f/{link}", s => s.Followed),
            Event("event-private", s => s.Private).By(Eyes.Organizer),
            Event("event-share", s => s.March) with
            {
                Then = async looking => await looking.Page.Locator("[popovertarget=share]").First.ClickAsync(),
            },
            Get("day", "/events/{id}/day", s => $"{s.March.Path}/day"),
            Get("invitation", "/i/{secret}", _ => "/i/fi1_abc"),
            Post(
                    "invitation-wrong",
                    "/i/{secret}",
                    _ => "/i/fi1_abc",
                    looking => looking.SendAsync("form[action^='/i/']")
                )
                .Answers(422),
        ];

    private static IEnumerable<Sight> Announcing =>
        [
            Get("new", "/new"),
            Get("new-off", "/new").By(Eyes.OnAQuietSite),
            Post("new-errors", "/new", _ => "/new", Wrongly).Answers(422),
            Post("new-preview", "/new", _ => "/new", looking => RightlyAsync(looking, "preview")),
            Post("new-created", "/new", _ => "/new", looking => RightlyAsync(looking, "create")).Answers(201),
            Get("manage-paste", "/manage"),
            Post("manage-wrong", "/sessions", _ => "/manage", l => l.SendAsync("main form", ("key", "Mercredi")))
                .Answers(422),
            Get("keys", "/keys"),
            Get("keys-sent", "/keys", _ => "/keys?done=sent"),
            Post("keys-wrong", "/keys", _ => "/keys", l => l.SendAsync("main form", ("email", "malika"))).Answers(422),
            Get("mail", "/dev/mail"),
            Get("mail-letter", "/dev/mail/{name}", s => s.Letter),
        ];

    private static IEnumerable<Sight> Troubles =>
        [
            Trouble("not-there", 404, _ => "/events/00000000-0000-4000-8000-000000000000"),
            Trouble("not-for-you", 404, s => s.Private.Path),
            Trouble("gone", 410, s => s.Deleted.Path),
            Trouble("too-often", 429, _ => "/keys").By(Eyes.OnAQuietSite) with
            {
                Then = TooOftenAsync,
            },
        ];

    private static Sight Event(string name, Func<Scene, Announced> which) =>
        Get(name, "/events/{id}", s => which(s).Path);

    private static Task Wrongly(Looking looking) =>
        looking.SendByAsync(
            Form,
            "[value=create]",
            ("title", ""),
            ("date", "2020-02-30"),
            ("endDate", "2019-01-01"),
            ("onlineLink", "javascript:alert(1)"),
            ("capacity", "-4"),
            ("contact", new string('a', 600)),
            ("email", "malika")
        );

    private static async Task RightlyAsync(Looking looking, string action)
    {
        if (action == "create")
            await looking.Page.WaitForTimeoutAsync(Scene.Patience);
        await looking.SendByAsync(
            Form,
            $"[value={action}]",
            ("title", "Goûter des voisins de la très longue rue des Tanneurs"),
            ("date", Days.In(40)),
            ("time", "16:00"),
            ("place", "Lyon")
        );
    }

    private static async Task TooOftenAsync(Looking looking)
    {
        for (var times = 0; times < 12 && looking.Status != 429; times++)
        {
            await looking.GoAsync("/keys");
            await looking.SendAsync("main form", ("email", "personne@example.org"));
        }
    }
}
