using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Signing in by each of the ways that there are, one's account, and the public faces that one gives oneself.</summary>
internal static class AccountSights
{
    private const string NoSignIn = "/account/sign-ins/AAAAAAAAAAAAAAAA";

    public static IEnumerable<Sight> All =>
        [
            .. Account,
            .. Outside,
            .. Apps,
            .. SecondStep,
            .. Profiles,
            .. GroupSights.All,
            .. RoleSights.All,
            .. MemberSights.All,
            .. BlockSights.All,
            .. ResourceSights.All,
            .. PostSights.All,
            .. FollowingSights.All,
        ];

    private static IEnumerable<Sight> Account =>
        [
            Get("sign-in", "/account"),
            Get("account", "/account").By(Eyes.WithAccount),
            Post(
                    "account-gathered",
                    "/account/gathering",
                    _ => "/account",
                    l => l.SendAsync("form[action='/account/gathering']")
                )
                .By(Eyes.WithAccount),
            Get("account-events", "/account/events").By(Eyes.WithAccount),
            Get("account-events-past", "/account/events", _ => "/account/events?past=1").By(Eyes.WithAccount),
            Get("together-gone", "/hosting/{together:guid}", _ => $"/hosting/{Guid.Empty}").Answers(404),
            Get("take-over", "/take/{token}", _ => "/take/none").Answers(404),
            Get("memory", "/account/memory").By(Eyes.WithAccount),
            Get("memory-erase", "/account/memory/erasure", _ => "/account/memory") with
            {
                Eyes = Eyes.WithAccount,
                Then = l => l.ComeAlongAsync(() => l.Page.Locator("#answers a[href*='/erasure?']").First.ClickAsync()),
            },
            Get("answer-as", "/events/{id}/answer", s => $"{s.Circle.Path}/answer").By(Eyes.WithAccount),
            Get("account-on-request", "/account").By(Eyes.OnAQuietSite),
            Post(
                    "account-errors",
                    "/account/sign-ins",
                    _ => "/account",
                    l => l.SendAsync("form[action='/account/sign-ins']", ("email", "cam@"))
                )
                .Answers(422),
            Post(
                    "account-password-errors",
                    "/account/password-sign-ins",
                    _ => "/account",
                    l =>
                        l.SendAsync(
                            "form[action='/account/password-sign-ins']",
                            ("email", "cam@example.org"),
                            ("password", "quatre chevaux verts")
                        )
                )
                .Answers(422),
            Get("account-proof", "/account/sign-ins/{selector}", _ => NoSignIn),
            Post(
                    "account-proof-errors",
                    "/account/sign-ins/{selector}",
                    _ => NoSignIn,
                    l => l.SendAsync("main form", ("code", "00000000"))
                )
                .Answers(422),
            Get("invitation-over", "/account/invitations/{invitation}", _ => "/account/invitations/none").Answers(404),
            Post(
                    "invitation-errors",
                    "/desk/invitations",
                    _ => "/desk",
                    l => l.SendAsync("form[action='/desk/invitations']", ("uses", "0"), ("ends", ""))
                )
                .Answers(422)
                .By(Eyes.QuietSteward),
        ];

    private static IEnumerable<Sight> Outside =>
        [
            Get("outside-silent", "/account/outside/{site}", _ => "/account/outside/house")
                .By(Eyes.OnAQuietSite)
                .Answers(424),
            Get("outside-go-on", "/account/outside/{site}/return", _ => "/account/outside/house/return")
                .By(Eyes.OnAQuietSite),
            Post(
                    "outside-refused",
                    "/account/outside/{site}/return",
                    _ => "/account/outside/house/return",
                    l => l.SendAsync("form[action='/account/outside/house/return']")
                )
                .By(Eyes.OnAQuietSite)
                .Answers(422),
            Post(
                    "directory-silent",
                    "/account/directory-sign-ins",
                    _ => "/account",
                    l =>
                        l.SendAsync(
                            "form[action='/account/directory-sign-ins']",
                            ("name", "nadia"),
                            ("password", "quatre chevaux verts")
                        )
                )
                .By(Eyes.OnAQuietSite)
                .Answers(424),
        ];

