using System.Globalization;

namespace Farandole.ActivityPub.Signatures;

/// <summary>The <c>Signature</c> header of draft-cavage-http-signatures-12 §4.1, as deployed: values quoted or not, in any order.</summary>
internal static class CavageHeader
{
    private const int MostComponents = 32;

    public static (IReadOnlyList<SignatureClaim> Claims, Refusal? WhyNot) Read(string header)
    {
        if (
            Parameters(header) is not { } said
            || !said.TryGetValue("keyId", out var keyId)
            || !said.TryGetValue("signature", out var signature)
            || Decoded(signature) is not { } bytes
        )
            return ([], Refusal.Malformed);
        // Without a list only the date would be covered (§2.1.6): too little to be refused for anything else.
        var listed = said.GetValueOrDefault("headers", "date").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var claim = new SignatureClaim
        {
            Scheme = SignatureScheme.Cavage,
            KeyId = keyId,
            Algorithm = said.GetValueOrDefault("algorithm")?.ToLowerInvariant(),
            Components = [.. listed.Select(c => c.ToLowerInvariant())],
            Created = Moment(said, "created"),
            Expires = Moment(said, "expires"),
            Signature = bytes,
        };
        return IsSound(claim, said) ? ([claim], null) : ([], Refusal.Malformed);
    }

    /// <summary>Moments are numbers, what is covered is there once, and algorithms of old know no <c>(created)</c> (§2.3).</summary>
    private static bool IsSound(SignatureClaim claim, Dictionary<string, string> said) =>
        claim.Components.Count is > 0 and <= MostComponents
        && claim.Components.Distinct().Count() == claim.Components.Count
        && said.ContainsKey("created") == claim.Created is not null
        && said.ContainsKey("expires") == claim.Expires is not null
        && (!claim.Covers("(expires)") || claim.Expires is not null)
        && (
            !claim.Covers("(created)")
            || (claim.Created is not null && claim.Algorithm?.StartsWith("rsa", StringComparison.Ordinal) != true)
        );

    /// <summary>Null when it is no list of parameters, or one stands twice.</summary>
    private static Dictionary<string, string>? Parameters(string header)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = header.AsSpan().Trim();
        while (rest.Length > 0)
        {
            var equals = rest.IndexOf('=');
            if (equals <= 0)
                return null;
            var name = rest[..equals].Trim().ToString();
            rest = rest[(equals + 1)..].TrimStart();
            var quoted = rest.StartsWith("\"");
            if (quoted)
                rest = rest[1..];
            var end = rest.IndexOf(quoted ? '"' : ',');
            if (end < 0 && quoted)
                return null;
            var value = (end < 0 ? rest : rest[..end]).ToString();
            rest = end < 0 ? [] : rest[(quoted ? end + 1 : end)..].TrimStart();
            if (!name.All(char.IsAsciiLetter) || !said.TryAdd(name, quoted ? value : value.Trim()))
                return null;
            if (rest.Length > 0 && rest[0] != ',')
                return null;
            rest = rest.Length > 0 ? rest[1..].TrimStart() : rest;
        }
        return said;
    }

    private static DateTimeOffset? Moment(Dictionary<string, string> said, string name) =>
        said.TryGetValue(name, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? UnixTime.Of(seconds)
            : null;

    private static byte[]? Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length > 0 ? bytes[..length] : null;
    }
}
