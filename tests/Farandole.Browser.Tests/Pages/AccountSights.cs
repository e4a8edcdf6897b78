using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Signing in, by each of the ways that there are, and what those who run the instance see of it.</summary>
internal static class AccountSights
{
    private const string NoSignIn = "/account/sign-ins/AAAAAAAAAAAAAAAA";

    public static IEnumerable<Sight> All =>
        [
            Get("account", "/account"),
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
}
