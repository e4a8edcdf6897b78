using System.Buffers.Text;
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
        Span<byte> hash = stackalloc byte[SHA512.HashSizeInBytes];
        Span<char> text = stackalloc char[Base64.GetMaxEncodedToUtf8Length(SHA512.HashSizeInBytes)];
        foreach (var range in header.AsSpan().Split(','))
        {
            var item = header.AsSpan(range);
            var equals = item.IndexOf('=');
            if (equals < 0)
                return Refusal.Malformed;
            var length = Hash(item[..equals].Trim(), body, hash);
            if (length == 0)
                continue;
            known++;
            _ = Convert.TryToBase64Chars(hash[..length], text, out var letters);
            if (!item[(equals + 1)..].Trim().SequenceEqual(text[..letters]))
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
        Span<byte> hash = stackalloc byte[SHA512.HashSizeInBytes];
        foreach (var member in members)
        {
            var length = Hash(member.Name, body, hash);
            if (length == 0)
                continue;
            known++;
            if (member.Value?.Bytes is not { } said || !CryptographicOperations.FixedTimeEquals(said, hash[..length]))
                return Refusal.WrongDigest;
        }
        return known == 0 ? Refusal.UnknownDigest : null;
    }

    /// <returns>How long it is; 0 of an algorithm that we do not know.</returns>
    private static int Hash(ReadOnlySpan<char> algorithm, ReadOnlySpan<byte> body, Span<byte> hash) =>
        algorithm.Equals("SHA-256", StringComparison.OrdinalIgnoreCase) ? SHA256.HashData(body, hash)
        : algorithm.Equals("SHA-512", StringComparison.OrdinalIgnoreCase) ? SHA512.HashData(body, hash)
        : 0;
}
