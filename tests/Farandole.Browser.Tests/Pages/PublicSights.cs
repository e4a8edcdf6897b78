using Farandole.Browser.Tests.Ring;
using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>What everybody reads, and announcing.</summary>
internal static class PublicSights
{
    private const string Form = "form[action='/new']";

    public static IEnumerable<Sight> All => [.. Reading, .. Events, .. Announcing, .. Troubles];

    private static IEnumerable<Sight> Reading =>
        [
            Get("agenda", "/"),
            Get("agenda-empty", "/").By(Eyes.OnAQuietSite),
            Get("agenda-town", "/", _ => "/?place=Lyon&distance=25"),
            Get("agenda-nothing", "/", _ => "/?place=Brest"),
            Get("agenda-nowhere", "/", _ => "/?place=Xyzzyville"),
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
            Event("event-private", s => s.Private).By(Eyes.Organizer),
            Event("event-share", s => s.March) with
            {
                Then = async looking => await looking.Page.Locator("[popovertarget=share]").First.ClickAsync(),
            },
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
