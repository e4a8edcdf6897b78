using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Signatures;

namespace Farandole.Platform.Federation;

/// <summary>Gets documents of others, signed by the instance: servers in secure mode answer nobody else (interop, 8.5).</summary>
internal sealed class RemoteDocuments(
    SafeWire wire,
    ServerGate gate,
    ActorKeys keys,
    Instance instance,
    TimeProvider clock
) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private DocumentFetcher? fetcher;

    // Kept as long as the process: it signs every question.
    private SigningKey? key;

    public Task<FoundDocument> FindAsync(string id, CancellationToken ct) => Find(id, f => f.FindAsync(id, ct), ct);

    public Task<FoundDocument> FindDescriptorAsync(string address, CancellationToken ct) =>
        Find(address, f => f.FindDescriptorAsync(address, ct), ct);

    public void Dispose()
    {
        turn.Dispose();
        key?.Dispose();
    }

    /// <summary>A server that is closed is not asked, nor believed where another one leads to it.</summary>
    private async Task<FoundDocument> Find(
        string address,
        Func<DocumentFetcher, Task<FoundDocument>> find,
        CancellationToken ct
    )
    {
        if (await gate.IsClosed(address, ct))
            return FoundDocument.Not(FetchRefusal.AddressRefused);
        var found = await find(await Fetcher(ct));
        return await gate.IsClosed(found.Document?.Id, ct) ? FoundDocument.Not(FetchRefusal.AddressRefused) : found;
    }

    private async Task<DocumentFetcher> Fetcher(CancellationToken ct)
    {
        if (fetcher is not null)
            return fetcher;
        await turn.WaitAsync(ct);
        try
        {
            key ??= await keys.Of(instance.Relay(), ct);
            fetcher ??= new DocumentFetcher(
                wire,
                request => RequestSigner.Sign(request, key, SignatureScheme.Cavage, clock.GetUtcNow())
            );
            return fetcher;
        }
        finally
        {
            turn.Release();
        }
    }
}
