using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Mail;
using NodaTime;

namespace Farandole.Platform.Push;

/// <summary>How push services know this instance again (VAPID, RFC 8292): one key pair, made at its first start.</summary>
internal sealed class PushKeys(MailSettings mail, IClock clock) : IDisposable
{
    private const string SettingName = "vapid";

    /// <summary>RFC 8292 §2: 24 hours at most.</summary>
    private static readonly Duration Holds = Duration.FromHours(12);

    private readonly ECDsa pair = ECDsa.Create();

    /// <summary>As browsers want it when they subscribe: the point, in base64url.</summary>
    public string Public { get; private set; } = "";

    public async Task Load(DatabaseSettings database, CancellationToken ct)
    {
        pair.ImportPkcs8PrivateKey(await database.Secret(SettingName, Make, ct), out _);
        Public = Base64Url.EncodeToString(P256.Point(pair.ExportParameters(includePrivateParameters: false).Q));
    }

    /// <summary>The header that says to this push service who sends (RFC 8292 §3).</summary>
    public string Authorization(Uri endpoint)
    {
        var claims = new Dictionary<string, object>
        {
            ["aud"] = endpoint.GetLeftPart(UriPartial.Authority),
            ["exp"] = (clock.GetCurrentInstant() + Holds).ToUnixTimeSeconds(),
            ["sub"] = $"mailto:{mail.From}",
        };
        var signed = $"{Part("""{"typ":"JWT","alg":"ES256"}"""u8)}.{Part(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        var signature = pair.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"vapid t={signed}.{Part(signature)}, k={Public}";
    }

    public void Dispose() => pair.Dispose();

    private static byte[] Make()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return made.ExportPkcs8PrivateKey();
    }

    private static string Part(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
