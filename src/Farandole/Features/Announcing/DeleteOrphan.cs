using Farandole.Domain.Events;
using Farandole.Domain.Groups;
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
        var isLeft = await db.AllEvents.AnyAsync(
            e =>
                e.Id == id
                && e.DeletedAt == null
                && !db.Set<EventHost>().Any(h => h.EventId == id)
                && !db.Keys.Any(k => k.EventId == id && k.Kind == KeyKind.Organizer && k.RevokedAt == null),
            ct
        );
        if (isLeft)
            await removal.Delete(id, ct);
    }
}
