using System.Security.Cryptography;

namespace Farandole.Platform.Identity;

/// <summary>
/// Small secrets that must be read again lie encrypted (AES-256-GCM, RFC 5116) under a key of the instance's secret, one
/// for each purpose. Bound to whose they are: moved into another row they open nothing.
/// </summary>
internal static class Sealing
{
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <returns>Nonce, ciphertext and tag.</returns>
    public static byte[] Seal(
        this AddressHash signer,
        string purpose,
        ReadOnlySpan<byte> whose,
        ReadOnlySpan<byte> plain
    )
    {
        var whole = new byte[Nonce + plain.Length + Tag];
        RandomNumberGenerator.Fill(whole.AsSpan(..Nonce));
        using var cipher = new AesGcm(signer.Sign(purpose, []), Tag);
        cipher.Encrypt(whole.AsSpan(..Nonce), plain, whole.AsSpan(Nonce..^Tag), whole.AsSpan(^Tag..), whose);
        return whole;
    }

    /// <returns>Null when it was sealed under another secret, for another purpose, or for somebody else.</returns>
    public static byte[]? Unseal(this AddressHash signer, string purpose, ReadOnlySpan<byte> whose, byte[] whole)
    {
        if (whole.Length < Nonce + Tag)
            return null;
        var plain = new byte[whole.Length - Nonce - Tag];
        using var cipher = new AesGcm(signer.Sign(purpose, []), Tag);
        try
        {
            cipher.Decrypt(whole.AsSpan(..Nonce), whole.AsSpan(Nonce..^Tag), whole.AsSpan(^Tag..), plain, whose);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
