using Farandole.Domain.Events;
using Farandole.Domain.Notebook;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>What organizers wrote down for each other: a month after the event, with a deleted one, and a day after it was taken off.</summary>
internal sealed class EraseNotes(Writer writer) : IErase
{
    public Task RunAsync(Instant now, CancellationToken ct) =>
        writer.Write(
            (db, token) =>
            {
                var (before, removedBefore) = (now - Event.KeptAfterEnd, now - TeamNote.KeptRemoved);
                var over = db.AllEvents.Where(e => e.EndsAt < before || e.DeletedAt != null);
                return db.Set<TeamNote>()
                    .Where(n => n.RemovedAt < removedBefore || over.Any(e => e.Id == n.EventId))
                    .ExecuteDeleteAsync(token);
            },
            ct
        );
}
