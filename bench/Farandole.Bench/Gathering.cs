using System.Diagnostics;

namespace Farandole.Bench;

/// <summary>Two hundred open pages listen to one talk; the team says something.</summary>
internal static class Gathering
{
    private const int People = 200;
    private const int Messages = 20;

    public static async Task MeasureAsync(Report report)
    {
        using var folder = new Folder();
        var (id, key) = await Crowd.FillAsync(folder.Path, people: 1, voices: 0);
        var page = $"/events/{id}";
        await using var server = await Server.StartAsync(folder.Path, null, page);
        using var organizer = await Backstage.OpenAsync(server.Address, key);
        using var client = Answers.Client(server.Address);
        client.Timeout = Timeout.InfiniteTimeSpan;
        for (var i = 0; i < 200; i++)
            await client.GetByteArrayAsync(page);
        var before = server.Memory;
        using var end = new CancellationTokenSource();
        var listeners = Enumerable.Range(0, People).Select(_ => new Listener()).ToList();
        var listening = listeners.ConvertAll(l => l.ListenAsync(client, page, end.Token));
        await Task.WhenAll(listeners.Select(l => l.Joined));
        await Task.Delay(TimeSpan.FromSeconds(5));
        var each = (server.Memory - before) * 1024.0 / People;

        var times = new List<double>();
        for (var n = 0; n < Messages; n++)
        {
            var text = $"Message numéro {n:D3}.";
            var heard = listeners.ConvertAll(l => l.HearAsync(text));
            await organizer.SendFormAsync($"{page}/talk", ("text", text), ("message", $"{Guid.NewGuid():N}"));
            times.AddRange((await Task.WhenAll(heard)).Select(at => at.TotalMilliseconds));
            await Task.Delay(200);
        }
        await end.CancelAsync();
        await Task.WhenAll(listening);
        report.Add(
            "200 people in one talk: from sending to everybody's page having it, p95",
            "≤ 1 s",
            $"{times.Order().ElementAt(times.Count * 95 / 100):F0} ms"
        );
        report.Add("memory of a listener", "≤ 60 KB", $"{each:F0} KB");
    }

    /// <summary>One open page: told by the stream that the talk changed, it fetches the talk.</summary>
    private sealed class Listener
    {
        private readonly TaskCompletionSource joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile Awaited? awaited;

        public Task Joined => joined.Task;

        public Task<TimeSpan> HearAsync(string text)
        {
            var heard = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited = new(text, heard, Stopwatch.StartNew());
            return heard.Task;
        }

        public async Task ListenAsync(HttpClient client, string page, CancellationToken ct)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{page}/live");
            request.Headers.Accept.ParseAdd("text/event-stream");
            try
            {
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
                using var lines = new StreamReader(
                    await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(ct)
                );
                joined.SetResult();
                while (await lines.ReadLineAsync(ct) is { } line)
                {
                    if (line == "event: talk")
                        await FetchAsync(client, page, ct);
                }
            }
            catch (OperationCanceledException)
            {
                // The measurement is over.
            }
        }

        private async Task FetchAsync(HttpClient client, string page, CancellationToken ct)
        {
            var talk = await client.GetStringAsync($"{page}/talk-now", ct);
            if (awaited is { } one && talk.Contains(one.Text, StringComparison.Ordinal))
                one.Heard.TrySetResult(one.Since.Elapsed);
        }

        private sealed record Awaited(string Text, TaskCompletionSource<TimeSpan> Heard, Stopwatch Since);
    }
}
