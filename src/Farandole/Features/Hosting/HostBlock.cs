using Farandole.Features.Shared;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Hosting;
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
        : seen.Hosts.Count == 0 ? null
        : new(typeof(HostLine), new HostLineModel(seen.Hosts));
}

/// <summary>The hosts of an event.</summary>
public sealed record HostLineModel(IReadOnlyList<HostAsSeen> Hosts);
