using System.IO.Compression;
using System.Text;
using CsCheck;
using Farandole.Domain.Events;
using Farandole.Tests.Coming;
using MimeKit;
using NodaTime;

namespace Farandole.Tests.Pieces;

/// <summary>
/// Random rules on random pieces, asked by random people, in random representations, before and after their moments: what
/// may be seen is computed a second time here, and anything else that shows is a leak.
/// </summary>
public sealed class NothingLeaksTests
{
    private const int Events = 24;
    private const int CasesAtEachMoment = 300;
    private static readonly Instant Soon = App.Start + Duration.FromHours(1);
    private static readonly Instant Later = App.Start + Duration.FromHours(3);

    /// <summary>How little whoever reads it is: lists and copies that go round are nobody's in particular.</summary>
    private enum For
    {
        Passer,
        Anybody,
        Viewer,
        Ticket,
    }

    private static readonly (string Path, string? Accept, For For)[] Outlets =
    [
        ("/", null, For.Passer),
        ("/?online=1", null, For.Passer),
        ("/search?q=rendez-vous", null, For.Passer),
        ("/search?q=rendez-vous&online=1", null, For.Passer),
        ("/?place=Lyon&distance=50", null, For.Passer),
        ("/agenda.ics", null, For.Passer),
        ("/agenda.atom", null, For.Passer),
        ("/agenda.json", null, For.Passer),
        ("/api/v1/events", null, For.Passer),
        ("/embed/agenda", null, For.Passer),
        ("/sitemap.xml", null, For.Passer),
        ("/embed/events/{id}", null, For.Passer),
        ("/oembed?format=json&url=http%3A%2F%2Ffarandole.test%2Fevents%2F{id}", null, For.Passer),
        ("/events/{id}", "application/activity+json", For.Anybody),
        ("/events/{id}", "text/html", For.Viewer),
        ("/events/{id}?lang=en", "text/html", For.Viewer),
        ("/events/{id}", "application/json", For.Viewer),
        ("/events/{id}.json", null, For.Viewer),
        ("/events/{id}.ics", null, For.Viewer),
        ("/events/{id}.atom", null, For.Viewer),
        ("/api/v1/events/{id}", null, For.Viewer),
        ("/e/{code}", null, For.Viewer),
        ("/events/{id}/poster", null, For.Viewer),
        ("/events/{id}/answer", null, For.Viewer),
        ("/events/{id}/follow", null, For.Viewer),
        ("/events/{id}/online", null, For.Viewer),
        ("/t/{ticket}", null, For.Ticket),
        ("/t/{ticket}/event.ics", null, For.Ticket),
        ("/t/{ticket}/online", null, For.Ticket),
        ("/t/{ticket}/data.zip", null, For.Ticket),
        ("/t/{ticket}/withdrawal", null, For.Ticket),
    ];

    private static readonly Gen<(Audience, Instant?)> Rule = Gen.Select(
        OneOf(Enum.GetValues<Audience>()),
        OneOf<Instant?>([null, null, Soon, Later])
    );

