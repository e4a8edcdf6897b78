using System.Security.Cryptography;

namespace Farandole.ActivityPub.Signatures;

/// <summary>An RSA key of 2048 to 8192 bits: smaller ones can be broken, larger ones make us work.</summary>
public sealed class PublicKey
{
    private const int MostLetters = 16 * 1024;
    private readonly RSAParameters parameters;

    private PublicKey(RSAParameters parameters) => this.parameters = parameters;

    /// <summary>From PEM, as SubjectPublicKeyInfo (RFC 5280) or PKCS#1 (Mobilizon); null when it is no key that we take.</summary>
    public static PublicKey? FromPem(string pem)
    {
        if (pem.Length > MostLetters || !PemEncoding.TryFind(pem, out var fields))
            return null;
        var der = Convert.FromBase64String(pem[fields.Base64Data]);
        using var rsa = RSA.Create();
        try
        {
            var read = 0;
            if (pem[fields.Label] is "PUBLIC KEY")
                rsa.ImportSubjectPublicKeyInfo(der, out read);
            else if (pem[fields.Label] is "RSA PUBLIC KEY")
                rsa.ImportRSAPublicKey(der, out read);
            // Anything else, and private keys above all, is not what one shows.
            return read == der.Length && rsa.KeySize is >= 2048 and <= 8192
                ? new PublicKey(rsa.ExportParameters(includePrivateParameters: false))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256 (RFC 9421 §3.3.2), over the first of the texts that fits.</summary>
    internal bool Fits(IEnumerable<byte[]> candidates, ReadOnlySpan<byte> signature)
    {
        using var rsa = RSA.Create(parameters);
        foreach (var candidate in candidates)
        {
            if (rsa.VerifyData(candidate, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
                return true;
        }
        return false;
    }
}
