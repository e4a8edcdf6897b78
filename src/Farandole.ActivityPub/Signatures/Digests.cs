using System.Security.Cryptography;

namespace Farandole.ActivityPub.Signatures;

/// <summary>Digests of content: <c>Digest</c> (RFC 3230, with draft-cavage) and <c>Content-Digest</c> (RFC 9530).</summary>
public static class Digests
{
    /// <summary>For <c>Digest</c>; the name in capitals, without which snac refuses.</summary>
    public static string Digest(ReadOnlySpan<byte> body) => "SHA-256=" + Convert.ToBase64String(SHA256.HashData(body));

    /// <summary>For <c>Content-Digest</c>.</summary>
    public static string ContentDigest(ReadOnlySpan<byte> body) =>
        $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:";

    /// <summary>Every digest that we know must fit, and one must be known.</summary>
    internal static Refusal? WhyNotDigest(string header, ReadOnlySpan<byte> body)
    {
        var known = 0;
        foreach (var item in header.Split(','))
        {
            var parts = item.Split('=', 2);
            if (parts.Length < 2)
                return Refusal.Malformed;
            if (Hash(parts[0].Trim(), body) is not { } hash)
                continue;
            known++;
            if (!string.Equals(parts[1].Trim(), Convert.ToBase64String(hash), StringComparison.Ordinal))
                return Refusal.WrongDigest;
        }
        return known == 0 ? Refusal.UnknownDigest : null;
    }

    /// <inheritdoc cref="WhyNotDigest"/>
    internal static Refusal? WhyNotContentDigest(string header, ReadOnlySpan<byte> body)
    {
        if (StructuredField.Dictionary(header) is not { } members)
            return Refusal.Malformed;
        var known = 0;
        foreach (var member in members)
        {
            if (Hash(member.Name, body) is not { } hash)
                continue;
            known++;
            if (member.Value?.Bytes is not { } said || !CryptographicOperations.FixedTimeEquals(said, hash))
                return Refusal.WrongDigest;
        }
        return known == 0 ? Refusal.UnknownDigest : null;
    }

    private static byte[]? Hash(string algorithm, ReadOnlySpan<byte> body) =>
        algorithm.ToUpperInvariant() switch
        {
            "SHA-256" => SHA256.HashData(body),
            "SHA-512" => SHA512.HashData(body),
            _ => null,
        };
}
