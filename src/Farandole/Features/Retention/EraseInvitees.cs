using Farandole.Domain.Events;
using Farandole.Domain.Guests;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>Guest lists: a month after the event, and at once when it is deleted.</summary>
internal sealed class EraseInvitees(Writer writer) : IErase
{
    public Task RunAsync(Instant now, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var endedBefore = now - Event.KeptAfterEnd;
                var over = db.AllEvents.Where(e => e.EndsAt < endedBefore || e.DeletedAt != null);
                await db.Set<Invitee>().Where(i => over.Any(e => e.Id == i.EventId)).ExecuteDeleteAsync(token);
            },
            ct
        );
}
