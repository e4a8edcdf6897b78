namespace Farandole.Tests.Canaries;

internal static partial class Matrix
{
    /// <summary>
    /// Of groups and within them; the words that only some of their members may read have a matrix of their own
    /// (Posts/SecrecyTests).
    /// </summary>
    private static string[] InGroups =>
        [
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
            "/groups/{handle}/events",
            "/@{handle}/posts",
            "/@{handle}/posts.atom",
            "/@{handle}/posts/{post}",
            "/groups/{handle}/posts",
            "/groups/{handle}/posts/new",
            "/groups/{handle}/posts/{post}/edit",
            "/groups/{handle}/posts/{post}/deletion",
        ];
}
