using Farandole.Domain.Events;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Announcing;

/// <summary>An event that nobody can open any more goes after its host, and those who come are told.</summary>
internal sealed class DeleteOrphan(Db db, Removal removal) : IJob<EventLeftAlone>
{
    public async Task RunAsync(EventLeftAlone errand, CancellationToken ct)
    {
        var id = errand.Event;
        if (
            await db.AllEvents.AnyAsync(e => e.Id == id && e.DeletedAt == null, ct)
            && !await db.IsHosted(id, ct)
            && !await db.KeysOf(id, KeyKind.Organizer).AnyAsync(ct)
        )
            await removal.Delete(id, ct);
    }
}
