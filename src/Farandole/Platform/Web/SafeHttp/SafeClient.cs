using System.Net;
using Farandole.ActivityPub.Fetching;
using NodaTime;

namespace Farandole.Platform.Web.SafeHttp;

/// <summary>
/// The only way out to HTTP servers that somebody else names (OWASP: server-side request forgery). Addresses are judged by their
/// text and by where they lead; redirects are followed by hand, three at most, each judged anew; nothing is sent along.
/// </summary>
internal sealed class SafeClient : IDisposable
{
    private const int MaxRedirects = 3;
    private readonly SafeHttpSettings settings;
    private readonly RecentFailures failures;
    private readonly HttpClient forAnybody;

    // Apart, so that a connection opened for the operator's own network is never reused for an address from outside.
    private readonly HttpClient forOperator;

    public SafeClient(SafeHttpSettings settings, IClock clock, ResolveName? resolve = null, Dial? dial = null)
    {
        this.settings = settings;
        failures = new RecentFailures(clock);
        resolve ??= CheckedConnection.AskTheSystem;
        dial ??= CheckedConnection.DialTcp;
        forAnybody = Client(
            new CheckedConnection(resolve, dial, (target, address) => Allows(target, address, GivenBy.Anybody))
        );
        forOperator = Client(
            new CheckedConnection(resolve, dial, (target, address) => Allows(target, address, GivenBy.Operator))
        );
    }

    public Task<Fetched> GetAsync(Uri address, FetchPurpose purpose, CancellationToken ct) =>
        GetAsync(address, purpose, GivenBy.Anybody, ct);

    public Task<Fetched> GetAsync(Uri address, FetchPurpose purpose, GivenBy by, CancellationToken ct) =>
        AskAsync(address, by, token => FollowAsync(address, purpose, by, token), ct);

    /// <summary>Whether an address from outside is one to ask at all, by its text.</summary>
    public bool Accepts(Uri address) => SafeAddress.IsAcceptable(address, GivenBy.Anybody, settings);

    /// <summary>Hands something over to a server that somebody outside named; what it answers is its status and nothing more.</summary>
    public Task<Fetched> PostAsync(Parcel parcel, Uri address, CancellationToken ct) =>
        AskAsync(address, GivenBy.Anybody, token => HandOverAsync(parcel, address, token), ct);

    public void Dispose()
    {
        forAnybody.Dispose();
        forOperator.Dispose();
    }

    private async Task<Fetched> AskAsync(
        Uri address,
        GivenBy by,
        Func<CancellationToken, Task<Fetched>> ask,
        CancellationToken ct
    )
    {
        if (!SafeAddress.IsAcceptable(address, by, settings))
            return Fetched.Not(FetchOutcome.Refused);
        if (failures.Holds(address))
            return Fetched.Not(FetchOutcome.Unreachable);
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(ct);
        inTime.CancelAfter(settings.Total);
        try
        {
            return await ask(inTime.Token);
        }
        catch (HttpRequestException e) when (e.InnerException is AddressRefused)
        {
            return Fetched.Not(FetchOutcome.Refused);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or InvalidDataException
                || (e is OperationCanceledException && !ct.IsCancellationRequested)
            )
        {
            failures.Remember(address);
            return Fetched.Not(FetchOutcome.Unreachable);
        }
    }

    private async Task<Fetched> HandOverAsync(Parcel parcel, Uri address, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(parcel.Body),
        };
        foreach (var (name, value) in parcel.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content.Headers.TryAddWithoutValidation(name, value);
        }
        using var answer = await forAnybody.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return answer.IsSuccessStatusCode
            ? new Fetched(FetchOutcome.Ok, [], (int)answer.StatusCode, address)
            : Fetched.Not(FetchOutcome.Failed, (int)answer.StatusCode);
    }

    private async Task<Fetched> FollowAsync(Uri address, FetchPurpose purpose, GivenBy by, CancellationToken ct)
    {
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            using var answer = await FetchAsync(address, purpose, by, ct);
            if (!IsRedirect(answer.StatusCode) || answer.Headers.Location is not { } location)
                return await ReadAsync(answer, address, purpose, ct);
            if (!Uri.TryCreate(address, location, out var next))
                return Fetched.Not(FetchOutcome.Refused);
            // The operator vouched for one server, not for those that it names.
            by = next.Authority == address.Authority ? by : GivenBy.Anybody;
            address = next;
            if (!SafeAddress.IsAcceptable(address, by, settings))
                return Fetched.Not(FetchOutcome.Refused);
        }
        return Fetched.Not(FetchOutcome.TooManyRedirects);
    }

    private async Task<HttpResponseMessage> FetchAsync(
        Uri address,
        FetchPurpose purpose,
        GivenBy by,
        CancellationToken ct
    )
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(ct);
        inTime.CancelAfter(settings.Connect + settings.Headers);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", purpose.Accept);
        request.Headers.TryAddWithoutValidation("User-Agent", "Farandole");
        var client = by == GivenBy.Operator ? forOperator : forAnybody;
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, inTime.Token);
    }

    private static async Task<Fetched> ReadAsync(
        HttpResponseMessage answer,
        Uri from,
        FetchPurpose purpose,
        CancellationToken ct
    )
    {
        if (answer.StatusCode != HttpStatusCode.OK)
            return Fetched.Not(FetchOutcome.Failed, (int)answer.StatusCode);
        if (
            !purpose.ContentTypes.Contains(
                answer.Content.Headers.ContentType?.MediaType,
                StringComparer.OrdinalIgnoreCase
            )
        )
            return Fetched.Not(FetchOutcome.WrongType, 200);
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        using var kept = new MemoryStream();
        var piece = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(piece, ct)) > 0)
        {
            if (kept.Length + read > purpose.MaxBytes)
                return Fetched.Not(FetchOutcome.TooLarge, 200);
            kept.Write(piece, 0, read);
        }
        return new Fetched(FetchOutcome.Ok, kept.ToArray(), 200, from);
    }

    private bool Allows(DnsEndPoint target, IPAddress address, GivenBy by)
    {
        var asked = new UriBuilder("https", target.Host, target.Port).Uri;
        if (settings.AllowsLoopback(asked))
            return IPAddress.IsLoopback(address);
        return by == GivenBy.Operator && settings.AllowsHost(asked)
            ? PublicAddresses.OperatorMayAllow(address)
            : PublicAddresses.Contain(address);
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private HttpClient Client(CheckedConnection connection)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = connection.OpenAsync,
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            Credentials = null,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = settings.Connect,
            MaxConnectionsPerServer = 2,
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ActivityHeadersPropagator = null,
        };
#pragma warning disable RS0030 // This is the one safe client that the ban points to.
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030
    }
}
