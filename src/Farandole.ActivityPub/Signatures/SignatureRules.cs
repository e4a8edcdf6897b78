using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Signatures;

/// <summary>
/// What a signature must be before its key is even asked for. What it must cover is fixed here and not its signer's choice:
/// method and target, our name, a moment, and the content if there is any.
/// </summary>
internal static class SignatureRules
{
    private static readonly string[] OnlyOnce = ["host", "date", "digest", "content-digest", "content-type"];

    /// <param name="claim">What the signature says.</param>
    /// <param name="request">What came.</param>
    /// <param name="actor">Who is said to have done it; null of a reader, who is whoever owns the key.</param>
    public static Refusal? WhyNot(SignatureClaim claim, ReceivedRequest request, string? actor) =>
        claim.Algorithm is not (null or "rsa-sha256" or "hs2019" or "rsa-v1_5-sha256") ? Refusal.UnknownAlgorithm
        : Origin.Of(claim.KeyId) is null ? Refusal.Malformed
        : actor is not null && !Origin.Same(claim.KeyId, actor) ? Refusal.KeyOfAnotherHost
        : Array.Exists(OnlyOnce, request.HasTwice) ? Refusal.RepeatedHeader
        : WhyTooLittle(claim, request) ?? WhyNotHere(claim, request) ?? WhyNotThis(claim, request);

    private static Refusal? WhyTooLittle(SignatureClaim claim, ReceivedRequest request)
    {
        var isCavage = claim.Scheme == SignatureScheme.Cavage;
        if (isCavage ? !claim.Covers("(request-target)") : !(claim.Covers("@method") && claim.Covers("@target-uri")))
            return Refusal.TargetNotSigned;
        if (isCavage && !claim.Covers("host"))
            return Refusal.HostNotSigned;
        if (!claim.Covers("date") && (isCavage ? !claim.Covers("(created)") : claim.Created is null))
            return Refusal.DateNotSigned;
        return request.CarriesContent && !claim.Covers("digest") && !claim.Covers("content-digest")
            ? Refusal.DigestNotSigned
            : null;
    }

    /// <summary>The name that was signed must be ours, with our port or, as Gancio has it, without.</summary>
    private static Refusal? WhyNotHere(SignatureClaim claim, ReceivedRequest request)
    {
        if (!claim.Covers("host") || request.First("host") is not { } host)
            return null;
        var ours = request.Authority;
        var withoutPort = ours.LastIndexOf(':') is var colon and > 0 && !ours.EndsWith(']') ? ours[..colon] : ours;
        return
            string.Equals(host, ours, StringComparison.OrdinalIgnoreCase)
            || string.Equals(host, withoutPort, StringComparison.OrdinalIgnoreCase)
            ? null
            : Refusal.WrongHost;
    }

    /// <summary>Every digest that is covered must be that of what came: a signature over a wrong one binds nothing.</summary>
    private static Refusal? WhyNotThis(SignatureClaim claim, ReceivedRequest request)
    {
        for (var n = 0; n < claim.Components.Length; n++)
        {
            if (claim.Components[n] is not (['(' or '@', ..] or "host") && !request.Has(claim.Components[n]))
                return Refusal.UnknownComponent;
        }
        return (claim.Covers("digest") ? Digests.WhyNotDigest(request.First("digest")!, request.Body.Span) : null)
            ?? (
                claim.Covers("content-digest")
                    ? Digests.WhyNotContentDigest(request.First("content-digest")!, request.Body.Span)
                    : null
            );
    }
}
