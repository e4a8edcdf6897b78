using Farandole.ActivityPub.Reading;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;

namespace Farandole.Features.Questions.Elsewhere;

/// <summary>
/// What somebody elsewhere asks about an event of a group, and is shown there, is passed on by the group where nobody would hear
/// it otherwise (FEP-1b12).
/// </summary>
internal sealed class PassOnReplies(EventForServers events, Deliveries deliveries)
{
    /// <summary>Inside a transaction; whoever ends it rings.</summary>
    public async Task Say(Db inside, EventId about, RemoteActivity done, CancellationToken ct)
    {
        if ((await events.Of(about, ct))?.By is { Group: not null } by)
            await deliveries.PassOn(inside, by, done.Document.Element, await inside.BlocksAt(about).Elsewhere(ct), ct);
    }

    public void Ring() => deliveries.Ring();
}
