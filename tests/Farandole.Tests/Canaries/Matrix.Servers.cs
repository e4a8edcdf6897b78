namespace Farandole.Tests.Canaries;

internal static partial class Matrix
{
    /// <summary>What other servers read of those who act here.</summary>
    public static readonly string[] ForServers =
    [
        "/.well-known/webfinger?resource=acct:zq_canary@farandole.test",
        "/.well-known/host-meta",
        "/.well-known/nodeinfo",
        "/nodeinfo/2.0",
        "/nodeinfo/2.1",
        "/@{handle}",
        "/@{handle}/followers",
        "/@{handle}/outbox",
        "/@{handle}/outbox?page=true",
        "/@{handle}/upcoming",
        "/@{handle}/upcoming?page=true",
        "/relay",
        "/relay/followers",
        "/relay/outbox",
        "/relay/outbox?page=true",
        "/relay/upcoming",
        "/relay/upcoming?page=true",
    ];

    /// <summary>A question at its own address, which for other servers is that of its answer, and the way to report the event.</summary>
    private static (string Path, string? Accept)[] Voices =>
        [
            ("/report?about=%2Fevents%2F{id}", "text/html"),
            ("/events/{id}/questions/{question}", "text/html"),
            ("/events/{id}/questions/{held}", "text/html"),
            ("/events/{id}/questions/{question}", "application/activity+json"),
            ("/events/{id}/questions/{held}", "application/activity+json"),
        ];

    /// <summary>What is shown here of other servers, and how somebody there is found.</summary>
    private static string[] Elsewhere =>
        [
            "/elsewhere",
            "/elsewhere/{there}",
            "/elsewhere/{there}.ics",
            "/elsewhere/{there}/coming",
            "/elsewhere/{there}/promotion",
            "/elsewhere/posts/{news}",
            "/elsewhere/posts/{news}/promotion",
            "/interact?uri=zqthere",
            "/follow?who=http%3A%2F%2Fthere.example%2Fzoe",
            "/elsewhere/membership?who=http%3A%2F%2Fthere.example%2Fchorale",
            "/desk/elsewhere",
            "/desk/keys",
            "/report",
        ];
}
