using System.Text.Json;

namespace Farandole.Peers.Tests.Ring;

/// <summary>Another server with somebody on it, real software of others, started by the tests.</summary>
internal interface IPeer : IAsyncDisposable
{
    int Port { get; }

    /// <summary>The address of who is there.</summary>
    string Actor { get; }

    /// <summary>The last of what it said, to explain a failure.</summary>
    string Log { get; }

    /// <summary>Also again, with what it kept.</summary>
    Task StartAsync();

    Task StopAsync();

    /// <returns>By what to name this follow later.</returns>
    Task<string> FollowAsync(string whom);

    Task UnfollowAsync(string whom, string follow);

    /// <summary>Whether it knows that it was told yes.</summary>
    Task<bool> WasAcceptedAsync(string whom, string follow);

    /// <summary>A document of ours, asked for with a signature, as it read it.</summary>
    Task<JsonElement> ReadAsync(string address);

    /// <summary>An event of ours as it knows it now; null when it does not.</summary>
    Task<HeardEvent?> EventAsync(string address);

    /// <summary>Whether it knows that the event is no more.</summary>
    Task<bool> IsGoneAsync(string address);
}

/// <summary>What another server made of an event.</summary>
internal sealed record HeardEvent(string Title, DateTimeOffset Start, string Place, string Status);
