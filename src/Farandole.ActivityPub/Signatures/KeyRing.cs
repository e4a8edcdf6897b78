using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Reading;

namespace Farandole.ActivityPub.Signatures;

/// <summary>
/// Keys of others: as first seen, until a signature fails and their owner says otherwise. Each is asked for at most once in five
/// minutes, whatever comes in.
/// </summary>
public sealed class KeyRing(IKeyStore store, FindDocument find, TimeProvider clock)
{
    private readonly QuestionBudget budget = new(clock);

    /// <summary>Only what is known already: nobody is asked.</summary>
    public ValueTask<KnownKey?> KnownAsync(string keyId, CancellationToken ct) => store.FindAsync(keyId, ct);

    /// <summary>What is known, else what its owner says.</summary>
    public async Task<KeyFound> FindAsync(string keyId, CancellationToken ct) =>
        await store.FindAsync(keyId, ct) is { } known ? new(known, null) : await AskAsync(keyId, ct);

    /// <summary>What its owner says now, after a signature failed: keys are changed under the same id.</summary>
    public Task<KeyFound> FindAgainAsync(string keyId, CancellationToken ct) => AskAsync(keyId, ct);

    private async Task<KeyFound> AskAsync(string keyId, CancellationToken ct)
    {
        if (Origin.Of(keyId) is not { } server || !budget.Allows(keyId, server))
            return new(null, Refusal.KeyNotFound);
        var (shown, whyNot) = await KeyOwnership.AskAsync(keyId, find, ct);
        if (shown is null)
            return new(null, whyNot);
        var key = new KnownKey(keyId, shown.Owner!, shown.Pem, clock.GetUtcNow());
        if (key.Key is null)
            return new(null, Refusal.KeyUnusable);
        await store.KeepAsync(key, ct);
        return new(key, null);
    }
}
