using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Platform.Identity;

namespace Farandole.Tests.Canaries;

/// <summary>
/// Every viewer × every representation × every piece of every kind of event. What may be seen is said below as data;
/// anything else that shows is a leak.
/// </summary>
public sealed class CanaryTests
{
    /// <summary>Nobody names an event here: only what is listed may show.</summary>
    private static readonly string[] Lists =
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
        "/privacy",
        "/rules",
        "/keys",
        "/new",
        "/places?q=zqplace",
        "/api/v1/openapi.json",
        "/health/ready",
    ];

    /// <summary>The event is named.</summary>
    private static readonly (string Path, string? Accept)[] Named =
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
    ];

    /// <summary>The organizers' own.</summary>
    private static readonly string[] Backstage =
    [
        "/events/{id}/manage",
        "/events/{id}/participants.csv",
        "/events/{id}/edit",
        "/events/{id}/messages",
        "/events/{id}/cancellation",
        "/events/{id}/deletion",
        "/api/v1/events/{id}/participations",
    ];

    private static readonly string[] Pieces =
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

    [Fact]
    [Requirement("SAFE-4")]
    public async Task What_may_not_be_seen_is_in_no_answer()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var world = await CanaryWorld.MakeAsync(app);
        var leaks = new List<string>();
        var shown = 0;
        foreach (var visitor in Visitors())
        {
            foreach (var (path, accept) in Lists.Select(l => (l, (string?)null)))
                shown += await Look(app, world, visitor, null, path, accept, leaks);
            foreach (var kind in Enum.GetValues<Kind>())
            {
                foreach (var (path, accept) in Named.Concat(Backstage.Select(b => (b, (string?)null))))
                    shown += await Look(app, world, visitor, kind, path, accept, leaks);
            }
        }
        Assert.Empty(leaks);
        // The matrix would prove nothing if nothing were ever shown.
        Assert.True(shown > 500, $"Only {shown} words were seen in all.");
    }

    private static IEnumerable<Visitor> Visitors()
    {
        yield return new("nobody", null, null);
        yield return new("a preview robot", null, null, "Mastodon/4.3 (http.rb; +https://example.org/)");
        foreach (var grant in new[] { GrantKind.Invitation, GrantKind.Ticket, GrantKind.Organizer })
        {
            foreach (var kind in new[] { Kind.Listed, Kind.Unlisted, Kind.Private })
                yield return new($"{grant} of {kind}", kind, grant);
        }
        yield return new("organizer of a draft", Kind.Draft, GrantKind.Organizer);
    }

    private static async Task<int> Look(
        App app,
        CanaryWorld world,
        Visitor visitor,
        Kind? about,
        string path,
        string? accept,
        List<string> leaks
    )
    {
        var answer = await Ask(app, world, visitor, about, path, accept);
        var shown = 0;
        foreach (var (kind, word) in Words())
        {
            if (!Traces.Shows(answer, word.Text))
                continue;
            shown++;
            if (!MaySee(visitor, about, kind, word, path))
                leaks.Add(
                    $"{visitor.Name} sees {word.Text} at {path} ({accept ?? "*/*"}) of {about?.ToString() ?? "nothing"}"
                );
        }
        return shown;
    }

    private static async Task<string> Ask(
        App app,
        CanaryWorld world,
        Visitor visitor,
        Kind? about,
        string path,
        string? accept
    )
    {
        var ct = TestContext.Current.CancellationToken;
        if (about is { } kind)
        {
            path = path.Replace("{id}", world.Events[kind].Id.ToString(), StringComparison.Ordinal)
                .Replace("{code}", world.Events[kind].Code, StringComparison.Ordinal);
        }
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        if (visitor.Agent is not null)
            request.Headers.UserAgent.ParseAdd(visitor.Agent);
        if (visitor is { Of: { } of, Grant: { } grant })
            request.Headers.Add("Cookie", $"e={world.Cookies[(of, grant)]}");
        using var answer = await app.Visitor().SendAsync(request, ct);
        Assert.True((int)answer.StatusCode < 500, $"{path} answers {(int)answer.StatusCode} to {visitor.Name}");
        var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).SelectMany(h => h.Value));
        return headers + "\n" + await answer.Content.ReadAsStringAsync(ct);
    }

    /// <summary>The table of who may see what.</summary>
    private static bool MaySee(Visitor visitor, Kind? about, Kind of, Canary word, string path)
    {
        var organizes = visitor.Of == of && visitor.Grant == GrantKind.Organizer;
        var participates = visitor.Of == of && visitor.Grant == GrantKind.Ticket;
        if (word.Never)
            return false;
        if (word.Exposure is { } exposure)
            return about == of
                && (
                    organizes && exposure != Exposure.Nobody && Backstage.Contains(path)
                    || word.IsName
                        && Opened(visitor, of)
                        && (
                            exposure == Exposure.All
                            || (exposure == Exposure.Participants && (participates || organizes))
                        )
                );
        if (word.Backstage)
            return about == of && organizes && Backstage.Contains(path);
        return of == Kind.Listed || (about == of && Opened(visitor, of));
    }

    private static bool Opened(Visitor visitor, Kind kind) =>
        kind switch
        {
            Kind.Draft => visitor.Of == kind && visitor.Grant == GrantKind.Organizer,
            Kind.Private => visitor.Of == kind,
            _ => true,
        };

    private static IEnumerable<(Kind Kind, Canary Word)> Words()
    {
        foreach (var kind in Enum.GetValues<Kind>())
        {
            foreach (var piece in Pieces)
                yield return (kind, new(CanaryWorld.Word(kind, piece)));
            yield return (kind, new(CanaryWorld.Word(kind, "label"), Backstage: true));
            yield return (kind, new(CanaryWorld.Word(kind, "by"), Backstage: true));
            yield return (kind, new(CanaryWorld.Word(kind, "orgamail"), Never: true));
            foreach (var exposure in Enum.GetValues<Exposure>())
            {
                yield return (kind, new(CanaryWorld.PersonWord(kind, exposure, "mail"), Never: true));
                yield return (
                    kind,
                    new(CanaryWorld.PersonWord(kind, exposure, "name"), Exposure: exposure, IsName: true)
                );
                yield return (kind, new(CanaryWorld.PersonWord(kind, exposure, "message"), Exposure: exposure));
            }
        }
    }

    private sealed record Visitor(string Name, Kind? Of, GrantKind? Grant, string? Agent = null);

    /// <summary>A word, and what kind of thing it is; addresses are shown to nobody, ever.</summary>
    private sealed record Canary(
        string Text,
        bool Backstage = false,
        bool Never = false,
        Exposure? Exposure = null,
        bool IsName = false
    );
}
