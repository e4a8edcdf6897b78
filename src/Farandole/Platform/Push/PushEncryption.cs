using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Farandole.Platform.Push;

/// <summary>
/// Encrypts for one browser what a push service carries (RFC 8291, with the coding aes128gcm of RFC 8188): the service
/// learns when and how much, never what.
/// </summary>
internal static class PushEncryption
{
    private const int SaltLength = 16;
    private const int TagLength = 16;
    private const int RecordLength = 4096;

    /// <summary>What may be said, beside the header, the tag and the end mark (RFC 8291 §4).</summary>
    public const int Most = RecordLength - SaltLength - 4 - 1 - P256.Length - TagLength - 1;

    /// <summary>All notices are equally long, so that their length does not say of what they are.</summary>
    private const int Padded = 1024;

    /// <exception cref="CryptographicException">The key of the subscription is none; the door lets none such in.</exception>
    public static byte[] For(Subscription subscription, ReadOnlySpan<byte> plain)
    {
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Encrypt(subscription, plain, once, RandomNumberGenerator.GetBytes(SaltLength), Padded);
    }

    /// <summary>With the key and salt of this one message given: for the example of RFC 8291.</summary>
    public static byte[] Encrypt(
        Subscription subscription,
        ReadOnlySpan<byte> plain,
        ECDiffieHellman once,
        byte[] salt,
        int padded
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plain.Length, Most);
        var sender = P256.Point(once.PublicKey.ExportParameters().Q);
        var (key, nonce) = Derive(subscription, once, sender, salt);
        // RFC 8188 §2: the text, the mark of the last record, and nothings.
        var record = new byte[Math.Max(plain.Length + 1, padded)];
        plain.CopyTo(record);
        record[plain.Length] = 2;
        var (sealedText, tag) = (new byte[record.Length], new byte[TagLength]);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, record, sealedText, tag);
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, RecordLength);
        return [.. salt, .. length, (byte)sender.Length, .. sender, .. sealedText, .. tag];
    }

    /// <summary>RFC 8291 §3.4.</summary>
    private static (byte[] Key, byte[] Nonce) Derive(
        Subscription subscription,
        ECDiffieHellman once,
        byte[] sender,
        byte[] salt
    )
    {
        using var reader =
            P256.Key(subscription.PublicKey) ?? throw new CryptographicException("Not a point of the curve.");
        var shared = once.DeriveRawSecretAgreement(reader.PublicKey);
        byte[] info = [.. "WebPush: info\0"u8, .. subscription.PublicKey, .. sender];
        var material = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, subscription.Auth, info);
        return (
            HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 16, salt, "Content-Encoding: aes128gcm\0"u8.ToArray()),
            HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 12, salt, "Content-Encoding: nonce\0"u8.ToArray())
        );
    }
}
