using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Signatures;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>Gets documents of others, signed by the instance: servers in secure mode answer nobody else (interop, 8.5).</summary>
internal sealed class RemoteDocuments(
    SafeWire wire,
    ServerGate gate,
    ActorKeys keys,
    Instance instance,
    TimeProvider clock
)
{
    public Task<FoundDocument> FindAsync(string id, CancellationToken ct) => Find(id, f => f.FindAsync(id, ct), ct);

    public Task<FoundDocument> FindDescriptorAsync(string address, CancellationToken ct) =>
        Find(address, f => f.FindDescriptorAsync(address, ct), ct);

    /// <summary>A server that is closed is not asked, nor believed where another one leads to it.</summary>
    private async Task<FoundDocument> Find(
        string address,
        Func<DocumentFetcher, Task<FoundDocument>> find,
        CancellationToken ct
    )
    {
        if (await gate.IsClosed(address, ct))
            return FoundDocument.Not(FetchRefusal.AddressRefused);
        var found = await Ask(find, ct);
        return await gate.IsClosed(found.Document?.Id, ct) ? FoundDocument.Not(FetchRefusal.AddressRefused) : found;
    }

    /// <summary>Asked with the key of today; while it is new, whoever refuses it may know the one before.</summary>
    private async Task<FoundDocument> Ask(Func<DocumentFetcher, Task<FoundDocument>> find, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        using var held = await keys.Of(instance.Relay(), ct);
        var found = FoundDocument.Not(FetchRefusal.Denied);
        foreach (var key in held.For(Instant.MaxValue).TakeWhile(_ => found.WhyNot == FetchRefusal.Denied))
            found = await find(
                new DocumentFetcher(wire, request => RequestSigner.Sign(request, key, SignatureScheme.Cavage, now))
            );
        return found;
    }
}
