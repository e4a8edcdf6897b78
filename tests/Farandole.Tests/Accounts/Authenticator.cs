using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Farandole.Tests.Accounts;

/// <summary>A device with one passkey (ES256), as WebAuthn level 3 writes it down; what it says can be made wrong.</summary>
internal sealed class Authenticator : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private uint count;

    public byte[] Id { get; } = RandomNumberGenerator.GetBytes(32);

    public string Origin { get; set; } = "http://farandole.test";

    public string Domain { get; set; } = "farandole.test";

    /// <summary>Whether it recognises its owner, or takes whoever touches it.</summary>
    public bool Verifies { get; set; } = true;

    private string? Owner { get; set; }

    /// <summary>Makes the passkey that these options ask for.</summary>
    public string Make(JsonElement options)
    {
        Owner = options.GetProperty("user").GetProperty("id").GetString();
        var client = Client("webauthn.create", options);
        byte[] attested = [.. Data(0x40), .. new byte[16], .. Short(Id.Length), .. Id, .. PublicKey()];
        // {"fmt": "none", "attStmt": {}, "authData": …} in CBOR (RFC 8949).
        byte[] attestation =
        [
            0xA3,
            .. Text("fmt"),
            .. Text("none"),
            .. Text("attStmt"),
            0xA0,
            .. Text("authData"),
            0x59,
            .. Short(attested.Length),
            .. attested,
        ];
        return Credential(
            new
            {
                clientDataJSON = Encode(client),
                attestationObject = Encode(attestation),
                transports = new[] { "internal" },
            }
        );
    }

    /// <summary>Signs the challenge of these options.</summary>
    public string Sign(JsonElement options)
    {
        var (client, data) = (Client("webauthn.get", options), Data(0));
        var signature = key.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Credential(
            new
            {
                clientDataJSON = Encode(client),
                authenticatorData = Encode(data),
                signature = Encode(signature),
                userHandle = Owner,
            }
        );
    }

    public void Dispose() => key.Dispose();

    private byte[] Client(string type, JsonElement options) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = options.GetProperty("challenge").GetString(),
                origin = Origin,
                crossOrigin = false,
            }
        );

    private byte[] Data(byte flags)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, ++count);
        // Somebody is there, and is its owner.
        var seen = (byte)(flags | 0x01 | (Verifies ? 0x04 : 0));
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain)), seen, .. counter];
    }

    /// <summary>RFC 9053, 7.1: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.</summary>
    private byte[] PublicKey()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
    }

    private string Credential(object response) =>
        JsonSerializer.Serialize(
            new
            {
                id = Encode(Id),
                rawId = Encode(Id),
                type = "public-key",
                authenticatorAttachment = "platform",
                clientExtensionResults = new { },
                response,
            }
        );

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Short(int number) => [(byte)(number >> 8), (byte)number];

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
