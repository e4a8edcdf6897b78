using System.Text.RegularExpressions;

namespace Farandole.Browser.Tests.Pages;

/// <summary>The doors of the house, from the file that another test holds to the truth.</summary>
internal static partial class Inventory
{
    /// <summary>Method and route of each.</summary>
    public static IReadOnlyList<string> Doors { get; } =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "endpoints.txt"))
            .Where(line => line is not ("" or ['#', ..]))
            .Select(line => line.Split(" | ")[0]),
    ];

    /// <summary>What is read and is no page: files for programs, and ways to somewhere else.</summary>
    public static readonly IReadOnlySet<string> NotPages = new HashSet<string>
    {
        "GET /.well-known/host-meta",
        "GET /.well-known/nodeinfo",
        "GET /.well-known/security.txt",
        "GET /.well-known/webfinger",
        "GET /nodeinfo/2.0",
        "GET /nodeinfo/2.1",
        "GET /@{handle}/followers",
        "GET /@{handle}/outbox",
        "GET /relay",
        "GET /relay/followers",
        "GET /relay/outbox",
        "GET /relay/upcoming",
        "GET /@{handle}/upcoming",
        "GET /elsewhere/{id}.ics",
        // The page of /elsewhere, with its field filled.
        "GET /interact",
        "GET /account/data.json",
        "GET /account/data.zip",
        "GET /take/{token}/data.zip",
        "GET /account/outside/{site}/link",
        "GET /@{handle}/posts.atom",
        "GET /@{handle}/posts/{post}/pictures/{picture}.webp",
        "GET /agenda.atom",
        "GET /agenda.ics",
        "GET /agenda.json",
        "GET /api/v1/events",
        "GET /api/v1/groups",
        "GET /api/v1/groups/{handle}",
        "GET /api/v1/groups/{handle}/events",
        "GET /api/v1/groups/{handle}/members",
        "GET /api/v1/groups/{handle}/posts",
        "GET /api/v1/me/answers",
        "GET /api/v1/me/events",
        "GET /api/v1/me/profiles",
        "GET /api/v1/events/{id}",
        "GET /api/v1/events/{id}/announcements",
        "GET /api/v1/events/{id}/participations",
        "GET /api/v1/events/{id}/questions",
        "GET /api/{documentName}/openapi.json",
        "GET /covers/{id}.png",
        "GET /covers/{id}.svg",
        "GET /css/{file}",
        "GET /day-worker.js",
        "GET /dev/mail/{name}/raw",
        "GET /e/{code}",
        "GET /desk/servers.csv",
        "GET /events/{id}.atom",
        "GET /events/{id}.ics",
        "GET /events/{id}.json",
        // The page that stands at a personal link too.
        "GET /events/{id}/away",
        "GET /events/{id}/guests.csv",
        "GET /events/{id}/intrusion.csv",
        "GET /events/{id}/intrusion.json",
        "GET /events/{id}/online",
        "GET /events/{id}/live",
        "GET /events/{id}/participants.csv",
        "GET /events/{id}/talk-now",
        "GET /events/{id}/live",
        "GET /events/{id}/needs",
        "GET /events/{id}/needs.csv",
        "GET /events/{id}/intrusion.csv",
        "GET /events/{id}/intrusion.json",
        "GET /events/{id}/online",
        "GET /events/{id}/participants.csv",
        "GET /events/{id}/poll",
        "GET /events/{id}/qr.svg",
        "GET /events/{id}/souvenirs/{picture}.webp",
        "GET /feeds/{token}.atom",
        "GET /feeds/{token}.ics",
        "GET /fonts/{file}",
        "GET /groups/{handle}/members.csv",
        "GET /health/live",
        "GET /health/ready",
        "GET /img/{file}",
        "GET /js/{file}",
        "GET /licenses/{file}",
        "GET /notices/worker.js",
        "GET /oembed",
        "GET /pictures/{id}.webp",
        "GET /places",
        "GET /robots.txt",
        "GET /sitemap.xml",
        "GET /t/{ticket}/data.zip",
        "GET /t/{ticket}/event.ics",
        "GET /t/{ticket}/online",
    };

    /// <summary>Whether the door leads to that path; the exact door wins over one with a hole in it.</summary>
    public static string? DoorOf(string method, string path) =>
        Doors
            .Where(door => door.StartsWith(method + " ", StringComparison.Ordinal))
            .OrderBy(door => door.Count(c => c == '{'))
            .FirstOrDefault(door => Regex.IsMatch(path, Pattern(door[(method.Length + 1)..])));

    private static string Pattern(string route) => $"^{Hole().Replace(Regex.Escape(route), "[^/]+")}$";

    [GeneratedRegex(@"\\\{[^}]*\}")]
    private static partial Regex Hole();
}
