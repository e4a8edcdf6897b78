using System.Globalization;
using System.Text;

namespace Farandole.ActivityPub.Signatures;

/// <summary>A request to be sent: the bytes are those that go out.</summary>
public sealed record OutgoingRequest(string Method, Uri Target, ReadOnlyMemory<byte> Body)
{
    public static OutgoingRequest Get(Uri target) => new("GET", target, default);

    public static OutgoingRequest Post(Uri target, ReadOnlyMemory<byte> body) => new("POST", target, body);

    /// <summary>Name, and port unless it is the usual one (RFC 9110 §7.2).</summary>
    internal string Host =>
        Target.IsDefaultPort
            ? Target.IdnHost
            : string.Create(CultureInfo.InvariantCulture, $"{Target.IdnHost}:{Target.Port}");
}

/// <summary>
/// Signs what is sent, as every peer that was asked takes it: draft-cavage with <c>(request-target) host date digest</c> and
/// the algorithm named, or RFC 9421 with method, target and digest. The date is of now: an attempt is signed anew each time.
/// </summary>
public static class RequestSigner
{
    /// <summary>The headers to send, <c>Host</c> and <c>Date</c> among them; nothing of them may be changed on the way.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Sign(
        OutgoingRequest request,
        SigningKey key,
        SignatureScheme scheme,
        DateTimeOffset now
    ) => scheme == SignatureScheme.Cavage ? Cavage(request, key, now) : Rfc9421(request, key, now);

    private static List<KeyValuePair<string, string>> Cavage(
        OutgoingRequest request,
        SigningKey key,
        DateTimeOffset now
    )
    {
        List<KeyValuePair<string, string>> headers = [.. Usual(request, now)];
        if (request.Method != "GET")
            headers.Add(new("Digest", Digests.Digest(request.Body.Span)));
        var target = $"{request.Method.ToLowerInvariant()} {request.Target.PathAndQuery}";
        var lines = headers
            .Select(h => $"{h.Key.ToLowerInvariant()}: {h.Value}")
            .Prepend($"(request-target): {target}");
        var names = headers.Select(h => h.Key.ToLowerInvariant()).Prepend("(request-target)");
        var signature = Signature(key, string.Join('\n', lines));
        headers.Add(
            new(
                "Signature",
                $"""keyId="{key.KeyId}",algorithm="rsa-sha256",headers="{string.Join(' ', names)}",signature="{signature}" """.TrimEnd()
            )
        );
        return headers;
    }

    private static List<KeyValuePair<string, string>> Rfc9421(
        OutgoingRequest request,
        SigningKey key,
        DateTimeOffset now
    )
    {
        List<KeyValuePair<string, string>> headers = [.. Usual(request, now)];
        List<(string Name, string Value)> covered =
        [
            ("@method", request.Method),
            ("@target-uri", $"{request.Target.Scheme}://{request.Host}{request.Target.PathAndQuery}"),
        ];
        if (request.Method != "GET")
        {
            headers.Add(new("Content-Digest", Digests.ContentDigest(request.Body.Span)));
            covered.Add(("content-digest", headers[^1].Value));
        }
        var created = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var names = string.Join(' ', covered.Select(c => $"\"{c.Name}\""));
        var parameters = $"({names});created={created};keyid=\"{key.KeyId}\";alg=\"rsa-v1_5-sha256\"";
        var lines = covered.Select(c => $"\"{c.Name}\": {c.Value}").Append($"\"@signature-params\": {parameters}");
        headers.Add(new("Signature-Input", "sig1=" + parameters));
        headers.Add(new("Signature", $"sig1=:{Signature(key, string.Join('\n', lines))}:"));
        return headers;
    }

    private static KeyValuePair<string, string>[] Usual(OutgoingRequest request, DateTimeOffset now) =>
        [new("Host", request.Host), new("Date", now.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture))];

    private static string Signature(SigningKey key, string text) =>
        Convert.ToBase64String(key.Sign(Encoding.Latin1.GetBytes(text)));
}
