using Farandole.Features.Shared;
using Farandole.Features.Shared.Blocks;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;

namespace Farandole.Features.Hosting;

/// <summary>In whose name the event is announced, on its page.</summary>
internal sealed class HostBlock : IEventBlock
{
    public BlockPlace Place => BlockPlace.Hosts;

    public async Task<EventBlock?> For(EventAsSeen seen, Viewer viewer, EventParts has, Db db, CancellationToken ct) =>
        !has.Hosted ? null
        : viewer.Proposes(seen.Id) && await db.ProposalOf(seen.Id, ct) is { } proposal
            ? new(typeof(ProposalPanel), new ProposalModel(seen.Path, proposal))
        : new(typeof(HostLine), new HostLineModel(await db.HostsOf(seen.Id, ct)));
}

/// <summary>The hosts of an event.</summary>
public sealed record HostLineModel(IReadOnlyList<ShownHost> Hosts);
