using Farandole.Domain.Events;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>
/// Addresses that nobody confirmed within a day, addresses and labels a month after the event, whole keys three months
/// after it. The instance's own key has no event and stays.
/// </summary>
internal sealed class EraseKeys(Writer writer) : IErase
{
    private static readonly Duration Unconfirmed = Duration.FromHours(24);
    private static readonly Duration Addresses = Duration.FromDays(30);
    private static readonly Duration Whole = Duration.FromDays(90);

    public Task RunAsync(Instant now, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                // A letter that waits for its turn cannot be answered: then a day more.
                var patience = await Later.SomeWait(db, token) ? 2 * Unconfirmed : Unconfirmed;
                await ForgetUnconfirmed(db, now - patience, token);
                await ForgetOwners(db, now - Addresses, token);
                await Delete(db, now - Whole, token);
            },
            ct
        );

    private static Task<int> ForgetUnconfirmed(Db db, Instant madeBefore, CancellationToken ct) =>
        db
            .Keys.Where(k => k.ConfirmedAt == null && k.CreatedAt < madeBefore)
            .Where(k => k.Email != null || k.EmailHash != null)
            .ExecuteUpdateAsync(
                s => s.SetProperty(k => k.Email, (string?)null).SetProperty(k => k.EmailHash, (byte[]?)null),
                ct
            );

    private static Task<int> ForgetOwners(Db db, Instant endedBefore, CancellationToken ct) =>
        Ended(db, endedBefore)
            .Where(k => k.Email != null || k.EmailHash != null || k.Label != null)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(k => k.Email, (string?)null)
                        .SetProperty(k => k.EmailHash, (byte[]?)null)
                        .SetProperty(k => k.Label, (string?)null),
                ct
            );

    private static async Task Delete(Db db, Instant endedBefore, CancellationToken ct)
    {
        var over = Ended(db, endedBefore);
        await db.Set<SessionGrant>().Where(g => over.Any(k => k.Id == g.KeyId)).ExecuteDeleteAsync(ct);
        await over.ExecuteDeleteAsync(ct);
    }

    private static IQueryable<EventKey> Ended(Db db, Instant endedBefore) =>
        db.Keys.Where(k => db.AllEvents.Any(e => e.Id == k.EventId && e.EndsAt < endedBefore));
}
