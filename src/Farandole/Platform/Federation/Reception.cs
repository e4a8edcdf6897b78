using Farandole.ActivityPub.Reading;

namespace Farandole.Platform.Federation;

/// <summary>Hands what came to those whom it concerns.</summary>
internal sealed class Reception(IEnumerable<IReceive> receivers)
{
    private readonly List<IReceive> receivers = [.. receivers];

    public async Task Take(ReceivedRow row, CancellationToken ct)
    {
        if (ActivityText.Parse(row.Body).Document is not { } document)
            return;
        var activity = new RemoteActivity(document);
        foreach (var receiver in receivers.Where(r => r.Takes(activity)))
            await receiver.Take(activity, ct);
    }
}
