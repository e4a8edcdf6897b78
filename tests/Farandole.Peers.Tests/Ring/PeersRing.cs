using System.Text.Json;
using Farandole.Browser.Tests.Ring;

namespace Farandole.Peers.Tests.Ring;

/// <summary>One program of ours and three servers of others, for all classes marked `[Collection(PeersRing.Name)]`.</summary>
[CollectionDefinition(Name)]
public sealed class PeersRing : IAsyncLifetime, ICollectionFixture<PeersRing>
{
    public const string Name = "peers";

    private RunningFarandole? program;

    internal RunningFarandole Program => program ?? throw new InvalidOperationException("The ring is not started.");

    internal Snac Snac { get; } = new();

    /// <summary>It signs by RFC 9421 first.</summary>
    internal Fedify Fedify { get; } = new();

    /// <summary>It signs by draft-cavage first, as Mastodon and most others do.</summary>
    internal Fedify Cavage { get; } = new("draft-cavage-http-signatures-12");

    internal string Relay => $"{Program.Address}relay";

    internal IPeer Peer(string name) =>
        name switch
        {
            "snac" => Snac,
            "fedify" => Fedify,
            "cavage" => Cavage,
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };

    public async ValueTask InitializeAsync()
    {
        program = await RunningFarandole.StartAsync(
            new Dictionary<string, string>
            {
                ["FARANDOLE_SafeHttp__AllowLoopbackPorts"] = $"{Snac.Port},{Fedify.Port},{Cavage.Port}",
            },
            CancellationToken.None,
            "localhost"
        );
        await Task.WhenAll(Snac.StartAsync(), Fedify.StartAsync(), Cavage.StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await KeepWireAsync();
        foreach (var peer in new IPeer[] { Snac, Fedify, Cavage })
            await peer.DisposeAsync();
        if (program is not null)
            await program.DisposeAsync();
    }

    /// <summary>A word that no test has used, for a handle or a title.</summary>
    internal static string NewWord(string start) => $"{start}_{Guid.NewGuid():N}"[..20];

    internal async Task<long> NumberAsync(string question, params (string Name, object Value)[] said)
    {
        await using var command = await CommandAsync(question, said);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    internal async Task ChangeAsync(string how, params (string Name, object Value)[] said)
    {
        await using var command = await CommandAsync(how, said);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    internal Task<long> FollowsAsync(IPeer peer, string whom) =>
        NumberAsync(
            "SELECT count(*) FROM remote_followers WHERE actor = $actor AND followed = $whom",
            ("$actor", peer.Actor),
            ("$whom", whom)
        );

    /// <summary>Follows, and is told yes.</summary>
    internal async Task<string> FollowAsync(IPeer peer, string whom)
    {
        var follow = await peer.FollowAsync(whom);
        await Until.True(
            async () => await peer.WasAcceptedAsync(whom, follow) && await FollowsAsync(peer, whom) == 1,
            $"{peer.Actor} follows {whom}",
            () => Explain(peer)
        );
        return follow;
    }

    internal async Task UnfollowAsync(IPeer peer, string whom, string follow)
    {
        await peer.UnfollowAsync(whom, follow);
        await Until.True(
            async () => await FollowsAsync(peer, whom) == 0,
            $"{peer.Actor} follows {whom} no more",
            () => Explain(peer)
        );
    }

    /// <summary>The event as that peer knows it, as soon as it does so.</summary>
    internal Task<HeardEvent> HeardAsync(IPeer peer, Announced what, Func<HeardEvent, bool> isSo) =>
        Until.Found(
            async () => await peer.EventAsync(what.Address) is { } heard && isSo(heard) ? heard : null,
            $"{peer.Actor} knows of {what.Address}",
            () => Explain(peer)
        );

    internal string Explain(IPeer peer) => $"{peer.Log}\n--\n{Program.Output}";

    private async Task<Microsoft.Data.Sqlite.SqliteCommand> CommandAsync(
        string text,
        (string Name, object Value)[] said
    )
    {
        var command = await Program.CommandAsync(TestContext.Current.CancellationToken);
        command.CommandText = text;
        foreach (var (name, value) in said)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    /// <summary>What went over the wire, to look at afterwards: `artifacts/tests/peers-wire.json`.</summary>
    private async Task KeepWireAsync()
    {
        if (!Fedify.IsRunning)
            return;
        var there = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts/tests"));
        var wire = new { came = await Fedify.CameAsync(), asked = await Fedify.AskedAsync() };
        await File.WriteAllTextAsync(
            Path.Combine(there.FullName, "peers-wire.json"),
            JsonSerializer.Serialize(wire, Indented)
        );
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