    private static readonly Gen<Plan> Plans = Gen.Select(
        OneOf(Enum.GetValues<Visibility>()),
        Gen.Bool,
        Rule.Array[SecretWorld.Secret.Length],
        Gen.Int[0, 31],
        (visibility, asks, rules, which) =>
            new Plan(0, visibility, asks)
            {
                Rules = SecretWorld
                    .Secret.Index()
                    .Where(p => (which & (1 << p.Index)) != 0)
                    .ToDictionary(p => p.Item, p => rules[p.Index]),
            }
    );

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("SAFE-2")]
    [Requirement("PUBLIC-1")]
    public async Task Of_random_secrets_nobody_sees_what_is_not_theirs_anywhere()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var world = new SecretWorld(app);
        Plan[] plans = [.. Plans.Array[Events].Single().Select((p, i) => p with { Number = i + 1 })];
        foreach (var plan in plans)
            await world.Add(plan);
        await app.DrainAsync();

        var (leaks, shown, read) = (new List<string>(), 0, 0);
        foreach (var wait in (Duration[])[Duration.FromMinutes(11), Duration.FromHours(1), Duration.FromHours(2)])
        {
            await app.PassAsync(wait);
            foreach (var one in Cases(plans).Array[CasesAtEachMoment].Single())
                shown += await Look(app, world, plans, one, leaks);
            foreach (var letter in app.Letters().Skip(read))
                shown += Read(letter, plans, app.Now(), leaks);
            read = app.Letters().Count;
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Distinct().Take(30)));
        // It would prove nothing if nothing were ever shown.
        Assert.True(shown > 200, $"Only {shown} words were seen in all.");
        Assert.True(read > 20, $"Only {read} letters left.");
    }

    private static Gen<T> OneOf<T>(T[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    private static Gen<(Plan Plan, Eyes Eyes, int Outlet)> Cases(Plan[] plans) =>
        Gen.Select(OneOf(plans), OneOf(Enum.GetValues<Eyes>()), Gen.Int[0, Outlets.Length - 1]);

    private static async Task<int> Look(
        App app,
        SecretWorld world,
        Plan[] plans,
        (Plan Plan, Eyes Eyes, int Outlet) one,
        List<string> leaks
    )
    {
        var (plan, eyes, (path, accept, kind)) = (one.Plan, one.Eyes, Outlets[one.Outlet]);
        var ticket = world.TicketOf(plan, eyes);
        if (kind == For.Ticket && ticket is null)
            return 0;
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            path.Replace("{id}", plan.Id.ToString(), StringComparison.Ordinal)
                .Replace("{code}", plan.Code, StringComparison.Ordinal)
                .Replace("{ticket}", ticket, StringComparison.Ordinal)
        );
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        if (kind != For.Ticket && world.CookieOf(plan, eyes) is { } cookie)
            request.Headers.Add("Cookie", $"e={cookie}");
        using var answer = await app.Visitor().SendAsync(request, Ct);
        Assert.True((int)answer.StatusCode < 500, $"{path} answers {(int)answer.StatusCode} to {eyes}");
        var text = await Text(answer);
        var isDoor = path.EndsWith("/online", StringComparison.Ordinal);
        return Words(plans, text).Sum(found => Judge(found.Plan, found.Piece));

        int Judge(Plan seen, Piece piece)
        {
            var isNamed = kind != For.Passer && seen == plan;
            var may =
                SecretWorld.MaySee(seen, piece, isNamed ? Rank(seen, eyes, kind) : 0, app.Now())
                && (!isNamed || kind == For.Ticket || SecretWorld.Opens(seen, eyes))
                && (piece != Piece.OnlineLink || isDoor || !SecretWorld.IsBehindDoor(seen));
            if (!may)
                leaks.Add($"{eyes} sees {piece} of {seen} at {path} ({accept}), {app.Now()}: {Said(seen)}");
            return 1;
        }
    }

    private static int Rank(Plan plan, Eyes eyes, For kind) =>
        kind switch
        {
            For.Passer => 0,
            For.Anybody when plan.Visibility == Visibility.Private => -1,
            For.Anybody => plan.Visibility == Visibility.Public ? 0 : 1,
            _ when eyes == Eyes.Removed && plan.Visibility == Visibility.Private => -1,
            _ => SecretWorld.RankOf(plan, eyes),
        };

    /// <summary>A letter shows what its reader may see when it leaves, and never a link that is for some.</summary>
    private static int Read(MimeMessage letter, Plan[] plans, Instant now, List<string> leaks)
    {
        var to = letter.To.Mailboxes.Single().Address;
        var text = new StringBuilder(letter.Subject);
        foreach (var part in letter.BodyParts.OfType<MimePart>())
        {
            using var content = new MemoryStream();
            part.Content!.DecodeTo(content, Ct);
            text.Append(Encoding.UTF8.GetString(content.ToArray()).Replace("\r\n ", "", StringComparison.Ordinal));
        }
        var shown = 0;
        foreach (var (plan, piece) in Words(plans, text.ToString()))
        {
            shown++;
            var may = Enum.GetValues<Eyes>()
                .Any(eyes =>
                    to == SecretWorld.Email(plan, eyes)
                    && SecretWorld.MaySee(plan, piece, SecretWorld.RankOf(plan, eyes), now)
                );
            if (!may || (piece == Piece.OnlineLink && SecretWorld.IsBehindDoor(plan)))
                leaks.Add($"“{letter.Subject}” to {to} shows {piece} of {plan}: {Said(plan)}");
        }
        return shown;
    }

    private static IEnumerable<(Plan Plan, Piece Piece)> Words(Plan[] plans, string text) =>
        from plan in plans
        from piece in SecretWorld.Secret
        where text.Contains(plan.Word(piece), StringComparison.OrdinalIgnoreCase)
        select (plan, piece);

    private static string Said(Plan plan) =>
        string.Join(", ", plan.Rules.Select(r => $"{r.Key} for {r.Value.Audience} from {r.Value.From}"));

    private static async Task<string> Text(HttpResponseMessage answer)
    {
        var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).SelectMany(h => h.Value));
        if (answer.Content.Headers.ContentType?.MediaType != "application/zip")
            // Calendars fold their lines.
            return headers
                + (await answer.Content.ReadAsStringAsync(Ct)).Replace("\r\n ", "", StringComparison.Ordinal);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Ct));
        var texts = new StringBuilder(headers);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Ct));
            texts.Append((await reader.ReadToEndAsync(Ct)).Replace("\r\n ", "", StringComparison.Ordinal));
        }
        return texts.ToString();
    }
}
