namespace Farandole.ActivityPub.Signatures;

/// <summary>The two ways in which servers sign.</summary>
public enum SignatureScheme
{
    /// <summary>draft-cavage-http-signatures-12, which everybody takes.</summary>
    Cavage,

    /// <summary>HTTP Message Signatures (RFC 9421), which some prefer.</summary>
    Rfc9421,
}

/// <summary>What a signature says about itself; nothing of it is checked yet.</summary>
public sealed record SignatureClaim
{
    public required SignatureScheme Scheme { get; init; }

    public required string KeyId { get; init; }

    public string? Algorithm { get; init; }

    /// <summary>What it covers, in small letters and in order, each once.</summary>
    public required IReadOnlyList<string> Components { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>The parameters letter by letter as received (RFC 9421 §2.3): signers order them as they like.</summary>
    internal string? Parameters { get; init; }

    internal bool Covers(string component) => Components.Contains(component, StringComparer.Ordinal);

    /// <summary>The claims of a request: several after RFC 9421 (§4.3), else at most one; or why there are none.</summary>
    internal static (IReadOnlyList<SignatureClaim> Claims, Refusal? WhyNot) In(ReceivedRequest request)
    {
        if (request.Values("signature") is not { Count: > 0 } signatures)
            return ([], Refusal.NoSignature);
        if (request.Values("signature-input") is { Count: > 0 } inputs)
            return MessageSignatures.Read(string.Join(", ", inputs), string.Join(", ", signatures));
        return signatures.Count > 1 ? ([], Refusal.RepeatedHeader) : CavageHeader.Read(signatures[0]);
    }
}
