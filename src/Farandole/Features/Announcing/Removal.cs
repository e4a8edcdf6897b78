using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>Deletes an event for good: its words, its change log and its picture; only its address is remembered, to say 410.</summary>
internal sealed class Removal(Writer writer, Later later, IncomingPictures pictures, IClock clock)
{
    /// <summary>Whether somebody counts on it still: what is over, called off or never published needs no letter.</summary>
    public bool IsToBeTold(Event deleted) =>
        !deleted.IsDraft && deleted.Status != EventStatus.Cancelled && !deleted.IsOver(clock.GetCurrentInstant());

    public async Task Delete(EventId id, CancellationToken ct)
    {
        var picture = await writer.Write(
            async (db, token) =>
            {
                var deleted = await db.AllEvents.AsTracking().SingleAsync(e => e.Id == id, token);
                var shown = deleted.Picture;
                if (IsToBeTold(deleted))
                    await Tell(db, deleted, token);
                deleted.Delete(clock.GetCurrentInstant());
                await db.Changes.Where(c => c.EventId == id).ExecuteDeleteAsync(token);
                await db.Set<PictureRow>().Where(p => p.EventId == id).ExecuteDeleteAsync(token);
                return shown;
            },
            ct
        );
        // After the commit: a file that outlives its row is found by the retention, a row without its file is a hole.
        pictures.Discard(picture);
    }

    /// <summary>In the same transaction, because the title is gone with it.</summary>
    private async Task Tell(Db db, Event deleted, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        foreach (var one in await db.ToBeTold(deleted.Id).Select(p => p.Id).ToListAsync(ct))
            later.Do(db, new DeletionToTell(one, deleted.OutsideTitle(now)), now);
    }
}
