using Farandole.ActivityPub.Reading;

namespace Farandole.Platform.Federation;

/// <summary>Hands what came to those whom it concerns.</summary>
internal sealed class Reception(IEnumerable<IReceive> receivers)
{
    private readonly List<IReceive> receivers = [.. receivers];

    public async Task Take(RemoteActivity activity, CancellationToken ct)
    {
        foreach (var receiver in receivers.Where(r => r.Takes(activity)))
            await receiver.Take(activity, ct);
    }
}
