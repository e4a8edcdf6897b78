using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>Who was asked to organize an event together: a month after it, and with a deleted one.</summary>
internal sealed class EraseHostInvitations(Writer writer) : IErase
{
    public Task RunAsync(Instant now, CancellationToken ct) =>
        writer.Write(
            (db, token) =>
            {
                var before = now - Event.KeptAfterEnd;
                var over = db.AllEvents.Where(e => e.EndsAt < before || e.DeletedAt != null);
                return db.Set<HostInvitation>().Where(i => over.Any(e => e.Id == i.EventId)).ExecuteDeleteAsync(token);
            },
            ct
        );
}
