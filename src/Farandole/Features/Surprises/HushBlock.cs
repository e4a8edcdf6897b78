using Farandole.Features.Shared;
using Farandole.Features.Shared.Blocks;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;

namespace Farandole.Features.Surprises;

/// <summary>Says to whoever opens the page that somebody must not see it.</summary>
internal sealed class HushBlock : IEventBlock
{
    public BlockPlace Place => BlockPlace.Urgent;

    public Task<EventBlock?> For(EventAsSeen seen, Viewer viewer, EventParts has, Db db, CancellationToken ct) =>
        Task.FromResult(seen.IsSurprise ? new EventBlock(typeof(Hush), seen) : null);
}
