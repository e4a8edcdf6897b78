using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Farandole.ActivityPub.Signatures;

/// <summary>
/// An RSA key of 2048 to 8192 bits: smaller ones can be broken, larger ones make us work. May be shared between threads.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Nobody who shares it is the last to; its handle ends with it.")]
public sealed class PublicKey
{
    private const int MostLetters = 16 * 1024;
    private readonly RSA key;

    // Who may use one at once is promised by no documentation.
    private readonly Lock turn = new();

    private PublicKey(RSA key) => this.key = key;

    /// <summary>From PEM, as SubjectPublicKeyInfo (RFC 5280) or PKCS#1 (Mobilizon); null when it is no key that we take.</summary>
    public static PublicKey? FromPem(string pem)
    {
        if (pem.Length > MostLetters || !PemEncoding.TryFind(pem, out var fields))
            return null;
        var rsa = RSA.Create();
        if (IsRead(rsa, pem[fields.Label], Convert.FromBase64String(pem[fields.Base64Data])))
            return new PublicKey(rsa);
        rsa.Dispose();
        return null;
    }

    private static bool IsRead(RSA rsa, string label, byte[] der)
    {
        try
        {
            var read = 0;
            if (label is "PUBLIC KEY")
                rsa.ImportSubjectPublicKeyInfo(der, out read);
            else if (label is "RSA PUBLIC KEY")
                rsa.ImportRSAPublicKey(der, out read);
            // Anything else, and private keys above all, is not what one shows.
            return read == der.Length && rsa.KeySize is >= 2048 and <= 8192;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256 (RFC 9421 §3.3.2), over the first of the texts that fits.</summary>
    internal bool Fits(ReadOnlySpan<ReadOnlyMemory<byte>> candidates, ReadOnlySpan<byte> signature)
    {
        lock (turn)
        {
            foreach (var candidate in candidates)
            {
                if (key.VerifyData(candidate.Span, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
                    return true;
            }
        }
        return false;
    }
}
