using Farandole.Domain.Events;
using Farandole.Domain.Talk;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>A month after the event nothing is left of what was said; with a deleted event everything goes.</summary>
internal sealed class EraseTalk(Writer writer) : IErase
{
    public Task RunAsync(Instant now, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var before = now - Event.KeptAfterEnd;
                var over = db.AllEvents.Where(e => e.EndsAt < before || e.DeletedAt != null);
                await db.AllMessages.Where(m => over.Any(e => e.Id == m.EventId)).ExecuteDeleteAsync(token);
                await db.Set<Silenced>().Where(s => over.Any(e => e.Id == s.EventId)).ExecuteDeleteAsync(token);
                var gone = db.AllEvents.Where(e => e.DeletedAt != null);
                await db.Set<Conversation>().Where(t => gone.Any(e => e.Id == t.EventId)).ExecuteDeleteAsync(token);
                await db.Set<Announcement>().Where(a => gone.Any(e => e.Id == a.EventId)).ExecuteDeleteAsync(token);
            },
            ct
        );
}
