using System.Security.Cryptography;

namespace Farandole.ActivityPub.Signatures;

/// <summary>The key of an actor of ours, with the id under which its document shows it.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly RSA rsa;
    private readonly Lock gate = new();

    private SigningKey(string keyId, RSA rsa) => (KeyId, this.rsa) = (keyId, rsa);

    public string KeyId { get; }

    /// <summary>PEM of a SubjectPublicKeyInfo, for <c>publicKeyPem</c>: everybody reads this form.</summary>
    public string PublicPem => rsa.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>PEM of PKCS#8: a secret, to be kept as one.</summary>
    public string PrivatePem => rsa.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>A new one of 2048 bits, which every peer takes.</summary>
    public static SigningKey Create(string keyId) => new(keyId, RSA.Create(2048));

    /// <summary>As <see cref="PrivatePem"/> gave it; throws when it is not.</summary>
    public static SigningKey FromPem(string keyId, string privatePem)
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(privatePem);
        return new SigningKey(keyId, rsa);
    }

    /// <summary>One at a time: many may hold it together.</summary>
    internal byte[] Sign(byte[] text)
    {
        lock (gate)
            return rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public void Dispose() => rsa.Dispose();
}
