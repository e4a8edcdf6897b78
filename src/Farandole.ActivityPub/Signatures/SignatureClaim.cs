using System.Collections.Immutable;

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
    public required ImmutableArray<string> Components { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>The parameters letter by letter as received (RFC 9421 §2.3): signers order them as they like.</summary>
    internal string? Parameters { get; init; }

    internal bool Covers(string component) => Covers(component, Components.Length);

    /// <summary>Whether anything stands twice among them.</summary>
    internal bool CoversTwice
    {
        get
        {
            for (var n = 1; n < Components.Length; n++)
            {
                if (Covers(Components[n], n))
                    return true;
            }
            return false;
        }
    }

    private bool Covers(string component, int amongTheFirst)
    {
        // Asked a dozen times of every request, of a handful.
        for (var n = 0; n < amongTheFirst; n++)
        {
            if (Components[n] == component)
                return true;
        }
        return false;
    }

    /// <summary>The claims of a request: several after RFC 9421 (§4.3), else at most one; or why there are none.</summary>
    internal static (IReadOnlyList<SignatureClaim> Claims, Refusal? WhyNot) In(ReceivedRequest request)
    {
        if (request.First("signature") is not { } signature)
            return ([], Refusal.NoSignature);
        if (request.Values("signature-input") is { Count: > 0 } inputs)
            return MessageSignatures.Read(string.Join(", ", inputs), string.Join(", ", request.Values("signature")));
        return request.HasTwice("signature") ? ([], Refusal.RepeatedHeader) : CavageHeader.Read(signature);
    }
}
