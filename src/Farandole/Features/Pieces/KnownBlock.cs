using Farandole.Domain.Events;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Blocks;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;

namespace Farandole.Features.Pieces;

/// <summary>"What is known, what is coming" on the event's page, where anything was ever awaited.</summary>
internal sealed class KnownBlock : IEventBlock
{
    public BlockPlace Place => BlockPlace.Known;

    public Task<EventBlock?> For(EventAsSeen seen, Viewer viewer, EventParts has, Db db, CancellationToken ct) =>
        Task.FromResult(seen.Announced.Count == 0 ? null : new EventBlock(typeof(KnownPieces), seen));
}

/// <summary>Says to organizers who look at their page with other eyes whose eyes these are.</summary>
internal sealed class SeenAsBlock : IEventBlock
{
    public BlockPlace Place => BlockPlace.Urgent;

    public Task<EventBlock?> For(EventAsSeen seen, Viewer viewer, EventParts has, Db db, CancellationToken ct) =>
        Task.FromResult(
            viewer.Organizes(seen.Id) && seen.Standing < Standing.Organizer
                ? new EventBlock(typeof(SeenAs), seen)
                : null
        );
}
