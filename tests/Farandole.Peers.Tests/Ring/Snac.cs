using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Farandole.Browser.Tests.Ring;
using Farandole.Tests.Rig;

namespace Farandole.Peers.Tests.Ring;

/// <summary>A snac with one person on it, zoe. It says 202 to everything and thinks about it later: its files and its log tell.</summary>
internal sealed class Snac : IPeer
{
    private const string Program = "snac";
    private readonly string data = Path.Combine(Path.GetTempPath(), $"farandole-snac-{Guid.NewGuid():N}");
    private readonly List<string> earlier = [];
    private Child? running;
    private string password = "";

    public int Port { get; } = FreePort.Find();

    public string Actor => $"http://localhost:{Port}/zoe";

    public string Log => string.Join('\n', Lines.TakeLast(120));

    private IEnumerable<string> Lines => earlier.Concat(running?.Lines ?? []);

    public async Task StartAsync()
    {
        if (!Directory.Exists(data))
            await MakeAsync();
        running = Child.Start(Program, ["httpd", data]);
        using var web = new Web(new($"http://localhost:{Port}"));
        await Until.True(() => AnswersAsync(web), "snac answers", () => Log);
    }

    public async Task StopAsync()
    {
        if (running is null)
            return;
        await running.DisposeAsync();
        earlier.AddRange(running.Lines);
        running = null;
    }

    /// <returns>How often it was told yes by them before.</returns>
    public async Task<string> FollowAsync(string whom)
    {
        var before = YesesOf(whom);
        await DoAsync("follow", whom);
        return before.ToString(CultureInfo.InvariantCulture);
    }

    public Task UnfollowAsync(string whom, string follow) => DoAsync("unfollow", whom);

    public Task<bool> WasAcceptedAsync(string whom, string follow) =>
        Task.FromResult(YesesOf(whom) > int.Parse(follow, CultureInfo.InvariantCulture));

    public async Task<JsonElement> ReadAsync(string address)
    {
        var said = await DoAsync("request", address);
        return JsonDocument.Parse(said[said.IndexOf('{', StringComparison.Ordinal)..]).RootElement;
    }

    /// <summary>What it keeps of an event.</summary>
    public Task<HeardEvent?> EventAsync(string address) => Task.FromResult(EventOf(address));

    private HeardEvent? EventOf(string address)
    {
        foreach (
            var file in Directory.EnumerateFiles(Path.Combine(data, "object"), "*.json", SearchOption.AllDirectories)
        )
        {
            var text = Read(file);
            if (!text.Contains(address, StringComparison.Ordinal) || !IsWhole(text, out var kept))
                continue;
            if (kept.GetProperty("id").GetString() == address)
                return new(
                    kept.GetProperty("name").GetString()!,
                    kept.GetProperty("startTime").GetDateTimeOffset(),
                    kept.GetProperty("location").GetProperty("name").GetString()!,
                    kept.GetProperty("status").GetString()!
                );
        }
        return null;
    }

    public async Task<bool> IsGoneAsync(string address) => await EventAsync(address) is null;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
    }

    /// <summary>Zoe writes under something, on her own page.</summary>
    public async Task ReplyAsync(string text, string to)
    {
        using var web = new Web(new($"http://localhost:{Port}"), $"zoe:{password}");
        await web.PostAsync("/zoe/admin/note", ("content", text), ("in_reply_to", to));
    }

    /// <summary>Whether a note came to zoe in which this stands.</summary>
    public bool WasTold(string words) =>
        Directory
            .EnumerateFiles(Path.Combine(data, "object"), "*.json", SearchOption.AllDirectories)
            .Any(f => Read(f).Contains(words, StringComparison.Ordinal));

    /// <summary>What it says of somebody whose handle it looks up.</summary>
    public Task<string> FindAsync(string handle) => Child.RunAsync(Program, ["webfinger", data, handle]);

    private int YesesOf(string whom) =>
        Lines.Count(l => l.EndsWith($"confirmed follow from {whom}", StringComparison.Ordinal));

    private async Task MakeAsync()
    {
        Assert.True(
            Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(p => File.Exists(Path.Combine(p, Program))),
            "snac is missing: bin/setup test installs it (the Debian package snac2)."
        );
        await Child.RunAsync(Program, ["init", data], $"127.0.0.1\n{Port}\nlocalhost:{Port}\n\n\n");
        var settings = Path.Combine(data, "server.json");
        var said = JsonNode.Parse(await File.ReadAllTextAsync(settings))!;
        (said["protocol"], said["dbglevel"], said["queue_retry_minutes"]) = ("http", 2, 1);
        await File.WriteAllTextAsync(settings, said.ToJsonString());
        var made = await Child.RunAsync(Program, ["adduser", data, "zoe"]);
        const string Before = "password is ";
        password = made[(made.IndexOf(Before, StringComparison.Ordinal) + Before.Length)..].Split('\n')[0].Trim();
    }

    private Task<string> DoAsync(string what, string whom) => Child.RunAsync(Program, [what, data, "zoe", whom]);

    private static async Task<bool> AnswersAsync(Web web)
    {
        try
        {
            return (int)(await web.GetAsync("/zoe")).Status < 400;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>As it stands, also while snac writes it: whoever asks for it alone is refused then.</summary>
    private static string Read(string file)
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var text = new StreamReader(open);
        return text.ReadToEnd();
    }

    /// <summary>It may be writing it just now.</summary>
    private static bool IsWhole(string text, out JsonElement kept)
    {
        try
        {
            kept = JsonDocument.Parse(text).RootElement;
            return true;
        }
        catch (JsonException)
        {
            kept = default;
            return false;
        }
    }
}
