using System.Net.Http.Headers;

namespace Farandole.ActivityPub.Fetching;

/// <summary>What came back, or why nothing did.</summary>
public sealed record WireAnswer
{
    /// <summary><see cref="FetchRefusal.AddressRefused"/>, <see cref="FetchRefusal.NoAnswer"/> or <see cref="FetchRefusal.TooLarge"/>; null when there is an answer.</summary>
    public FetchRefusal? WhyNot { get; init; }

    public int Status { get; init; }

    public byte[] Body { get; init; } = [];

    public string? ContentType { get; init; }

    /// <summary>As it was written: perhaps relative.</summary>
    public Uri? Location { get; init; }

    /// <summary>When to come back (RFC 9110 §10.2.3): after a time, or at a moment.</summary>
    public RetryConditionHeaderValue? RetryAfter { get; init; }

    /// <summary>Whether it asks for a signature after RFC 9421 (§5.1).</summary>
    public bool AcceptsSignatures { get; init; }

    internal static WireAnswer Not(FetchRefusal whyNot) => new() { WhyNot = whyNot };
}