    private static IEnumerable<Sight> Apps =>
        [
            Get("app-new", "/account/apps/new").By(Eyes.WithAccount),
            Post(
                    "app-errors",
                    "/account/apps",
                    _ => "/account/apps/new",
                    l => l.SendAsync("form[action='/account/apps']", ("name", ""))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
        ];

    private static IEnumerable<Sight> SecondStep =>
        [
            Get("second-step-begun", "/account/second-step", _ => "/account") with
            {
                Eyes = Eyes.WithAccount,
                Then = BeginAsync,
            },
            Post(
                    "second-step-begun-errors",
                    "/account/second-step/start",
                    _ => "/account",
                    async l =>
                    {
                        await BeginAsync(l);
                        await l.SendAsync("form[action='/account/second-step/start']", ("code", "000 000"));
                    }
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get("account-second-step", "/account").By(Eyes.WithSecondStep),
            Post(
                    "second-step-codes",
                    "/account/second-step/codes",
                    _ => "/account",
                    l => l.SendAsync("form[action='/account/second-step/codes']")
                )
                .By(Eyes.WithSecondStep),
            Post(
                    "second-step-end-errors",
                    "/account/second-step/end",
                    _ => "/account",
                    l => l.SendAsync("form[action='/account/second-step/end']", ("code", "000 000"))
                )
                .By(Eyes.WithSecondStep)
                .Answers(422),
            Get("second-step-show", "/account").By(Eyes.Halfway),
            Post(
                    "second-step-show-errors",
                    "/account/second-step/proofs",
                    _ => "/account",
                    l => l.SendAsync("form[action='/account/second-step/proofs']", ("code", "000 000"))
                )
                .By(Eyes.Halfway)
                .Answers(422),
            Post(
                    "second-step-paper-errors",
                    "/account/second-step/proofs",
                    _ => "/account",
                    l => l.SendAsync("#lost form[action='/account/second-step/proofs']", ("paper", "2345-6789"))
                )
                .By(Eyes.Halfway)
                .Answers(422),
            Post(
                    "second-step-removal",
                    "/account/second-step/removal",
                    _ => "/account",
                    l => l.SendAsync("form[action='/account/second-step/removal']")
                )
                .By(Eyes.Halfway),
            Get(
                    "second-step-removal-over",
                    "/account/second-step/removals/{removal}",
                    _ => "/account/second-step/removals/none"
                )
                .Answers(404),
        ];

    private static Task BeginAsync(Looking looking) => looking.SendAsync("form[action='/account/second-step']");

    private static IEnumerable<Sight> Profiles =>
        [
            Get("profile", "/@{handle}", s => $"/@{s.Handle}"),
            Get("profile-new", "/account/profiles/new").By(Eyes.WithAccount),
            Post(
                    "profile-errors",
                    "/account/profiles",
                    _ => "/account/profiles/new",
                    looking => looking.SendAsync("form[action='/account/profiles']", ("handle", "a b"))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get("profile-edit", "/account/profiles/{handle}", s => $"/account/profiles/{s.Handle}?done=made")
                .By(Eyes.WithAccount),
            Get("profile-delete", "/account/profiles/{handle}/deletion", s => $"/account/profiles/{s.Handle}/deletion")
                .By(Eyes.WithAccount),
            Get("profile-move", "/account/profiles/{handle}/move", s => $"/account/profiles/{s.Handle}/move")
                .By(Eyes.WithAccount),
            Post(
                    "profile-move-errors",
                    "/account/profiles/{handle}/move",
                    s => $"/account/profiles/{s.Handle}/move",
                    l => l.SendAsync("main form[action$='/move']", ("to", "nulle part"))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Post(
                    "profile-origin-errors",
                    "/account/profiles/{handle}/move/origin",
                    s => $"/account/profiles/{s.Handle}/move",
                    l => l.SendAsync("main form[action$='/origin']", ("known", "nulle part"))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Trouble("profile-gone", 410, s => $"/@{s.Handle}_gone"),
        ];
}
