using Farandole.ActivityPub.Signatures;

namespace Farandole.ActivityPub.Delivery;

/// <summary>
/// How to sign for a server: by draft-cavage, which all of them take, until it is known to take RFC 9421. Never the other way
/// round: Mobilizon and snac say 200 and 202 to what they cannot read, and it would be lost.
/// </summary>
/// <param name="KnowsRfc9421">Because its actor says so (FEP-844e), it signs so, it asked for it, or took it.</param>
public readonly record struct HostSigning(bool KnowsRfc9421)
{
    public static HostSigning Unknown => default;

    /// <summary>Of one that signs so itself, or whose actor implements it.</summary>
    public static HostSigning Rfc9421 => new(true);

    public SignatureScheme First => KnowsRfc9421 ? SignatureScheme.Rfc9421 : SignatureScheme.Cavage;

    public SignatureScheme Second => KnowsRfc9421 ? SignatureScheme.Cavage : SignatureScheme.Rfc9421;

    /// <summary>After a try: what was doubted is forgotten, and what was taken in its place is remembered.</summary>
    public HostSigning After(SignatureScheme scheme, AnswerKind answer, bool acceptsSignatures) =>
        scheme == SignatureScheme.Rfc9421
            ? new(answer == AnswerKind.Taken || (KnowsRfc9421 && answer != AnswerKind.Doubted))
            : new(KnowsRfc9421 || acceptsSignatures);
}
