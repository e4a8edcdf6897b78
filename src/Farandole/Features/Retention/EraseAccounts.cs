using Farandole.Domain.Accounts;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Retention;

/// <summary>
/// Ends accounts whose owners asked for it, and those to which nobody came for two years and a letter; sign-ins after a
/// day. What an address organizes and answered stays with the address, and has end dates of its own.
/// </summary>
internal sealed class EraseAccounts(Writer writer) : IErase
{
    private const int WarnedAtOnce = 100;
    private static readonly Duration SignInsStay = Duration.FromHours(24);

    public async Task RunAsync(Instant now, CancellationToken ct)
    {
        await writer.Write((db, token) => Erase(db, now, token), ct);
        while (await writer.Write((db, token) => Warn(db, now, token), ct) == WarnedAtOnce) { }
    }

    private static async Task Erase(Db db, Instant now, CancellationToken ct)
    {
        var begunBefore = now - SignInsStay;
        await db.Set<SignIn>().Where(s => s.CreatedAt < begunBefore).ExecuteDeleteAsync(ct);
        var warnedBefore = now.InUtc().Date - Account.FromWarningToEnd;
        var over = db.Set<Account>().Where(a => a.ErasedAt <= now || a.WarnedOn <= warnedBefore);
        // What its sessions hold besides opens nothing that keys and tickets do not open by themselves.
        await db.Set<Session>()
            .Where(s => db.Set<SessionGrant>().Any(g => g.SessionId == s.Id && over.Any(a => a.Id == g.AccountId)))
            .ExecuteDeleteAsync(ct);
        await over.ExecuteDeleteAsync(ct);
    }

    private static async Task<int> Warn(Db db, Instant now, CancellationToken ct)
    {
        var today = now.InUtc().Date;
        var seenBefore = today - Account.UntilWarned;
        var quiet = await db.Set<Account>()
            .AsTracking()
            .Where(a => a.WarnedOn == null && a.SeenOn <= seenBefore)
            .OrderBy(a => a.SeenOn)
            .Take(WarnedAtOnce)
            .ToListAsync(ct);
        quiet.ForEach(a => a.Warn(today, now));
        return quiet.Count;
    }
}
