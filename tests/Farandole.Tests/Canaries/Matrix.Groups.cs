namespace Farandole.Tests.Canaries;

internal static partial class Matrix
{
    /// <summary>Of groups: what is behind most of them is asked by InsideTests as well, as a member and as nobody.</summary>
    private static string[] Groups =>
        [
            "/groups",
            "/new/group",
            "/new/group?kind=association",
            "/groups/{handle}",
            "/groups/{handle}/settings",
            "/groups/{handle}/end",
            "/groups/{handle}/rights",
            "/groups/{handle}/roles/new",
            "/groups/{handle}/roles/{role}",
            "/groups/{handle}/roles/{role}/deletion",
            "/groups/{handle}/members/{member}/role",
            "/groups/{handle}/teams",
            "/groups/{handle}/teams/new",
            "/groups/{handle}/teams/{team}",
            "/groups/{handle}/teams/{team}/edit",
            "/groups/{handle}/teams/{team}/deletion",
            "/groups/{handle}/joining",
            "/groups/{handle}/members",
            "/groups/{handle}/members.csv",
            "/groups/{handle}/members/{member}",
            "/groups/{handle}/members/{member}/removal",
            "/groups/{handle}/requests",
            "/groups/{handle}/invitations",
            "/groups/{handle}/invitations/{selector}",
            "/groups/{handle}/me",
            "/groups/{handle}/me/departure",
            "/join/{invitation}",
            "/groups/{handle}/events",
            "/groups/{handle}/resources",
            "/groups/{handle}/resources/new",
            "/groups/{handle}/resources/{resource}/edit",
            "/groups/{handle}/resources/{resource}/deletion",
            "/@{handle}/posts",
            "/@{handle}/posts.atom",
            "/@{handle}/posts/{post}",
            "/groups/{handle}/posts",
            "/groups/{handle}/posts/new",
            "/groups/{handle}/posts/{post}/edit",
            "/groups/{handle}/posts/{post}/deletion",
        ];
}
