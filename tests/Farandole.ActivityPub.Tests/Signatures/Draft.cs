using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Farandole.ActivityPub.Signatures;

namespace Farandole.ActivityPub.Tests.Signatures;

/// <summary>
/// A request in the making. It signs by itself, without the code under test, whatever it is told to; what is changed after
/// <see cref="Cavage"/> or <see cref="Rfc9421"/> is changed on the way.
/// </summary>
internal sealed class Draft
{
    public string Method { get; set; } = "POST";

    public string Target { get; set; } = "/inbox";

    public string Authority { get; set; } = "x.example";

    public string Scheme { get; set; } = "https";

    public byte[] Body { get; set; } = Json(Town.Ana);

    public string KeyId { get; set; } = Town.Ana + "#main-key";

    public RSA Key { get; set; } = Town.Pairs[Town.Ana];

    public string? Algorithm { get; set; } = "rsa-sha256";

    public string? Created { get; set; }

    public string? Expires { get; set; }

    public List<KeyValuePair<string, string>> Headers { get; private set; } =
    [new("Host", "x.example"), new("Date", At(StoppedClock.Noon)), new("Content-Type", "application/activity+json")];

    public static byte[] Json(string actor, string type = "Like") =>
        Encoding.UTF8.GetBytes(
            $$"""{"id":"{{actor}}/1","type":"{{type}}","actor":"{{actor}}","object":"{{(type == "Delete" ? actor : "https://x.example/e")}}"}"""
        );

    public static string At(DateTimeOffset moment) => moment.ToString("r", CultureInfo.InvariantCulture);

    public string this[string name]
    {
        get => Headers.First(h => Is(h.Key, name)).Value;
        set
        {
            Headers.RemoveAll(h => Is(h.Key, name));
            Headers.Add(new(name, value));
        }
    }

    public Draft Without(string name)
    {
        Headers.RemoveAll(h => Is(h.Key, name));
        return this;
    }

    public Draft Cavage(string? covered = "(request-target) host date digest", Func<string, string>? before = null)
    {
        if (Method == "POST" && !Headers.Exists(h => Is(h.Key, "digest")))
            this["Digest"] = "SHA-256=" + Convert.ToBase64String(SHA256.HashData(Body));
        var lines = (covered ?? "date").Split(' ').Select(c => $"{c.ToLowerInvariant()}: {OfCavage(c)}");
        var signature = Sign(string.Join('\n', lines), before);
        string?[] said =
        [
            $"keyId=\"{KeyId}\"",
            Algorithm is null ? null : $"algorithm=\"{Algorithm}\"",
            Created is null ? null : $"created={Created}",
            Expires is null ? null : $"expires={Expires}",
            covered is null ? null : $"headers=\"{covered}\"",
            $"signature=\"{signature}\"",
        ];
        this["Signature"] = string.Join(',', said.OfType<string>());
        return this;
    }

    public Draft Rfc9421(
        string covered = "\"@method\" \"@target-uri\" \"content-digest\"",
        string? parameters = null,
        string label = "sig1"
    )
    {
        if (Method == "POST" && !Headers.Exists(h => Is(h.Key, "content-digest")))
            this["Content-Digest"] = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(Body))}:";
        parameters ??= $";created={Seconds(StoppedClock.Noon)};keyid=\"{KeyId}\"";
        var raw = $"({covered}){parameters}";
        var lines = covered.Split(' ').Select(c => $"{c}: {OfRfc9421(c.Split(';')[0].Trim('"'))}");
        var signature = Sign(string.Join('\n', lines.Append($"\"@signature-params\": {raw}")), null);
        Headers.Add(new("Signature-Input", $"{label}={raw}"));
        Headers.Add(new("Signature", $"{label}=:{signature}:"));
        return this;
    }

    public Draft Then(Action<Draft> onTheWay)
    {
        onTheWay(this);
        return this;
    }

    public ReceivedRequest Received() =>
        new()
        {
            Method = Method,
            Target = Target,
            Authority = Authority,
            Scheme = Scheme,
            Headers = [.. Headers],
            Body = Body,
        };

    public static string Seconds(DateTimeOffset moment) =>
        moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private string OfCavage(string component) =>
        component switch
        {
            "(request-target)" => $"{Method.ToLowerInvariant()} {Target}",
            "(created)" => Created ?? "",
            "(expires)" => Expires ?? "",
            _ => Joined(component),
        };

    private string OfRfc9421(string component) =>
        component switch
        {
            "@method" => Method,
            "@target-uri" => $"{Scheme}://{Authority}{Target}",
            "@authority" => Authority,
            "@scheme" => Scheme,
            "@request-target" => Target,
            "@path" => Target.Split('?')[0],
            "@query" => Target.Contains('?', StringComparison.Ordinal)
                ? Target[Target.IndexOf('?', StringComparison.Ordinal)..]
                : "?",
            _ => Joined(component),
        };

    private string Joined(string name) => string.Join(", ", Headers.Where(h => Is(h.Key, name)).Select(h => h.Value));

    private string Sign(string text, Func<string, string>? before) =>
        Convert.ToBase64String(
            Key.SignData(
                Encoding.Latin1.GetBytes(before?.Invoke(text) ?? text),
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            )
        );

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
