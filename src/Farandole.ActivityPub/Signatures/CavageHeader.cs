using System.Collections.Immutable;
using System.Globalization;

namespace Farandole.ActivityPub.Signatures;

/// <summary>The <c>Signature</c> header of draft-cavage-http-signatures-12 §4.1.</summary>
internal static class CavageHeader
{
    private const int MostComponents = 32;
    private const int UsualComponents = 5;

    public static (IReadOnlyList<SignatureClaim> Claims, Refusal? WhyNot) Read(string header)
    {
        var said = new CavageParameters(header);
        if (
            !said.IsSound
            || !said.TryGet("keyId", out var keyId)
            || !said.TryGet("signature", out var signature)
            || Decoded(signature) is not { } bytes
        )
            return ([], Refusal.Malformed);
        var claim = new SignatureClaim
        {
            Scheme = SignatureScheme.Cavage,
            KeyId = keyId.ToString(),
            Algorithm = said.TryGet("algorithm", out var algorithm) ? InSmallLetters(algorithm) : null,
            // Without a list only the date would be covered (§2.1.6): too little to be refused for anything else.
            Components = said.TryGet("headers", out var headers) ? Listed(headers) : ["date"],
            Created = Moment(said, "created"),
            Expires = Moment(said, "expires"),
            Signature = bytes,
        };
        return IsSound(claim, said) ? ([claim], null) : ([], Refusal.Malformed);
    }

    /// <summary>Moments are numbers, what is covered is there once, and algorithms of old know no <c>(created)</c> (§2.3).</summary>
    private static bool IsSound(SignatureClaim claim, in CavageParameters said) =>
        claim.Components.Length is > 0 and <= MostComponents
        && !claim.CoversTwice
        && said.Has("created") == claim.Created is not null
        && said.Has("expires") == claim.Expires is not null
        && (!claim.Covers("(expires)") || claim.Expires is not null)
        && (
            !claim.Covers("(created)")
            || (claim.Created is not null && claim.Algorithm?.StartsWith("rsa", StringComparison.Ordinal) != true)
        );

    private static ImmutableArray<string> Listed(ReadOnlySpan<char> headers)
    {
        var listed = ImmutableArray.CreateBuilder<string>(UsualComponents);
        foreach (var range in headers.Split(' '))
        {
            if (headers[range] is { IsEmpty: false } component)
                listed.Add(InSmallLetters(component));
        }
        return listed.DrainToImmutable();
    }

    /// <summary>The usual words are here already.</summary>
    private static string InSmallLetters(ReadOnlySpan<char> word) =>
        word switch
        {
            "(request-target)" => "(request-target)",
            "host" => "host",
            "date" => "date",
            "digest" => "digest",
            "content-type" => "content-type",
            "rsa-sha256" => "rsa-sha256",
            "hs2019" => "hs2019",
            _ => word.ToString().ToLowerInvariant(),
        };

    private static DateTimeOffset? Moment(in CavageParameters said, string name) =>
        said.TryGet(name, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? UnixTime.Of(seconds)
            : null;

    private static ReadOnlyMemory<byte>? Decoded(ReadOnlySpan<char> text)
    {
        var bytes = new byte[(text.Length + 3) / 4 * 3];
        // An if: as one expression, null would become bytes that are none.
        if (!Convert.TryFromBase64Chars(text, bytes, out var length) || length == 0)
            return null;
        return bytes.AsMemory(0, length);
    }
}
