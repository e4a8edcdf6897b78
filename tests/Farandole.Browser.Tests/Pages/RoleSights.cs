using static Farandole.Browser.Tests.Pages.Sights;

namespace Farandole.Browser.Tests.Pages;

/// <summary>Who may do what in a group: its roles, its teams, and what is asked before they change.</summary>
internal static class RoleSights
{
    public static IEnumerable<Sight> All => Pages.Select(s => s.By(Eyes.WithAccount));

    private static IEnumerable<Sight> Pages =>
        [
            Get("rights", "/groups/{handle}/rights", s => $"{s.Space}/rights?done=role-made"),
            Get("rights-as", "/groups/{handle}/rights", s => $"{s.Space}/rights?as={s.Role}"),
            Get("role-new", "/groups/{handle}/roles/new", s => $"{s.Space}/roles/new"),
            Post(
                    "role-errors",
                    "/groups/{handle}/roles",
                    s => $"{s.Space}/roles/new",
                    l => l.SendAsync("form[action$='/roles']", ("name", ""))
                )
                .Answers(422),
            Get("role", "/groups/{handle}/roles/{role}", s => $"{s.Space}/roles/{s.Role}"),
            Post(
                "role-confirm",
                "/groups/{handle}/roles/{role}",
                s => $"{s.Space}/roles/{s.Role}",
                l => l.SendAsync($"form[action$='{l.Scene.Role}']", ("area-Members", "Propose"))
            ),
            Get("role-delete", "/groups/{handle}/roles/{role}/deletion", s => $"{s.Space}/roles/{s.Role}/deletion"),
            Post(
                    "role-delete-errors",
                    "/groups/{handle}/roles/{role}/deletion",
                    s => $"{s.Space}/roles/{s.Role}/deletion",
                    l => l.SendAsync("form[action$='/deletion']")
                )
                .Answers(422),
            Get("role-give", "/groups/{handle}/members/{member}/role", s => $"{s.Space}/members/{s.Member}/role"),
            Post(
                    "role-give-errors",
                    "/groups/{handle}/members/{member}/role",
                    s => $"{s.Space}/members/{s.Member}/role",
                    l => l.SendAsync("form[action$='/role']", ("role", l.Scene.Role), ("until", "2020-01-01"))
                )
                .Answers(422),
            Get("teams", "/groups/{handle}/teams", s => $"{s.Space}/teams"),
            Get("team-new", "/groups/{handle}/teams/new", s => $"{s.Space}/teams/new"),
            Get("team", "/groups/{handle}/teams/{team}", s => $"{s.Space}/teams/{s.Team}?done=seat-saved"),
            Post(
                    "team-seat-errors",
                    "/groups/{handle}/teams/{team}/members",
                    s => $"{s.Space}/teams/{s.Team}",
                    l => l.SendAsync("form[action$='/members']", ("until", "2020-01-01"))
                )
                .Answers(422),
            Get("team-edit", "/groups/{handle}/teams/{team}/edit", s => $"{s.Space}/teams/{s.Team}/edit"),
            Get("team-delete", "/groups/{handle}/teams/{team}/deletion", s => $"{s.Space}/teams/{s.Team}/deletion"),
        ];
}
