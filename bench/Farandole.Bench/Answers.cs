using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Farandole.Bench;

/// <summary>A thousand people at once for a hundred seats, on both databases; then as many as it takes.</summary>
internal static class Answers
{
    private const int People = 1000;
    private const int Seats = 100;

    public static async Task MeasureAsync(Report report)
    {
        using (var folder = new Folder())
            await RushAsync(report, "SQLite", folder.Path);
        if (Environment.GetEnvironmentVariable("FARANDOLE_TEST_POSTGRES") is { } postgres)
        {
            using var folder = new Folder();
            await RushAsync(report, "PostgreSQL", folder.Path, ("DATABASE", postgres));
        }
        using (var folder = new Folder())
            await SustainAsync(report, folder.Path);
    }

    private static async Task RushAsync(Report report, string database, string data, params (string, string)[] settings)
    {
        await using var server = await Server.StartAsync(data, null, "/", settings);
        using var client = Client(server.Address);
        var path = await CreateAsync(client, Seats);
        // As on a server in use: the first answers of a process pay for compiling.
        await WarmAsync(client);
        var watch = Stopwatch.StartNew();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, People).Select(n => AnswerAsync(client, path, $"p{n}@example.org"))
        );
        var total = watch.Elapsed;
        var remaining = (await client.GetFromJsonAsync<JsonElement>(path)).GetProperty("remaining").GetInt32();
        var inside = answers.Count(a => a.Status == HttpStatusCode.Accepted);
        var broken = answers.Count(a => (int)a.Status >= 500);
        report.Add(
            $"1,000 simultaneous answers for 100 seats, {database}",
            "exactly 100 in, p99 ≤ 2 s, no 5xx",
            $"{inside} in, {remaining} seats left, {broken} × 5xx, p99 {Percentile(answers, 99):F0} ms, all in {total.TotalMilliseconds:F0} ms"
        );
    }

    private static async Task SustainAsync(Report report, string data)
    {
        await using var server = await Server.StartAsync(data, null, "/");
        using var client = Client(server.Address);
        await WarmAsync(client);
        var path = await CreateAsync(client, null);
        var rate = await Wrk.PostAsync(
            new Uri(server.Address, $"{path}/participations"),
            """{"email":"s#@example.org"}""",
            seconds: 20
        );
        report.Add(
            "durable answers sustained for 20 s, SQLite, with their letters, load generator on the same two cores",
            "≥ 1,000 /s",
            $"{rate:F0} /s"
        );
    }

    private static async Task WarmAsync(HttpClient client)
    {
        var path = await CreateAsync(client, null);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 2_000),
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (n, _) => await AnswerAsync(client, path, $"warm{n}@example.org")
        );
    }

    public static HttpClient Client(Uri address) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = 1100 })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(60),
        };

    /// <summary>Returns the event's address in the API.</summary>
    public static async Task<string> CreateAsync(HttpClient client, int? capacity)
    {
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddDays(60).Date);
        var answer = await client.PostAsJsonAsync(
            "/api/v1/events",
            new
            {
                title = "Grande marche",
                start = $"{day:yyyy-MM-dd}T14:00",
                timeZone = "Europe/Paris",
                visibility = "public",
                capacity,
            }
        );
        answer.EnsureSuccessStatusCode();
        return $"/api/v1/events/{(await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()}";
    }

    public static async Task<(HttpStatusCode Status, double Milliseconds)> AnswerAsync(
        HttpClient client,
        string path,
        string email
    )
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.PostAsJsonAsync($"{path}/participations", new { email });
        return (answer.StatusCode, watch.Elapsed.TotalMilliseconds);
    }

    private static double Percentile((HttpStatusCode Status, double Milliseconds)[] answers, int percent) =>
        answers.Select(a => a.Milliseconds).Order().ElementAt(answers.Length * percent / 100 - 1);
}
