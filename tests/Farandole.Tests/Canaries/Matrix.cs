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
        "/search",
        .. Searches,
        "/api/v1/events",
        "/embed/agenda",
        "/about",
        "/accessibility",
        "/privacy",
        "/privacy/register",
        "/rules",
        "/keys",
        "/account",
        "/account/data.json",
        "/account/data.zip",
        "/account/memory",
        "/account/memory/erasure?part=answers&line=none",
        "/account/events",
        "/account/events?past=1",
        "/hosting/{together}",
        "/account/sign-ins/{selector}",
        "/account/invitations/{invitation}",
        "/account/second-step",
        "/account/second-step/removals/{removal}",
        "/account/outside/{site}",
        "/account/outside/{site}/link",
        "/account/outside/{site}/return",
        "/account/apps/new",
        "/api/v1/me/profiles",
        "/api/v1/me/events",
        "/api/v1/me/answers",
        "/account/profiles/new",
        "/account/profiles/{handle}",
        "/account/profiles/{handle}/deletion",
        "/account/profiles/{handle}/move",
        "/@{handle}",
        .. Elsewhere,
        .. Groups,
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
        ("/events/{id}.atom", null),
        ("/events/{id}/online", null),
        ("/events/{id}/follow", "text/html"),
        ("/events/{id}?lang=en", "text/html"),
        ("/events/{id}/day", "text/html"),
        ("/e/{code}", "text/html"),
        ("/embed/events/{id}", "text/html"),
        ("/oembed?format=json&url=http%3A%2F%2Ffarandole.test%2Fevents%2F{id}", null),
        ("/api/v1/events/{id}", null),
        ("/events/{id}/poster", "text/html"),
        ("/events/{id}/qr.svg", null),
        ("/events/{id}/away", "text/html"),
        ("/events/{id}/promotion", "text/html"),
        ("/events/{id}/needs", "text/html"),
        ("/events/{id}/bring", "text/html"),
        ("/events/{id}/poll", "text/html"),
        ("/events/{id}/needs/{need}/claim", "text/html"),
        ("/events/{id}/answer", "text/html"),
        ("/events/{id}/interact", "text/html"),
        ("/events/{id}/answered", "text/html"),
        ("/events/{id}/asked", "text/html"),
        .. Voices,
        ("/api/v1/events/{id}/questions", null),
        ("/api/v1/events/{id}/announcements", null),
        ("/events/{id}/talk-now", "text/html"),
        ("/events/{id}/souvenirs/{picture}.webp", null),
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
        "/events/{id}/guests",
        "/events/{id}/guests.csv",
        "/events/{id}/guests/{guest}",
        "/events/{id}/edit",
        "/events/{id}/messages",
        "/events/{id}/cancellation",
        "/events/{id}/deletion",
        "/events/{id}/log",
        "/events/{id}/surprise",
        "/events/{id}/keys",
        "/events/{id}/dates",
        "/events/{id}/lines",
        "/events/{id}/lines/{need}",
        "/events/{id}/needs.csv",
        "/events/{id}/waiting",
        "/events/{id}/requests",
        "/events/{id}/admission",
        "/events/{id}/attendance",
        "/events/{id}/door",
        "/events/{id}/door?code=ZQ",
        "/events/{id}/pieces",
        "/events/{id}/pieces/{piece}",
        "/events/{id}/blocks",
        "/events/{id}/intrusion",
        "/events/{id}/intrusion.csv",
        "/events/{id}/intrusion.json",
        "/events/{id}/participations/{participation}/removal",
        "/events/{id}/questions",
        "/events/{id}/talk",
        "/events/{id}/afterwards",
        "/events/{id}/hosting",
        "/events/{id}/notes",
        "/events/{id}/notes/{note}",
        "/new?from={id}",
        "/api/v1/events/{id}/participations",
    ];

    /// <summary>Those of them that show something else once it is over.</summary>
    public static readonly string[] Afterwards = ["/events/{id}/afterwards", "/events/{id}/log", "/new?from={id}"];

    /// <summary>Doors that are not asked.</summary>
    public static readonly Dictionary<string, string> Unasked = new(AtOwnAddresses)
    {
        ["/css/{file}"] = "A file of the program.",
        ["/fonts/{file}"] = "A file of the program.",
        ["/img/{file}"] = "A file of the program.",
        ["/js/{file}"] = "A file of the program.",
        ["/day-worker.js"] = "A file of the program.",
        ["/notices/worker.js"] = "A file of the program.",
        ["/licenses/{file}"] = "A file of the program.",
        ["/pictures/{id}.webp"] = "Pixels, under a name of 128 random bits.",
        ["/f/{link}"] = "Behind a link that a letter brought: FollowTests open it.",
        ["/events/{id}/live"] = "Words of the program only, which say that something changed: LiveTests.",
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
        "needlabel",
        "neednote",
        "route",
        "linelabel",
        "line",
        "question",
        "answer",
        "answerer",
        "news",
    ];

    private static readonly string[] BehindTheScenes =
    [
        "label",
        "by",
        "heldquestion",
        "privatequestion",
        "talkremoved",
        "guestname",
        "guestmail",
        "thanksletter",
        "teamnote",
    ];

    private static readonly string[] Inner = ["innernews", "souvenir", "pixels"];

    /// <summary>Every door of the inventory that somebody may open to read, without the constraints of its parameters.</summary>
    public static IEnumerable<string> Doors =>
        Doorway.All.Where(d => d.Method == "GET").Select(d => Constraint().Replace(d.Route, "}"));

    /// <summary>The routes that are asked, in the inventory's words.</summary>
    public static IEnumerable<string> Asked =>
        Lists
            .Concat(ForServers)
            .Concat(Named.Select(n => n.Path))
            .Concat(Backstage)
            .Concat(Tickets)
            .Select(p => p.Split('?')[0])
            .Select(p => p.Replace("{import}", "{id}", StringComparison.Ordinal))
            .Select(p => p.Replace("{there}", "{id}", StringComparison.Ordinal))
            .Select(p => p.Replace("{news}", "{id}", StringComparison.Ordinal))
            .Select(p => p.Replace("{held}", "{question}", StringComparison.Ordinal))
            .Select(p => p.Replace("/stop/all", "/stop/{kind}", StringComparison.Ordinal));

    public static IEnumerable<Canary> Words()
    {
        foreach (var kind in Enum.GetValues<Kind>())
        {
            foreach (var piece in Pieces)
                yield return new(kind, CanaryWorld.Word(kind, piece), Part.Piece);
            foreach (var piece in BehindTheScenes)
                yield return new(kind, CanaryWorld.Word(kind, piece), Part.Backstage);
            foreach (var piece in (string[])["orgamail", "oldlabel", "askmail", "newaddress"])
                yield return new(kind, CanaryWorld.Word(kind, piece), Part.Never);
            foreach (var piece in (string[])["talk", "talkname", "thanks"])
                yield return new(kind, CanaryWorld.Word(kind, piece), Part.Talk);
            foreach (var piece in Inner)
                yield return new(kind, CanaryWorld.Word(kind, piece), Part.Inner);
            yield return new(kind, CanaryWorld.Word(kind, "talksilenced"), Part.Silenced);
            yield return new(kind, CanaryWorld.Word(kind, "host"), Part.Host);
            // Seen by those who see what somebody sent by the form with its usual exposure.
            yield return new(kind, CanaryWorld.Word(kind, "remotename"), Part.Name, Who.Organizers);
            yield return new(kind, CanaryWorld.Word(kind, "remoteword"), Part.Message, Who.Organizers);
            yield return new(kind, CanaryWorld.Word(kind, "remotehandle"), Part.Elsewhere, Who.Organizers);
            foreach (var who in Enum.GetValues<Who>())
            {
                yield return new(kind, CanaryWorld.PersonWord(kind, who, "mail"), Part.Mail, who);
                yield return new(kind, CanaryWorld.PersonWord(kind, who, "name"), Part.Name, who);
                yield return new(kind, CanaryWorld.PersonWord(kind, who, "message"), Part.Message, who);
                // What exactly they bring is seen by those who see their name.
                yield return new(kind, CanaryWorld.PersonWord(kind, who, "claim"), Part.Name, who);
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

    /// <summary>For whoever sees the event's page, and nowhere else.</summary>
    Talk,

    /// <summary>Who somebody is on another server, for the organizers.</summary>
    Elsewhere,

    /// <summary>For those who answered.</summary>
    Inner,

    /// <summary>For the team, and for who said it.</summary>
    Silenced,

    /// <summary>The name of a group by link that announces it: of what is public, for the organizers and its members.</summary>
    Host,
}

internal sealed record Canary(Kind Kind, string Text, Part Part, Who Who = default)
{
    public Exposure Exposure => CanaryWorld.ExposureOf(Who);

    /// <summary>Comes, or waits for a seat: the organizers see both.</summary>
    public bool IsOfSomebodyIn => Part is Part.Name or Part.Message && Who is <= Who.All or Who.Waiting;

    public bool IsOfSomebodyComing => Who <= Who.All;
}
