using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Signatures;

/// <summary>Who sent a request, and what; or why it is not believed.</summary>
public sealed record Verdict
{
    /// <summary>Null when everything holds, and only then.</summary>
    public Refusal? WhyNot { get; init; }

    /// <summary>The actor whose key it is; of an inbox, the actor of the activity.</summary>
    public string? Actor { get; init; }

    /// <summary>What was sent to an inbox.</summary>
    public RemoteActivity? Activity { get; init; }

    public string? KeyId { get; init; }

    /// <summary>How it was signed: whoever signs after RFC 9421 takes it in return.</summary>
    public SignatureScheme? Scheme { get; init; }

    internal static Verdict Not(Refusal whyNot) => new() { WhyNot = whyNot };
}

/// <summary>
/// Whether a request is from whom it says. What costs nothing is looked at first, and nobody is asked for a key on behalf of a
/// request that could not be believed anyway.
/// </summary>
public sealed class RequestVerifier(KeyRing keys, IReplayGuard replays, TimeProvider clock, SignatureWindow window)
{
    /// <summary>Whose key a request names, of which nothing is checked: enough to have nothing to do with a server.</summary>
    public static string? KeyNamedIn(ReceivedRequest request) =>
        request.Claims.Claims is [var first, ..] ? first.KeyId : null;

    /// <summary>Something that came to an inbox (AP §7): its signer must be its actor.</summary>
    public async ValueTask<Verdict> VerifyInboxAsync(ReceivedRequest request, CancellationToken ct)
    {
        if (request.Body.Length > ActivityText.MostBytes)
            return Verdict.Not(Refusal.TooLarge);
        if (!ContentTypes.IsActivity(request.First("content-type")))
            return Verdict.Not(Refusal.WrongContentType);
        var (claims, noClaim) = request.Claims;
        if (noClaim is { } why)
            return Verdict.Not(why);
        if (ActivityText.Parse(request.Body).Document is not { } document)
            return Verdict.Not(Refusal.Unreadable);
        var activity = new RemoteActivity(document);
        if (activity.Actor is not { } actor || Origin.Of(actor) is null)
            return Verdict.Not(Refusal.NoActor);
        var (claim, whyNot) = Fitting(claims, request, actor);
        if (claim is null)
            return Verdict.Not(whyNot!.Value);
        if (activity.IsFarewell && await keys.KnownAsync(claim.KeyId, ct) is null)
            return Verdict.Not(Refusal.NothingToForget);
        var verdict = await VerifyAsync(claim, request, activity, ct);
        if (verdict.WhyNot is not null)
            return verdict;
        var until = clock.GetUtcNow() + window.Past + window.Ahead;
        return await replays.IsNewAsync(claim.KeyId, claim.Signature, until, ct)
            ? verdict
            : Verdict.Not(Refusal.Replayed);
    }

    /// <summary>Somebody who wants to read: whoever owns the key. Reading twice harms nobody.</summary>
    public async ValueTask<Verdict> VerifyReaderAsync(ReceivedRequest request, CancellationToken ct)
    {
        var (claims, noClaim) = request.Claims;
        if (noClaim is { } why)
            return Verdict.Not(why);
        var (claim, whyNot) = Fitting(claims, request, actor: null);
        return claim is null ? Verdict.Not(whyNot!.Value) : await VerifyAsync(claim, request, activity: null, ct);
    }

    /// <summary>The first claim that could be believed, else what is wrong with the first.</summary>
    private (SignatureClaim? Claim, Refusal? WhyNot) Fitting(
        IReadOnlyList<SignatureClaim> claims,
        ReceivedRequest request,
        string? actor
    )
    {
        Refusal? first = null;
        foreach (var claim in claims)
        {
            var whyNot =
                SignatureRules.WhyNot(claim, request, actor) ?? window.WhyNot(claim, request, clock.GetUtcNow());
            if (whyNot is null)
                return (claim, null);
            first ??= whyNot;
        }
        return (null, first);
    }

    /// <param name="claim">What the signature says.</param>
    /// <param name="request">What came.</param>
    /// <param name="activity">What it says, of an inbox.</param>
    /// <param name="ct">Of the request.</param>
    private async ValueTask<Verdict> VerifyAsync(
        SignatureClaim claim,
        ReceivedRequest request,
        RemoteActivity? activity,
        CancellationToken ct
    )
    {
        if (SignatureBase.Candidates(claim, request) is not { } candidates)
            return Verdict.Not(Refusal.UnknownComponent);
        var known = await keys.KnownAsync(claim.KeyId, ct);
        var found = known is null ? await keys.FindAsync(claim.KeyId, ct) : new KeyFound(known, null);
        var actor = activity?.Actor;
        var whyNot = WhyNot(found, claim, candidates, actor);
        if (whyNot is Refusal.WrongSignature or Refusal.KeyUnusable or Refusal.KeyOfAnotherActor && known is not null)
        {
            // A key may have been changed since; when its owner cannot be asked, what was wrong stays wrong.
            found = await keys.FindAgainAsync(claim.KeyId, ct);
            whyNot =
                found.Key is null && found.WhyNot == Refusal.KeyNotFound
                    ? whyNot
                    : WhyNot(found, claim, candidates, actor);
        }
        return whyNot is { } refusal
            ? Verdict.Not(refusal)
            : new Verdict
            {
                Actor = found.Key!.Owner,
                Activity = activity,
                KeyId = claim.KeyId,
                Scheme = claim.Scheme,
            };
    }

    private static Refusal? WhyNot(
        KeyFound found,
        SignatureClaim claim,
        ReadOnlyMemory<byte>[] candidates,
        string? actor
    ) =>
        found.Key is not { } key ? found.WhyNot
        : !Origin.Same(key.Owner, claim.KeyId) ? Refusal.KeyNotOwned
        : actor is not null && key.Owner != actor ? Refusal.KeyOfAnotherActor
        : key.Key is not { } publicKey ? Refusal.KeyUnusable
        : publicKey.Fits(candidates, claim.Signature.Span) ? null
        : Refusal.WrongSignature;
}
