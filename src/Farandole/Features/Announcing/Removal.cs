using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>Deletes an event for good: its words, its change log and its picture; only its address is remembered, to say 410.</summary>
internal sealed class Removal(Writer writer, IncomingPictures pictures, IClock clock)
{
    public async Task Delete(EventId id, CancellationToken ct)
    {
        var picture = await writer.Write(
            async (db, token) =>
            {
                var deleted = await db.AllEvents.AsTracking().SingleAsync(e => e.Id == id, token);
                var shown = deleted.Picture;
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
}
