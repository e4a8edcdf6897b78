using System.Collections.Concurrent;
using System.Net;
using Microsoft.Data.Sqlite;

namespace Farandole.Bench;

/// <summary>The process is killed fifty times under writes: what was acknowledged is there, and it is soon back.</summary>
internal static class Crash
{
    private const int Kills = 50;

    public static async Task MeasureAsync(Report report)
    {
        using var folder = new Folder();
        var acknowledged = new ConcurrentBag<string>();
        var slowest = TimeSpan.Zero;
        string? path = null;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server = await Server.StartAsync(folder.Path, null, "/health/ready");
            slowest = server.Started > slowest ? server.Started : slowest;
            using var client = Answers.Client(server.Address);
            path ??= await Answers.CreateAsync(client, null);
            await WriteUntilKilled(server, client, path, kill, acknowledged);
        }
        var stored = await StoredAsync(Path.Combine(folder.Path, "farandole.db"));
        var lost = acknowledged.Count(a => !stored.Contains(a));
        report.Add(
            $"kill -9, {Kills} times under 16 writers",
            "no acknowledged write lost, ready in ≤ 3 s",
            $"{acknowledged.Count} acknowledged, {lost} lost, integrity {await IntegrityAsync(folder.Path)}, slowest start {slowest.TotalMilliseconds:F0} ms"
        );
    }

    private static async Task WriteUntilKilled(
        Server server,
        HttpClient client,
        string path,
        int kill,
        ConcurrentBag<string> acknowledged
    )
    {
        // A server that has just started answers its first writers late: killed before, it would have nothing to lose.
        var first = new TaskCompletionSource();
        var writers = Enumerable
            .Range(0, 16)
            .Select(async writer =>
            {
                for (var n = 0; ; n++)
                {
                    var email = $"k{kill}w{writer}n{n}@example.org";
                    try
                    {
                        if ((await Answers.AnswerAsync(client, path, email)).Status != HttpStatusCode.Accepted)
                            continue;
                        acknowledged.Add(email);
                        first.TrySetResult();
                    }
                    catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
                    {
                        return;
                    }
                }
            })
            .ToList();
        await first.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Task.Delay(Random.Shared.Next(50, 500));
        server.KillHard();
        await Task.WhenAll(writers);
    }

    private static async Task<HashSet<string>> StoredAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT email FROM participations WHERE email IS NOT NULL";
        await using var reader = await command.ExecuteReaderAsync();
        var stored = new HashSet<string>();
        while (await reader.ReadAsync())
            stored.Add(reader.GetString(0));
        return stored;
    }

    private static async Task<string> IntegrityAsync(string data)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(data, "farandole.db")};Pooling=False"
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
