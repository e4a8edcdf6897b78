using System.Text.RegularExpressions;
using Farandole.Domain.Participations;
using Farandole.Tests.House;

namespace Farandole.Tests.Canaries;

/// <summary>The addresses that are asked, as the inventory writes them, and those that need not be, with the reason.</summary>
internal static partial class Matrix
{
    /// <summary>Nobody names an event here: only what is listed may show.</summary>
    public static readonly string[] Lists =
    [
        "/",
        "/?free=1",
        "/?online=1",
        "/?place=Lyon&distance=50",
        "/agenda.ics",
        "/agenda.atom",
        "/agenda.json",
        "/sitemap.xml",
        "/robots.txt",
        "/api/v1/events",
        "/embed/agenda",
        "/about",
        "/accessibility",
        "/privacy",
        "/privacy/register",
        "/rules",
        "/keys",
        "/manage",
        "/new",
        "/erased",
        "/places?q=zqplace",
        "/api/{documentName}/openapi.json",
        "/health/live",
        "/health/ready",
        "/.well-known/security.txt",
        "/desk",
        "/desk/import",
        "/desk/import/{import}",
    ];

    /// <summary>The event is named.</summary>
    public static readonly (string Path, string? Accept)[] Named =
    [
        ("/events/{id}", "text/html"),
        ("/events/{id}", "application/json"),
        ("/events/{id}", "application/activity+json"),
        ("/events/{id}", "text/calendar"),
        ("/events/{id}.ics", null),
        ("/events/{id}.json", null),
        ("/events/{id}?lang=en", "text/html"),
        ("/e/{code}", "text/html"),
        ("/embed/events/{id}", "text/html"),
        ("/oembed?format=json&url=http%3A%2F%2Ffarandole.test%2Fevents%2F{id}", null),
        ("/api/v1/events/{id}", null),
        ("/events/{id}/poster", "text/html"),
        ("/events/{id}/qr.svg", null),
        ("/events/{id}/answer", "text/html"),
        ("/events/{id}/answered", "text/html"),
        ("/covers/{id}.svg", null),
        ("/covers/{id}.png", null),
        ("/i/{secret}", null),
    ];

    /// <summary>The organizers' own.</summary>
    public static readonly string[] Backstage =
    [
        "/events/{id}/manage",
        "/events/{id}/manage?q=zqname",
        "/events/{id}/participants.csv",
        "/events/{id}/edit",
        "/events/{id}/messages",
        "/events/{id}/cancellation",
        "/events/{id}/deletion",
        "/events/{id}/log",
        "/events/{id}/keys",
        "/events/{id}/participations/{participation}/removal",
        "/api/v1/events/{id}/participations",
    ];

    /// <summary>Behind somebody's personal link: whoever has it is them.</summary>
    public static readonly string[] Tickets =
    [
        "/t/{ticket}",
        "/t/{ticket}?done=confirmed",
        "/t/{ticket}/data.zip",
        "/t/{ticket}/erasure",
        "/t/{ticket}/event.ics",
        "/t/{ticket}/stop/all",
        "/t/{ticket}/withdrawal",
        "/refusal/{token}",
    ];

    /// <summary>Doors that are not asked.</summary>
    public static readonly Dictionary<string, string> Unasked = new()
    {
        ["/css/{file}"] = "A file of the program.",
        ["/fonts/{file}"] = "A file of the program.",
        ["/img/{file}"] = "A file of the program.",
        ["/js/{file}"] = "A file of the program.",
        ["/licenses/{file}"] = "A file of the program.",
        ["/pictures/{id}.webp"] = "Pixels, under a name of 128 random bits.",
        ["/dev/mail"] = "For developers: what letters may say is tested by itself.",
        ["/dev/mail/{name}"] = "For developers: what letters may say is tested by itself.",
        ["/dev/mail/{name}/raw"] = "For developers: what letters may say is tested by itself.",
    };

    public static readonly string[] Pieces =
    [
        "title",
        "place",
        "address",
        "formerplace",
        "text",
        "contact",
        "price",
        "link",
        "reason",
    ];

    /// <summary>Every door of the inventory that somebody may open to read, without the constraints of its parameters.</summary>
    public static IEnumerable<string> Doors =>
        Doorway.All.Where(d => d.Method == "GET").Select(d => Constraint().Replace(d.Route, "}"));

    /// <summary>The routes that are asked, in the inventory's words.</summary>
    public static IEnumerable<string> Asked =>
        Lists
            .Concat(Named.Select(n => n.Path))
            .Concat(Backstage)
            .Concat(Tickets)
            .Select(p => p.Split('?')[0])
            .Select(p => p.Replace("{import}", "{id}", StringComparison.Ordinal))
            .Select(p => p.Replace("/stop/all", "/stop/{kind}", StringComparison.Ordinal));

    public static IEnumerable<Canary> Words()
    {
        foreach (var kind in Enum.GetValues<Kind>())
        {
            foreach (var piece in Pieces)
                yield return new(kind, CanaryWorld.Word(kind, piece), Part.Piece);
            foreach (var piece in (string[])["label", "by"])
                yield return new(kind, CanaryWorld.Word(kind, piece), Part.Backstage);
            foreach (var piece in (string[])["orgamail", "oldlabel"])
                yield return new(kind, CanaryWorld.Word(kind, piece), Part.Never);
            foreach (var who in Enum.GetValues<Who>())
            {
                yield return new(kind, CanaryWorld.PersonWord(kind, who, "mail"), Part.Mail, who);
                yield return new(kind, CanaryWorld.PersonWord(kind, who, "name"), Part.Name, who);
                yield return new(kind, CanaryWorld.PersonWord(kind, who, "message"), Part.Message, who);
            }
        }
    }

    [GeneratedRegex(@":[^{}]+\}")]
    private static partial Regex Constraint();
}

/// <summary>What a word is a word of.</summary>
internal enum Part
{
    Piece,
    Backstage,
    Never,
    Mail,
    Name,
    Message,
}

internal sealed record Canary(Kind Kind, string Text, Part Part, Who Who = default)
{
    public Exposure Exposure => CanaryWorld.ExposureOf(Who);

    public bool IsOfSomebodyIn => Part is Part.Name or Part.Message && Who <= Who.All;
}
