using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Farandole.Tests.Places;
using Microsoft.AspNetCore.Http;

namespace Farandole.Tests.Notices;

/// <summary>
/// The push service of a browser's maker (RFC 8030), on a free port of this machine, and the browsers that listen to it. It
/// refuses what a real one refuses: no TTL, no signature of the sender (RFC 8292), too much.
/// </summary>
internal sealed class PushRelay : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Phone> browsers = new();
    private LoopbackServer server = null!;

    public int Port => server.Port;

    public string Origin => server.At("").GetLeftPart(UriPartial.Authority);

    /// <summary>What it answers to each browser from now on; 201 if nothing is said.</summary>
    public ConcurrentDictionary<Phone, int> Answers { get; } = new();

    public static async Task<PushRelay> StartAsync(CancellationToken ct)
    {
        var service = new PushRelay();
        service.server = await LoopbackServer.StartAsync(service.Take, ct);
        return service;
    }

    public Phone NewPhone()
    {
        var name = Guid.NewGuid().ToString("N");
        return browsers[name] = new Phone(server.At($"/push/{name}").ToString());
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var browser = browsers[context.Request.Path.Value!["/push/".Length..]];
        context.Response.StatusCode = Answers.TryGetValue(browser, out var said) ? said : StatusCodes.Status201Created;
        if (context.Response.StatusCode != StatusCodes.Status201Created)
            return;
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString());
        if (!IsSigned(headers["Authorization"]) || !headers.ContainsKey("TTL") || body.Length > 4096)
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        else
            browser.Take(new(headers, browser.Decrypt(body.ToArray()), (int)body.Length));
    }

    /// <summary>RFC 8292 §2 and §3, by the key that the sender shows.</summary>
    private bool IsSigned(string authorization)
    {
        var parts = authorization["vapid ".Length..].Split(", ").ToDictionary(p => p[..1], p => p[2..]);
        var token = parts["t"].Split('.');
        var point = Base64Url.DecodeFromChars(parts["k"]);
        using var key = ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = point[1..33], Y = point[33..] },
            }
        );
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token[1])).RootElement;
        return claims.GetProperty("aud").GetString() == Origin
            && claims.GetProperty("exp").GetInt64() > 0
            && claims.GetProperty("sub").GetString()!.StartsWith("mailto:", StringComparison.Ordinal)
            && key.VerifyData(
                Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"),
                Base64Url.DecodeFromChars(token[2]),
                HashAlgorithmName.SHA256
            );
    }
}

/// <summary>A browser that takes notices, and the keys that it tells nobody.</summary>
internal sealed class Phone
{
    private readonly ECDiffieHellman key;
    private readonly byte[] auth;
    private readonly ConcurrentQueue<Taken> taken = new();

    public Phone(string endpoint)
        : this(endpoint, ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256), RandomNumberGenerator.GetBytes(16)) { }

    public Phone(string endpoint, ECDiffieHellman key, byte[] auth) =>
        (Endpoint, this.key, this.auth) = (endpoint, key, auth);

    public string Endpoint { get; }

    public byte[] Point
    {
        get
        {
            var q = key.PublicKey.ExportParameters().Q;
            return [4, .. q.X!, .. q.Y!];
        }
    }

    public string PublicKey => Base64Url.EncodeToString(Point);

    public string Auth => Base64Url.EncodeToString(auth);

    /// <summary>What came, oldest first.</summary>
    public IReadOnlyList<Taken> Notices => [.. taken];

    public void Take(Taken notice) => taken.Enqueue(notice);

    /// <summary>RFC 8188 §2 with the keys of RFC 8291 §3.4, from the side of the reader.</summary>
    public byte[] Decrypt(byte[] body)
    {
        var (salt, length) = (body[..16], body[20]);
        Assert.Equal(4096u, BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(16)));
        var (sender, text) = (body[21..(21 + length)], body[(21 + length)..]);
        using var other = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = sender[1..33], Y = sender[33..] },
            }
        );
        byte[] info = [.. "WebPush: info\0"u8, .. Point, .. sender];
        var shared = key.DeriveRawSecretAgreement(other.PublicKey);
        var material = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, auth, info);
        var aes = HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 16, salt, [.. "Content-Encoding: aes128gcm\0"u8]);
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 12, salt, [.. "Content-Encoding: nonce\0"u8]);
        var plain = new byte[text.Length - 16];
        using var cipher = new AesGcm(aes, 16);
        cipher.Decrypt(nonce, text.AsSpan(0, plain.Length), text.AsSpan(plain.Length), plain);
        var end = Array.FindLastIndex(plain, b => b != 0);
        Assert.Equal(2, plain[end]);
        return plain[..end];
    }
}

/// <summary>A notice as it came to a browser.</summary>
internal sealed record Taken(IReadOnlyDictionary<string, string> Headers, byte[] Text, int Length)
{
    private JsonElement Said => JsonDocument.Parse(Text).RootElement;

    public string Title => Said.GetProperty("title").GetString()!;

    public string Body => Said.GetProperty("body").GetString()!;

    public string Url => Said.GetProperty("url").GetString()!;

    public string Tag => Said.GetProperty("tag").GetString()!;

    public string All => Encoding.UTF8.GetString(Text);
}
