using Farandole.Domain.Events;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>An event whose date is picked enters the agenda as it would have with a date from the start.</summary>
internal sealed class ListPicked(Writer writer, IClock clock) : IJob<DatePicked>
{
    public Task RunAsync(DatePicked errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var picked = await db
                    .AllEvents.AsTracking()
                    .FirstOrDefaultAsync(e => e.Id == errand.Event && e.DeletedAt == null, token);
                if (picked is not null)
                    await db.ListIfConfirmed(picked, clock.GetCurrentInstant(), token);
            },
            ct
        );
}
