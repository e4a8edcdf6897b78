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
        foreach (var range in header.AsSpan().Split(','))
        {
            var item = header.AsSpan(range);
            var equals = item.IndexOf('=');
            if (equals < 0)
                return Refusal.Malformed;
            if (Hash(item[..equals].Trim(), body) is not { } hash)
                continue;
            known++;
            if (!item[(equals + 1)..].Trim().SequenceEqual(Convert.ToBase64String(hash)))
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

    private static byte[]? Hash(ReadOnlySpan<char> algorithm, ReadOnlySpan<byte> body) =>
        algorithm.Equals("SHA-256", StringComparison.OrdinalIgnoreCase) ? SHA256.HashData(body)
        : algorithm.Equals("SHA-512", StringComparison.OrdinalIgnoreCase) ? SHA512.HashData(body)
        : null;
}
