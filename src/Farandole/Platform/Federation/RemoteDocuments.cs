using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Signatures;

namespace Farandole.Platform.Federation;

/// <summary>Gets documents of others, signed by the instance: servers in secure mode answer nobody else (interop, 8.5).</summary>
internal sealed class RemoteDocuments(SafeWire wire, ActorKeys keys, Instance instance, TimeProvider clock)
    : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private DocumentFetcher? fetcher;

    // Kept as long as the process: it signs every question.
    private SigningKey? key;

    public async Task<FoundDocument> FindAsync(string id, CancellationToken ct) =>
        await (await Fetcher(ct)).FindAsync(id, ct);

    public async Task<FoundDocument> FindDescriptorAsync(string address, CancellationToken ct) =>
        await (await Fetcher(ct)).FindDescriptorAsync(address, ct);

    public void Dispose()
    {
        gate.Dispose();
        key?.Dispose();
    }

    private async Task<DocumentFetcher> Fetcher(CancellationToken ct)
    {
        if (fetcher is not null)
            return fetcher;
        await gate.WaitAsync(ct);
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
            gate.Release();
        }
    }
}
