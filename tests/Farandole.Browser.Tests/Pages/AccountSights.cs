using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Signing in, one's account, and the public faces that one gives oneself.</summary>
internal static class AccountSights
{
    public static IEnumerable<Sight> All => [.. Account, .. Profiles];

    private static IEnumerable<Sight> Account =>
        [
            Get("sign-in", "/account"),
            Get("account", "/account").By(Eyes.WithAccount),
            Get("sign-in-code", "/account/sign-ins/{selector}", _ => "/account/sign-ins/AAAAAAAAAAAAAAAA"),
            Post(
                    "sign-in-errors",
                    "/account/sign-ins",
                    _ => "/account",
                    looking => looking.SendAsync("form[action='/account/sign-ins']", ("email", "romain@"))
                )
                .Answers(422),
            Post(
                    "sign-in-code-errors",
                    "/account/sign-ins/{selector}",
                    _ => "/account/sign-ins/AAAAAAAAAAAAAAAA",
                    looking => looking.SendAsync("form[action^='/account/sign-ins/']", ("code", "1234"))
                )
                .Answers(422),
        ];

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
            Trouble("profile-gone", 410, s => $"/@{s.Handle}_gone"),
        ];
}
