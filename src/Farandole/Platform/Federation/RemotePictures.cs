using Farandole.ActivityPub.Fetching;

namespace Farandole.Platform.Federation;

/// <summary>Gets pictures of others: nothing of a server that is closed, nor what another one leads to there.</summary>
internal sealed class RemotePictures(SafeWire wire, ServerGate gate)
{
    private readonly PictureFetcher fetcher = new(wire);

    public async Task<FoundPicture> FindAsync(string address, int mostBytes, CancellationToken ct)
    {
        if (await gate.IsClosed(address, ct))
            return new FoundPicture([], FetchRefusal.AddressRefused, null);
        var found = await fetcher.FindAsync(address, mostBytes, ct);
        return await gate.IsClosed(found.From?.AbsoluteUri, ct)
            ? new FoundPicture([], FetchRefusal.AddressRefused, null)
            : found;
    }
}
