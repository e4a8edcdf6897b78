namespace Farandole.Tests.Canaries;

internal static partial class Matrix
{
    /// <summary>The space of a group.</summary>
    private static string[] Inside =>
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
            "/groups/{handle}/resources",
            "/groups/{handle}/resources/new",
            "/groups/{handle}/resources/{resource}/edit",
            "/groups/{handle}/resources/{resource}/deletion",
        ];
}
