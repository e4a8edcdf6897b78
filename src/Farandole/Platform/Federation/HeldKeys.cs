using System.Collections.Concurrent;

namespace Farandole.Platform.Federation;

/// <summary>Keys of some actors for some deliveries: unsealed once, however many each of them signs.</summary>
internal sealed class HeldKeys(ActorKeys keys)
{
    private readonly ConcurrentDictionary<LocalActor, Lazy<Task<HeldKey>>> held = [];

    public Task<HeldKey> Of(LocalActor actor, CancellationToken ct) =>
        held.GetOrAdd(actor, by => new(() => keys.Of(by, ct))).Value;

    /// <summary>When those who sign with them are done.</summary>
    public async Task GiveBack(Task signing)
    {
        await signing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var key in held.Values.Select(k => k.Value).Where(k => k.IsCompletedSuccessfully))
            (await key).Dispose();
    }
}
