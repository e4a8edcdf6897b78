using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>How one comes into a group, who is there, and how one leaves.</summary>
internal static class MemberSights
{
    public static IEnumerable<Sight> All => [.. Coming, .. Inside];

    private static IEnumerable<Sight> Coming =>
        [
            Get("group-joining-nobody", "/groups/{handle}/joining", s => $"/groups/{s.Group}/joining"),
            Get("group-joining", "/groups/{handle}/joining", s => $"/groups/{s.Other}/joining").By(Eyes.WithAccount),
            Get("group-joining-in", "/groups/{handle}/joining", s => $"/groups/{s.Group}/joining").By(Eyes.WithAccount),
            Post(
                    "group-joining-errors",
                    "/groups/{handle}/joining",
                    s => $"/groups/{s.Other}/joining",
                    l =>
                        l.SendAsync(
                            "form[action$='/joining']",
                            ("as-name", new string('a', 61)),
                            ("answer-0", new string('b', 700))
                        )
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get("group-link-nobody", "/join/{invitation}", s => s.OtherLink),
            Get("group-link", "/join/{invitation}", s => s.OtherLink).By(Eyes.WithAccount),
            Get("group-link-over", "/join/{invitation}", _ => "/join/none").Answers(404),
        ];

    private static IEnumerable<Sight> Inside =>
        [
            Get("group-members", "/groups/{handle}/members", s => $"/groups/{s.Group}/members").By(Eyes.WithAccount),
            Get("group-members-none", "/groups/{handle}/members", s => $"/groups/{s.Group}/members?q=zzz")
                .By(Eyes.WithAccount),
            Get("group-member", "/groups/{handle}/members/{member:guid}", s => s.MemberPath).By(Eyes.WithAccount),
            Get(
                    "group-member-removal",
                    "/groups/{handle}/members/{member:guid}/removal",
                    s => $"{s.MemberPath}/removal"
                )
                .By(Eyes.WithAccount),
            Get(
                    "group-member-removal-far",
                    "/groups/{handle}/members/{member:guid}/removal",
                    s => $"{s.FarMemberPath}/removal"
                )
                .By(Eyes.WithAccount),
            Get("group-requests", "/groups/{handle}/requests", s => $"/groups/{s.Group}/requests").By(Eyes.WithAccount),
            Get("group-invitations", "/groups/{handle}/invitations", s => $"/groups/{s.Group}/invitations?done=invited")
                .By(Eyes.WithAccount),
            Post(
                    "group-invitations-errors",
                    "/groups/{handle}/invitations",
                    s => $"/groups/{s.Group}/invitations",
                    l => l.SendAsync("form[action$='/invitations']", ("uses", "0"), ("ends", ""), ("people", "cam@"))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get("group-invitation", "/groups/{handle}/invitations/{selector}", s => s.InvitationPath)
                .By(Eyes.WithAccount),
            Get("group-me", "/groups/{handle}/me", s => $"/groups/{s.Group}/me").By(Eyes.WithAccount),
            Post(
                    "group-me-errors",
                    "/groups/{handle}/me",
                    s => $"/groups/{s.Group}/me",
                    l => l.SendAsync("form[action$='/me']", ("does", new string('a', 90)))
                )
                .By(Eyes.WithAccount)
                .Answers(422),
            Get("group-departure", "/groups/{handle}/me/departure", s => $"/groups/{s.Group}/me/departure")
                .By(Eyes.WithAccount),
        ];
}
