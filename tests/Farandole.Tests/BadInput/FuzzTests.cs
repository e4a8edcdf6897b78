using System.Net;
using Farandole.Tests.Canaries;
using Farandole.Tests.House;

namespace Farandole.Tests.BadInput;

/// <summary>Whatever is thrown at a door, the door stands: an answer that blames the sender, and never a failure of ours.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Queries =
    [
        "?after=1-%00",
        "?after=9999999999-%ff&before=-9223372036854775808",
        "?before=99999999999999999999&q=%00%01",
        "?q=%ed%a0%80%00&page=-1&lang=%00&done=%00&v=%00",
        "?from=9999-12-31&when=week",
        "?from=-9998-01-01&when=weekend",
        "?place=%00&distance=1e308&latitude=NaN&longitude=1e999",
        "?place=%f0%9f%8e%89&latitude=-90&longitude=180&distance=100",
        "?url=http%3A%2F%2F%00&format=json&maxwidth=-1&maxheight=99999999999",
        "?visibility=%00&shift=9999-12-31",
        "?w=-1&h=99999999&s=%00&size=%00",
        "?after=" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "?=&&&=%&a=%zz&[]=1",
    ];

    private static readonly string[] Segments =
    [
        "%01",
        "%ff%fe",
        "%E2%80%AE",
        "..%2f..%2fetc%2fpasswd",
        "%5c..%5c",
        "99999999999999999999",
        "-1",
        "00000000-0000-0000-0000-000000000000",
        "fo1_AAAAAAAAAAAAAAAA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "ft1_%C3%A9",
        new('a', 3_000),
    ];

    private static readonly (string, string)[] Headers =
    [
        ("Cookie", "e=é; lang=\u0001; theme=<script>; e=" + new string('A', 43)),
        ("Cookie", "e=" + new string('A', 43)),
        ("Accept-Language", "*;q=x, fr-" + new string('x', 500)),
        ("Accept-Language", "i-default, zz, -, ;"),
        ("Accept", "a/b;q=9, */;, text/html;q=\"x\", application/json;x=\"\\\""),
        ("Authorization", "Bearer " + new string('\u00e9', 500)),
        ("Authorization", "Bearer fo1__"),
        ("Authorization", "Basic ::"),
        ("If-None-Match", "W/\"\", x, *"),
        ("If-Modified-Since", "tomorrow"),
        ("Range", "bytes=9-1,-,x"),
        ("X-Forwarded-For", "1.1.1.1, [::, x"),
        ("Origin", "http://["),
        ("Sec-Fetch-Site", "\u0001"),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_body_breaks_a_door()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var world = await CanaryWorld.MakeAsync(app);
        var (faults, refusals) = (new List<string>(), 0);
        foreach (var (turn, door) in Doorway.All.Where(d => d.Changes).OrderBy(EndsSomething).Index())
        {
            foreach (var (name, make) in OfThisDatabase(HostileBodies.All(), turn))
            {
                foreach (var visitor in Visitors(app, world, door))
                {
                    using var client = visitor.Client;
                    using var request = new HttpRequestMessage(
                        new(door.Method),
                        door.With(n => world.ValueAt(app, door, n))
                    );
                    request.Content = make();
                    var status = await Status(client, request);
                    if (status >= 500)
                        faults.Add($"{status} {door}: {name}, from {visitor.Name}");
                    refusals += status >= 400 ? 1 : 0;
                }
            }
        }
        Assert.True(faults.Count == 0, Report(app, faults));
        Assert.True(refusals > 500, $"Only {refusals} requests were refused.");
    }

    [Fact]
    public async Task No_address_breaks_a_door()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var world = await CanaryWorld.MakeAsync(app);
        var (faults, asked) = (new List<string>(), 0);
        var doors = Doorway.All.Where(d => !d.IsAnAsset && d.Method != "*").OrderBy(EndsSomething);
        foreach (var (turn, door) in doors.Index())
        {
            foreach (var address in OfThisDatabase(Addresses(app, world, door), turn))
            {
                foreach (var visitor in Visitors(app, world, door))
                {
                    using var client = visitor.Client;
                    using var request = new HttpRequestMessage(new(door.Method), address);
                    var status = await Status(client, request);
                    asked++;
                    // "501 Not implemented" is what oEmbed wants for a format that nobody offers.
                    if (status >= 500 && status != (int)HttpStatusCode.NotImplemented)
                        faults.Add($"{status} {door.Method} {address}, from {visitor.Name}");
                }
            }
        }
        Assert.True(faults.Count == 0, Report(app, faults));
        Assert.True(asked > 500, $"Only {asked} addresses were asked for.");
    }

    [Fact]
    public async Task No_header_breaks_a_page()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var world = await CanaryWorld.MakeAsync(app);
        var faults = new List<string>();
        foreach (var header in Headers)
        {
            foreach (var door in Doorway.All.Where(d => d.Method is "GET" or "POST" && !d.IsAnAsset))
            {
                using var client = app.Visitor();
                client.DefaultRequestHeaders.Clear();
                using var request = new HttpRequestMessage(
                    new(door.Method),
                    door.With(n => world.ValueAt(app, door, n))
                );
                request.Headers.TryAddWithoutValidation(header.Item1, header.Item2);
                if (await Status(client, request) >= 500)
                    faults.Add($"{door}: {header}");
            }
        }
        Assert.True(faults.Count == 0, Report(app, faults));
    }

    /// <summary>What takes away what other doors need comes last.</summary>
    private static int EndsSomething(Doorway door) =>
        door.Route.Split('/')[^1] switch
        {
            "approval" => 1,
            "cancellation" => 2,
            "withdrawal" => 3,
            "return" => 4,
            "erasure" => 5,
            "removal" => 5,
            "deletion" => 6,
            "end" => 8,
            _ => door.Method == "DELETE" ? 7 : 0,
        };

    /// <summary>What failed, and what the program has to say about it.</summary>
    private static string Report(App app, List<string> faults) =>
        string.Join('\n', faults.Select(f => f.Split(", from ")[0]).Distinct().Take(100))
        + "\n"
        + string.Join(
            '\n',
            app.Logs.Split('\n')
                .Where(l =>
                    l.Contains("Exception:", StringComparison.Ordinal)
                    || l.Contains(" at Farandole.", StringComparison.Ordinal)
                )
                .Distinct()
                .Take(60)
        );

    private static IEnumerable<string> Addresses(App app, CanaryWorld world, Doorway door)
    {
        var whole = door.With(n => world.ValueAt(app, door, n));
        foreach (var query in Queries)
            yield return whole + query;
        foreach (var segment in Segments.Where(_ => door.Route.Contains('{', StringComparison.Ordinal)))
            yield return door.With(_ => segment);
    }

    /// <summary>
    /// Each of them at every second door and every door by half of them on SQLite; on PostgreSQL, which refuses other
    /// things, by a quarter.
    /// </summary>
    private static IEnumerable<T> OfThisDatabase<T>(IEnumerable<T> all, int turn) =>
        all.Where((_, n) => (n + turn) % (TestDatabase.OnPostgres ? 4 : 2) == 0);

    private static async Task<int> Status(HttpClient client, HttpRequestMessage request)
    {
        using var answer = await client.SendAsync(request, Ct);
        return (int)answer.StatusCode;
    }

    /// <summary>Whoever this door opens to; and a browser that does not say where it comes from, which must show a token in the form.</summary>
    private static IEnumerable<(string Name, HttpClient Client)> Visitors(App app, CanaryWorld world, Doorway door)
    {
        var organizer = world.Cookies[(Kind.Listed, Role.Organizer)];
        if (door.Route.StartsWith("/desk", StringComparison.Ordinal))
        {
            yield return ("a steward", Somebody(app, world.Steward));
        }
        else if (door.Route.StartsWith("/api/", StringComparison.Ordinal))
        {
            var program = Somebody(app, null);
            program.DefaultRequestHeaders.Authorization = new("Bearer", world.Keys[Kind.Listed].Reveal());
            yield return ("a program", program);
        }
        else
        {
            yield return ("an organizer", Somebody(app, organizer));
        }
        if (door.Route is not ("/sessions" or "/new"))
            yield break;
        var mute = Somebody(app, organizer);
        mute.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        yield return ("a mute browser", mute);
    }

    private static HttpClient Somebody(App app, string? cookie)
    {
        var client = app.Visitor();
        if (cookie is not null)
            client.DefaultRequestHeaders.Add("Cookie", $"e={cookie}");
        return client;
    }
}
