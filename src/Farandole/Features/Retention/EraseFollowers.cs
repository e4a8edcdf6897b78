using Farandole.Domain.Events;
using Farandole.Domain.Following;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>
/// Those who waited for news of an event: gone when it is over, and after a day when they never confirmed, as an address
/// that was to follow a group. Who could see
/// a secret before the doors were closed is forgotten with the answers, a month after the event.
/// </summary>
internal sealed class EraseFollowers(Writer writer) : IErase
{
    private static readonly Duration Person = Duration.FromDays(30);

    public Task RunAsync(Instant now, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var (madeBefore, endedBefore) = (now - Follower.Unconfirmed, now - Person);
                await db
                    .Followers.Where(f =>
                        (f.ConfirmedAt == null && f.CreatedAt < madeBefore)
                        || db.AllEvents.Any(e => e.Id == f.EventId && (e.EndsAt < now || e.DeletedAt != null))
                    )
                    .ExecuteDeleteAsync(token);
                var askedBefore = now - AddressFollower.Unconfirmed;
                await db.Set<AddressFollower>()
                    .Where(f => f.ConfirmedAt == null && f.AskedAt < askedBefore)
                    .ExecuteDeleteAsync(token);
                await db.Set<Sighting>()
                    .Where(s => db.AllEvents.Any(e => e.Id == s.EventId && e.EndsAt < endedBefore))
                    .ExecuteDeleteAsync(token);
            },
            ct
        );
}
