using System.Net;
using Farandole.ActivityPub.Signatures;

namespace Farandole.ActivityPub.Fetching;

/// <summary>
/// The only way to servers that somebody else named (class F5: requests forged through us). An address is judged by its text and
/// by where it leads, and nothing is sent along that was not asked for; a redirect is an answer, not followed here.
/// </summary>
public sealed class SafeWire : IDisposable
{
    private readonly WireSettings settings;
    private readonly HttpMessageInvoker invoker;

    public SafeWire(WireSettings settings, ResolveName? resolve = null, Dial? dial = null)
    {
        this.settings = settings;
        var connection = new CheckedConnection(
            resolve ?? CheckedConnection.AskTheSystem,
            dial ?? CheckedConnection.DialTcp,
            Allows
        );
        invoker = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                ConnectCallback = connection.OpenAsync,
                UseProxy = false,
                AllowAutoRedirect = false,
                UseCookies = false,
                Credentials = null,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = settings.Connect,
                MaxConnectionsPerServer = settings.MaxConnectionsPerServer,
                MaxResponseHeadersLength = 16,
                PooledConnectionLifetime = TimeSpan.FromMinutes(1),
                ActivityHeadersPropagator = null,
            }
        );
    }

    /// <summary>Whether it may be asked at all, by its text.</summary>
    public bool Accepts(Uri address) => settings.Accepts(address);

    /// <summary>Sends once, and reads at most so many bytes, counted after decompression. Does not throw but for <paramref name="ct"/>.</summary>
    /// <param name="request">Its bytes go out as they are.</param>
    /// <param name="headers">As they were signed; <c>Host</c> among them.</param>
    /// <param name="mostBytes">Zero: what it says is of no interest.</param>
    /// <param name="ct">Ends the waiting; <see cref="WireSettings.Total"/> does so too.</param>
    public async Task<WireAnswer> SendAsync(
        OutgoingRequest request,
        IEnumerable<KeyValuePair<string, string>> headers,
        int mostBytes,
        CancellationToken ct
    )
    {
        if (!settings.Accepts(request.Target))
            return WireAnswer.Not(FetchRefusal.AddressRefused);
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(ct);
        inTime.CancelAfter(settings.Total);
        using var message = Message(request, headers);
        try
        {
            using var answer = await invoker.SendAsync(message, inTime.Token);
            return await ReadAsync(answer, mostBytes, inTime.Token);
        }
        catch (HttpRequestException e) when (e.InnerException is AddressRefused)
        {
            return WireAnswer.Not(FetchRefusal.AddressRefused);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or InvalidDataException
                || (e is OperationCanceledException && !ct.IsCancellationRequested)
            )
        {
            return WireAnswer.Not(FetchRefusal.NoAnswer);
        }
    }

    /// <summary>A watch that stops all of several steps after <see cref="WireSettings.Total"/>.</summary>
    internal CancellationTokenSource Watch(CancellationToken ct)
    {
        var watch = CancellationTokenSource.CreateLinkedTokenSource(ct);
        watch.CancelAfter(settings.Total);
        return watch;
    }

    public void Dispose() => invoker.Dispose();

    private HttpRequestMessage Message(OutgoingRequest request, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Target);
        if (request.Method != "GET")
            message.Content = new ReadOnlyMemoryContent(request.Body);
        message.Headers.TryAddWithoutValidation("User-Agent", settings.UserAgent);
        foreach (var (name, value) in headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        }
        return message;
    }

    private static async Task<WireAnswer> ReadAsync(HttpResponseMessage answer, int mostBytes, CancellationToken ct)
    {
        var head = new WireAnswer
        {
            Status = (int)answer.StatusCode,
            ContentType = answer.Content.Headers.ContentType?.ToString(),
            Location = answer.Headers.Location,
            RetryAfter = answer.Headers.RetryAfter,
            AcceptsSignatures = answer.Headers.Contains("Accept-Signature"),
        };
        if (mostBytes == 0 || !answer.IsSuccessStatusCode)
            return head;
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        using var kept = new MemoryStream();
        var piece = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(piece, ct)) > 0)
        {
            if (kept.Length + read > mostBytes)
                return head with { WhyNot = FetchRefusal.TooLarge };
            kept.Write(piece, 0, read);
        }
        return head with { Body = kept.ToArray() };
    }

    private bool Allows(DnsEndPoint target, IPAddress address) =>
        settings.AllowsLoopback(new UriBuilder("http", target.Host, target.Port).Uri)
            ? IPAddress.IsLoopback(address)
            : PublicAddresses.Contain(address);
}
