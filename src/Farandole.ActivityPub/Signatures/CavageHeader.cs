using System.Buffers;
using System.Globalization;

namespace Farandole.ActivityPub.Signatures;

/// <summary>The <c>Signature</c> header of draft-cavage-http-signatures-12 §4.1, as deployed: values quoted or not, in any order.</summary>
internal static class CavageHeader
{
    private const int MostComponents = 32;
    private const int UsualParameters = 6;
    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );

    public static (IReadOnlyList<SignatureClaim> Claims, Refusal? WhyNot) Read(string header)
    {
        if (
            Parameters(header) is not { } said
            || !said.TryGetValue("keyId", out var keyId)
            || !said.TryGetValue("signature", out var signature)
            || Decoded(signature) is not { } bytes
        )
            return ([], Refusal.Malformed);
        var claim = new SignatureClaim
        {
            Scheme = SignatureScheme.Cavage,
            KeyId = keyId,
            Algorithm = said.GetValueOrDefault("algorithm")?.ToLowerInvariant(),
            // Without a list only the date would be covered (§2.1.6): too little to be refused for anything else.
            Components = Listed(said.GetValueOrDefault("headers", "date")),
            Created = Moment(said, "created"),
            Expires = Moment(said, "expires"),
            Signature = bytes,
        };
        return IsSound(claim, said) ? ([claim], null) : ([], Refusal.Malformed);
    }

    /// <summary>Moments are numbers, what is covered is there once, and algorithms of old know no <c>(created)</c> (§2.3).</summary>
    private static bool IsSound(SignatureClaim claim, Dictionary<string, string> said) =>
        claim.Components.Count is > 0 and <= MostComponents
        && !claim.CoversTwice
        && said.ContainsKey("created") == claim.Created is not null
        && said.ContainsKey("expires") == claim.Expires is not null
        && (!claim.Covers("(expires)") || claim.Expires is not null)
        && (
            !claim.Covers("(created)")
            || (claim.Created is not null && claim.Algorithm?.StartsWith("rsa", StringComparison.Ordinal) != true)
        );

    private static string[] Listed(string headers)
    {
        var listed = headers.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var n = 0; n < listed.Length; n++)
            listed[n] = listed[n].ToLowerInvariant();
        return listed;
    }

    /// <summary>Null when it is no list of parameters, or one stands twice.</summary>
    private static Dictionary<string, string>? Parameters(string header)
    {
        var said = new Dictionary<string, string>(UsualParameters, StringComparer.Ordinal);
        var rest = header.AsSpan().Trim();
        while (rest.Length > 0)
        {
            var equals = rest.IndexOf('=');
            if (equals <= 0)
                return null;
            var name = rest[..equals].Trim();
            rest = rest[(equals + 1)..].TrimStart();
            var quoted = rest.StartsWith("\"");
            if (quoted)
                rest = rest[1..];
            var end = rest.IndexOf(quoted ? '"' : ',');
            if (end < 0 && quoted)
                return null;
            var value = (end < 0 ? rest : rest[..end]).ToString();
            rest = end < 0 ? [] : rest[(quoted ? end + 1 : end)..].TrimStart();
            if (name.ContainsAnyExcept(Letters) || !said.TryAdd(NameOf(name), quoted ? value : value.Trim()))
                return null;
            if (rest.Length > 0 && rest[0] != ',')
                return null;
            rest = rest.Length > 0 ? rest[1..].TrimStart() : rest;
        }
        return said;
    }

    /// <summary>The usual ones are here already.</summary>
    private static string NameOf(ReadOnlySpan<char> name) =>
        name switch
        {
            "keyId" => "keyId",
            "algorithm" => "algorithm",
            "headers" => "headers",
            "signature" => "signature",
            _ => name.ToString(),
        };

    private static DateTimeOffset? Moment(Dictionary<string, string> said, string name) =>
        said.TryGetValue(name, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? UnixTime.Of(seconds)
            : null;

    private static ReadOnlyMemory<byte>? Decoded(string text)
    {
        var bytes = new byte[(text.Length + 3) / 4 * 3];
        // An if: as one expression, null would become bytes that are none.
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length == 0)
            return null;
        return bytes.AsMemory(0, length);
    }
}
