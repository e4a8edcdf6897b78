using System.Buffers.Text;
using Farandole.Platform.Web.SafeHttp;

namespace Farandole.Platform.Push;

/// <summary>Where a browser takes notices, and the keys that only it can undo (Push API §8, RFC 8291 §2).</summary>
/// <param name="Endpoint">An address at the push service of the browser's maker.</param>
/// <param name="PublicKey">A point of P-256.</param>
/// <param name="Auth">16 bytes that no push service knows.</param>
internal sealed record Subscription(Uri Endpoint, byte[] PublicKey, byte[] Auth)
{
    public const int MaxEndpoint = 1_000;
    private const int AuthLength = 16;

    /// <summary>Null for what no browser sends, and for an address that we would not ask.</summary>
    public static Subscription? Parse(string? endpoint, string? publicKey, string? auth, SafeClient client)
    {
        if (
            endpoint is not { Length: > 0 and <= MaxEndpoint }
            || !Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            || !client.Accepts(address)
            || Bytes(publicKey) is not { } point
            || Bytes(auth) is not { Length: AuthLength } shared
        )
            return null;
        using var key = P256.Key(point);
        return key is null ? null : new(address, point, shared);
    }

    private static byte[]? Bytes(string? text) =>
        text is { Length: > 0 and < 200 } && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
