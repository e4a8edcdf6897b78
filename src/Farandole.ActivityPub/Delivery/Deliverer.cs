using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Signatures;

namespace Farandole.ActivityPub.Delivery;

/// <summary>What is known of a server from earlier deliveries.</summary>
public sealed record HostRecord(HostHealth Health, HostSigning Signing)
{
    public static HostRecord New { get; } = new(HostHealth.Well, HostSigning.Unknown);
}

/// <summary>Where the host of this library keeps what is known of servers, by name and port.</summary>
public interface IHostMemory
{
    ValueTask<HostRecord?> FindAsync(string host, CancellationToken ct);

    ValueTask KeepAsync(string host, HostRecord known, CancellationToken ct);
}

/// <summary>An activity on its way to one inbox. What comes from one actor to one server must be tried in order: a Delete that overtakes its Create brings back what it deletes.</summary>
/// <param name="Inbox">Its address.</param>
/// <param name="Body">The activity; exactly these bytes are signed and sent.</param>
/// <param name="Attempts">How often it was tried before.</param>
/// <param name="Since">When it was first to be sent.</param>
public sealed record InboxDelivery(string Inbox, ReadOnlyMemory<byte> Body, int Attempts, DateTimeOffset Since)
{
    /// <summary>
    /// Whether the key was renewed so lately that there they may know another one still, and not ask again before tomorrow
    /// (Mastodon): what is not believed is then brought again.
    /// </summary>
    public bool KeyMayBeUnknown { get; init; }
}

/// <summary>What became of a try.</summary>
public enum DeliveryOutcome
{
    Delivered,

    /// <summary>To be tried again at <see cref="DeliveryResult.Again"/>.</summary>
    Later,

    /// <summary>It will not be taken, or was tried for long enough.</summary>
    Dropped,

    /// <summary>There is nobody at that inbox any more.</summary>
    Gone,
}

/// <summary>The end of a try; <see cref="WasTried"/> is false when it only was not its turn, which is no attempt.</summary>
public sealed record DeliveryResult(DeliveryOutcome Outcome, DateTimeOffset? Again = null, bool WasTried = true)
{
    /// <summary>Of the last answer; 0 when there was none.</summary>
    public int Status { get; init; }
}

/// <summary>
/// Brings an activity to an inbox (AP §7.1), once: signed anew, by the safe way out, and when the signature is doubted once more
/// in the other way, and by the other key if there is one. Queueing is the caller's.
/// </summary>
public sealed class Deliverer(SafeWire wire, IHostMemory memory, HostTurns turns, TimeProvider clock)
{
    private static readonly TimeSpan UntilNextTurn = TimeSpan.FromSeconds(5);

    /// <summary>Numbers from 0 to 1, for spreading.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;

    /// <param name="delivery">What, and where to.</param>
    /// <param name="keys">Of its actor: those that may be known there, the likeliest first. They have one id.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<DeliveryResult> TryAsync(
        InboxDelivery delivery,
        IReadOnlyList<SigningKey> keys,
        CancellationToken ct
    )
    {
        if (
            Origin.HostOf(delivery.Inbox) is not { } host
            || !Uri.TryCreate(delivery.Inbox, UriKind.Absolute, out var inbox)
            || !wire.Accepts(inbox)
        )
            return new(DeliveryOutcome.Dropped, WasTried: false);
        var now = clock.GetUtcNow();
        var known = await memory.FindAsync(host, ct) ?? HostRecord.New;
        if (!known.Health.MayTry(now))
            return Waiting(delivery, known.Health.NextTry(now)!.Value);
        using var turn = turns.Take(host);
        if (turn is null)
            return Waiting(delivery, now + UntilNextTurn);
        var request = OutgoingRequest.Post(inbox, delivery.Body);
        var (answer, signing) = await SendAsync(request, keys[0], known.Signing, ct);
        foreach (var other in keys.Skip(1).TakeWhile(_ => DeliveryAnswer.Of(answer) == AnswerKind.Doubted))
            (answer, signing) = await SendAsync(request, other, known.Signing, ct);
        var kind = DeliveryAnswer.Of(answer);
        now = clock.GetUtcNow();
        await memory.KeepAsync(host, new HostRecord(known.Health.After(kind, now), signing), ct);
        return Result(delivery, kind, answer, now);
    }

    private async Task<(WireAnswer Answer, HostSigning Signing)> SendAsync(
        OutgoingRequest request,
        SigningKey key,
        HostSigning signing,
        CancellationToken ct
    )
    {
        var answer = await SendAsync(request, key, signing.First, ct);
        var kind = DeliveryAnswer.Of(answer);
        var learned = signing.After(signing.First, kind, answer.AcceptsSignatures);
        if (kind != AnswerKind.Doubted)
            return (answer, learned);
        answer = await SendAsync(request, key, signing.Second, ct);
        return (answer, learned.After(signing.Second, DeliveryAnswer.Of(answer), answer.AcceptsSignatures));
    }

    private Task<WireAnswer> SendAsync(
        OutgoingRequest request,
        SigningKey key,
        SignatureScheme scheme,
        CancellationToken ct
    )
    {
        var headers = RequestSigner.Sign(request, key, scheme, clock.GetUtcNow());
        return wire.SendAsync(request, headers.Append(new("Content-Type", ContentTypes.Activity)), mostBytes: 0, ct);
    }

    private DeliveryResult Result(InboxDelivery delivery, AnswerKind kind, WireAnswer answer, DateTimeOffset now)
    {
        var mayBeBelieved = kind == AnswerKind.Doubted && delivery.KeyMayBeUnknown;
        DateTimeOffset? again =
            kind is AnswerKind.Busy or AnswerKind.Down || mayBeBelieved
                ? Backoff.Next(delivery.Attempts + 1, delivery.Since, now, Chance(), DeliveryAnswer.Wish(answer, now))
                : null;
        var outcome = kind switch
        {
            AnswerKind.Taken => DeliveryOutcome.Delivered,
            AnswerKind.Gone => DeliveryOutcome.Gone,
            _ => again is null ? DeliveryOutcome.Dropped : DeliveryOutcome.Later,
        };
        return new(outcome, again) { Status = answer.Status };
    }

    private static DeliveryResult Waiting(InboxDelivery delivery, DateTimeOffset until) =>
        until <= delivery.Since + Backoff.GiveUpAfter
            ? new(DeliveryOutcome.Later, until, WasTried: false)
            : new(DeliveryOutcome.Dropped, WasTried: false);
}
