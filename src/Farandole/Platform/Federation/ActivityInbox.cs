using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Signatures;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using NodaTime;
using Refusal = Farandole.ActivityPub.Signatures.Refusal;

namespace Farandole.Platform.Federation;

/// <summary>
/// Takes what others send (AP §7): believes it or not, writes it down, and answers. What follows from it is a job: some servers
/// never send a thing twice, and wait for nobody.
/// </summary>
internal sealed partial class ActivityInbox(
    RequestVerifier verifier,
    ServerGate gate,
    Arrivals arrivals,
    HostMemory hosts,
    Instance instance,
    IClock clock,
    ILogger<ActivityInbox> log
)
{
    /// <returns>The status to answer with.</returns>
    public async Task<int> Take(HttpContext context, CancellationToken ct) =>
        await Received(context.Request, ct) is { } request
            ? await Take(request, ct)
            : StatusCodes.Status413PayloadTooLarge;

    /// <summary>The same, of what was read already.</summary>
    public Task<int> Take(ReceivedRequest request, CancellationToken ct) => Answer(Believe(request, ct));

    /// <summary>Many wait at once until they are written down: by then nobody holds what they were read from.</summary>
    private static async Task<int> Answer(ValueTask<(int Status, Task Kept)> believing)
    {
        var (status, kept) = await believing;
        await kept;
        return status;
    }

    /// <summary>The status to answer with, once what was believed is durable.</summary>
    private async ValueTask<(int Status, Task Kept)> Believe(ReceivedRequest request, CancellationToken ct)
    {
        // Whoever is there is told what everybody is told, and nobody is asked for a key.
        if (await gate.IsClosed(RequestVerifier.KeyNamedIn(request), ct))
            return (StatusCodes.Status202Accepted, Task.CompletedTask);
        var verdict = await verifier.VerifyInboxAsync(request, ct);
        if (verdict.WhyNot is { } refusal)
        {
            LogRefusal(refusal);
            return (StatusOf(refusal), Task.CompletedTask);
        }
        await hosts.HeardFrom(verdict.Actor!, verdict.Scheme == SignatureScheme.Rfc9421, ct);
        return (StatusCodes.Status202Accepted, Keep(verdict.Actor!, request.Body, ct));
    }

    private Task Keep(string actor, ReadOnlyMemory<byte> body, CancellationToken ct) =>
        arrivals.Keep(
            new Arrival
            {
                Actor = actor,
                Host = Origin.HostOf(actor)!,
                Body = body,
                At = clock.GetCurrentInstant(),
            },
            ct
        );

    private async Task<ReceivedRequest?> Received(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var piece = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(piece, ct)) > 0)
        {
            if (body.Length + read > ActivityText.MostBytes)
                return null;
            body.Write(piece, 0, read);
        }
        return new ReceivedRequest
        {
            Method = request.Method,
            Target = TargetOf(request),
            Authority = instance.Url.Authority,
            Scheme = instance.Url.Scheme,
            Headers =
            [
                .. request.Headers.SelectMany(h =>
                    h.Value.Select(v => new KeyValuePair<string, string>(h.Key, v ?? ""))
                ),
            ],
            Body = body.ToArray(),
        };
    }

    /// <summary>As it came, where the server keeps it: what was decoded is not what was signed.</summary>
    private static string TargetOf(HttpRequest request) =>
        request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget is { Length: > 0 } came
            ? came
            : request.GetEncodedPathAndQuery();

    /// <summary>401 to what is not believed: those who know two ways of signing try the other then.</summary>
    private static int StatusOf(Refusal refusal) =>
        refusal switch
        {
            Refusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
            Refusal.WrongContentType => StatusCodes.Status415UnsupportedMediaType,
            Refusal.Unreadable or Refusal.NoActor => StatusCodes.Status400BadRequest,
            // Nothing to do, and nothing to complain about.
            Refusal.NothingToForget or Refusal.Replayed => StatusCodes.Status202Accepted,
            _ => StatusCodes.Status401Unauthorized,
        };

    [LoggerMessage(Level = LogLevel.Information, Message = "An inbox did not believe what came: {Refusal}")]
    private partial void LogRefusal(Refusal refusal);
}
