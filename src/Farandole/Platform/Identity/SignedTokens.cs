using System.Buffers.Text;
using System.Security.Cryptography;

namespace Farandole.Platform.Identity;

/// <summary>
/// Tokens for links in letters that stop something: made for one thing and of use for nothing else, with nothing kept.
/// They never end, because a letter may be opened in years.
/// </summary>
internal static class SignedTokens
{
    private const int ProofLength = 16;

    public static string Token(this AddressHash signer, string purpose, ReadOnlySpan<byte> names) =>
        Base64Url.EncodeToString([.. names, .. signer.Proof(purpose, names)]);

    /// <summary>What the token names; null when we did not make it for this purpose.</summary>
    /// <param name="signer">Of the instance.</param>
    /// <param name="purpose">As it was made for.</param>
    /// <param name="token">As shown.</param>
    /// <param name="length">Of what it names.</param>
    public static byte[]? Read(this AddressHash signer, string purpose, string token, int length)
    {
        if (!Base64Url.IsValid(token, out var whole) || whole != length + ProofLength)
            return null;
        var bytes = Base64Url.DecodeFromChars(token);
        var names = bytes[..length];
        return CryptographicOperations.FixedTimeEquals(signer.Proof(purpose, names), bytes.AsSpan(length))
            ? names
            : null;
    }

    private static byte[] Proof(this AddressHash signer, string purpose, ReadOnlySpan<byte> names) =>
        signer.Sign(purpose, names)[..ProofLength];
}
