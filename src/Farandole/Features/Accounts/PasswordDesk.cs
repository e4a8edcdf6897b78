using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts;

/// <summary>Tries a password, with the same work for every address, and keeps those that owners choose.</summary>
internal sealed class PasswordDesk(
    Writer writer,
    Db db,
    AddressHash hashes,
    PasswordHash passwords,
    Reader reader,
    IClock clock
)
{
    /// <returns>Whose account it is; null for an unknown address, a wrong password, or too many tries.</returns>
    public async Task<AccountId?> Enter(EmailAddress address, string typed, CancellationToken ct)
    {
        var hash = hashes.Of(address);
        var mayEnter = await writer.Write((counting, token) => Count(counting, hash, token), ct);
        var kept = await (
            from password in db.Set<Password>()
            join account in db.Set<Account>() on password.AccountId equals account.Id
            where account.EmailHash == hash
            select password
        ).FirstOrDefaultAsync(ct);
        if (!await passwords.Opens(mayEnter ? kept?.Hash : null, typed, ct))
            return null;
        var renewed = PasswordHash.IsOfToday(kept!.Hash) ? null : await passwords.Of(typed, ct);
        await writer.Write((entering, token) => Visit(entering, kept.AccountId, hash, renewed, token), ct);
        return kept.AccountId;
    }

    /// <summary>Sets or changes it; whoever is signed in elsewhere no longer is.</summary>
    public async Task Keep(AccountId account, byte[] here, string typed, CancellationToken ct)
    {
        var hash = await passwords.Of(typed, ct);
        var now = clock.GetCurrentInstant();
        await writer.Write(
            async (setting, token) =>
            {
                if (await Of(setting, account, token) is { } kept)
                    kept.Change(hash, now.InUtc().Date, now);
                else
                    setting.Add(Password.Set(account, hash, now.InUtc().Date, now));
                await setting
                    .Set<Session>()
                    .Where(s =>
                        s.Id != here
                        && setting.Set<SessionGrant>().Any(g => g.SessionId == s.Id && g.AccountId == account)
                    )
                    .ExecuteDeleteAsync(token);
            },
            ct
        );
    }

    public Task TakeAway(AccountId account, CancellationToken ct) =>
        writer.Write(
            async (removing, token) =>
            {
                if (await Of(removing, account, token) is not { } kept)
                    return;
                kept.TakeAway(clock.GetCurrentInstant());
                removing.Remove(kept);
            },
            ct
        );

    private async Task<bool> Count(Db counting, byte[] hash, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var tries = await counting.Set<PasswordTries>().AsTracking().FirstOrDefaultAsync(t => t.EmailHash == hash, ct);
        if (tries is null)
            counting.Add(tries = PasswordTries.Begin(hash, now));
        return tries.Count(now);
    }

    private async Task Visit(Db entering, AccountId id, byte[] hash, string? renewed, CancellationToken ct)
    {
        var account = await entering.Set<Account>().AsTracking().FirstAsync(a => a.Id == id, ct);
        account.Visit(clock.GetCurrentInstant().InUtc().Date, reader.Language);
        await entering.Set<PasswordTries>().Where(t => t.EmailHash == hash).ExecuteDeleteAsync(ct);
        if (renewed is not null && await Of(entering, id, ct) is { } kept)
            kept.Renew(renewed);
    }

    private static Task<Password?> Of(Db db, AccountId account, CancellationToken ct) =>
        db.Set<Password>().AsTracking().FirstOrDefaultAsync(p => p.AccountId == account, ct);
}
