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
    private static readonly Period InvitationsStay = Period.FromDays(30);

    public async Task RunAsync(Instant now, CancellationToken ct)
    {
        await writer.Write((db, token) => Erase(db, now, token), ct);
        while (await writer.Write((db, token) => Warn(db, now, token), ct) == WarnedAtOnce) { }
        while (await writer.Write((db, token) => GiveUp(db, now, token), ct) == WarnedAtOnce) { }
    }

    private static async Task Erase(Db db, Instant now, CancellationToken ct)
    {
        var begunBefore = now - SignInsStay;
        await db.Set<SignIn>().Where(s => s.CreatedAt < begunBefore).ExecuteDeleteAsync(ct);
        await db.Set<PasswordTries>().Where(t => t.Since < begunBefore).ExecuteDeleteAsync(ct);
        await db.Set<SecondFactor>().Where(f => f.SetOn == null && f.BegunAt < begunBefore).ExecuteDeleteAsync(ct);
        await db.Set<PasskeyCeremony>().Where(c => c.CreatedAt < begunBefore).ExecuteDeleteAsync(ct);
        var today = now.InUtc().Date;
        await db.Set<AppKey>().Where(k => k.EndsOn < today).ExecuteDeleteAsync(ct);
        var warnedBefore = now.InUtc().Date - Account.FromWarningToEnd;
        var over = db.Set<Account>().Where(a => a.ErasedAt <= now || a.WarnedOn <= warnedBefore);
        // What its sessions hold besides opens nothing that keys and tickets do not open by themselves.
        await db.Set<Session>()
            .Where(s => db.Set<SessionGrant>().Any(g => g.SessionId == s.Id && over.Any(a => a.Id == g.AccountId)))
            .ExecuteDeleteAsync(ct);
        await over.ExecuteDeleteAsync(ct);
        var endedBefore = now.InUtc().Date - InvitationsStay;
        var revokedBefore = endedBefore.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        await db.Set<AccountInvitation>()
            .Where(i => i.EndsOn < endedBefore || i.RevokedAt < revokedBefore)
            .ExecuteDeleteAsync(ct);
    }

    /// <summary>Nobody has answered: the letter that says so erases the account when it has left.</summary>
    private static async Task<int> GiveUp(Db db, Instant now, CancellationToken ct)
    {
        var askedBefore = now.InUtc().Date - AccountRequest.Patience;
        var unanswered = await db.Set<AccountRequest>()
            .AsTracking()
            .Where(r => r.ClosedAt == null && r.AskedOn <= askedBefore)
            .OrderBy(r => r.AskedOn)
            .Take(WarnedAtOnce)
            .ToListAsync(ct);
        unanswered.ForEach(r => r.GiveUp(now));
        return unanswered.Count;
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
