using Farandole.Domain.Attendance;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>Who came through which door and when is forgotten a month after the event; how many came stays a number of the event.</summary>
internal sealed class EraseArrivals(Writer writer) : IErase
{
    private static readonly Duration Person = Duration.FromDays(30);

    public Task RunAsync(Instant now, CancellationToken ct) =>
        writer.Write(
            (db, token) =>
            {
                var endedBefore = now - Person;
                return db.Set<Arrival>()
                    .Where(a => db.AllEvents.Any(e => e.Id == a.EventId && e.EndsAt < endedBefore))
                    .ExecuteDeleteAsync(token);
            },
            ct
        );
}
