using System.Diagnostics;
using System.Net.Http.Headers;
using Farandole.ActivityPub;

namespace Farandole.Bench;

/// <summary>A link that many servers saw at the same moment: each fetches the page, its document and its picture for itself.</summary>
internal static class Hug
{
    private const int Fetches = 8_000;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(60);

    public static async Task MeasureAsync(Report report)
    {
        using var folder = new Folder();
        var id = await Seed.FillAsync(folder.Path, 10_000);
        var page = $"/events/{id}";
        await using var server = await Server.StartAsync(folder.Path, 0, "/health/ready");
        using var client = Answers.Client(server.Address);
        (string Path, string Accept)[] asked =
        [
            (page, "text/html"),
            (page, ContentTypes.Activity),
            ($"/oembed?url={Uri.EscapeDataString(new Uri(server.Address, page).ToString())}", "application/json"),
            ($"/covers/{id}.png", "image/png"),
        ];
        var times = new double[Fetches];
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, Fetches)
                .Select(async n =>
                {
                    // By the clock, whatever became of those before: who waits makes nobody come later.
                    var due = Time * n / Fetches;
                    if (due > watch.Elapsed)
                        await Task.Delay(due - watch.Elapsed);
                    var (path, accept) = asked[n % asked.Length];
                    times[n] = await FetchAsync(client, path, accept);
                })
        );
        report.Add(
            "8,000 mixed fetches of an event in 60 s by other servers, nothing kept before, one core, p99",
            "≤ 300 ms",
            $"{times.Order().ElementAt(Fetches * 99 / 100):F0} ms (slowest {times.Max():F0} ms)"
        );
    }

    private static async Task<double> FetchAsync(HttpClient client, string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        var watch = Stopwatch.StartNew();
        using var answer = await client.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
        return watch.Elapsed.TotalMilliseconds;
    }
}
