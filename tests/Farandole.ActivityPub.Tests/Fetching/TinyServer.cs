using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Farandole.ActivityPub.Tests.Fetching;

/// <summary>A server on this machine that says what it is told to, one answer per connection.</summary>
internal sealed class TinyServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<Asked, Task<byte[]?>> answer;
    private readonly Task running;

    private TinyServer(Func<Asked, Task<byte[]?>> answer)
    {
        this.answer = answer;
        listener.Start();
        running = ServeAsync();
    }

    public string Host => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public ConcurrentQueue<Asked> Asked { get; } = new();

    public string At(string path) => $"http://{Host}{path}";

    public static TinyServer Start(Func<Asked, string?> answer) =>
        new(asked => Task.FromResult(answer(asked) is { } text ? Encoding.UTF8.GetBytes(text) : null));

    /// <summary>Null: keeps silent.</summary>
    public static TinyServer StartBytes(Func<Asked, byte[]?> answer) => new(asked => Task.FromResult(answer(asked)));

    public static string Ok(string body, string contentType = "application/activity+json", string more = "") =>
        $"HTTP/1.1 200 OK\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{more}Connection: close\r\n\r\n{body}";

    public static string Says(int status, string more = "") =>
        $"HTTP/1.1 {status} It\r\nContent-Length: 0\r\n{more}Connection: close\r\n\r\n";

    public static string Redirect(string to) => Says(302, $"Location: {to}\r\n");

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var asked = await Fetching.Asked.ReadAsync(stream, stop.Token);
                if (asked is null)
                    return;
                Asked.Enqueue(asked);
                if (await answer(asked) is not { } bytes)
                    await Task.Delay(Timeout.Infinite, stop.Token);
                else
                    await stream.WriteAsync(bytes, stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // Whoever asked has hung up.
            }
        }
    }
}

/// <summary>What a server was asked.</summary>
internal sealed record Asked(
    string Method,
    string Target,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    byte[] Body
)
{
    public string? this[string name] =>
        Headers
            .Where(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase))
            .Select(h => h.Value)
            .FirstOrDefault();

    public static async Task<Asked?> ReadAsync(Stream stream, CancellationToken ct)
    {
        var text = new StringBuilder();
        var letter = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(letter, ct) == 0)
                return null;
            text.Append((char)letter[0]);
        }
        var lines = text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var asked = new Asked(
            first[0],
            first[1],
            [.. lines.Skip(1).Select(l => l.Split(": ", 2)).Select(p => KeyValuePair.Create(p[0], p[1]))],
            []
        );
        var body = new byte[
            int.Parse(asked["content-length"] ?? "0", System.Globalization.CultureInfo.InvariantCulture)
        ];
        await stream.ReadExactlyAsync(body, ct);
        return asked with { Body = body };
    }
}
