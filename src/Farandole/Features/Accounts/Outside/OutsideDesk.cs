using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts.Outside;

/// <summary>What came of somebody whom another site recognised.</summary>
internal enum Arrival
{
    /// <summary>The account is linked already.</summary>
    Back,

    /// <summary>A new account, linked.</summary>
    Welcome,

    /// <summary>The account waits for a steward.</summary>
    Waits,

    /// <summary>Nobody new can have an account here.</summary>
    Closed,

    /// <summary>The address has an account, or nobody has verified it: a letter decides.</summary>
    ToProve,

    /// <summary>The site says no address.</summary>
    NoAddress,
}

/// <summary>
/// Decides what another site's word is worth. Whoever is linked signs in; whoever is new has an account if the site has
/// verified their address; an account that is here already is linked by its owner alone, who has proven it first.
/// </summary>
internal sealed class OutsideDesk(Writer writer, AddressHash hashes, WaysIn ways, Reader reader, IClock clock)
{
    public Task<(Arrival Arrival, AccountId? Account)> Enter(Recognized who, CancellationToken ct) =>
        writer.Write((db, token) => Enter(db, who, token), ct);

    /// <returns>Whether it is linked to this account now.</returns>
    public Task<bool> Link(AccountId account, string provider, byte[] identity, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await Find(db, identity, token) is { } known)
                    return known.AccountId == account;
                if (await db.Set<OutsideLink>().CountAsync(l => l.AccountId == account, token) >= OutsideLink.Most)
                    return false;
                db.Add(OutsideLink.Make(account, provider, identity, clock.GetCurrentInstant()));
                return true;
            },
            ct
        );

    public Task TakeAway(AccountId account, string selector, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var kept = await db.Set<OutsideLink>()
                    .AsTracking()
                    .FirstOrDefaultAsync(l => l.AccountId == account && l.Selector == selector, token);
                if (kept is null)
                    return;
                kept.TakeAway(clock.GetCurrentInstant());
                db.Remove(kept);
            },
            ct
        );

    /// <summary>Ten names an hour may be tried wrongly, whoever has them.</summary>
    public Task<bool> MayTry(string name, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var hash = HashOf(name);
                var now = clock.GetCurrentInstant();
                var tries = await db.Set<PasswordTries>()
                    .AsTracking()
                    .FirstOrDefaultAsync(t => t.EmailHash == hash, token);
                if (tries is null)
                    db.Add(tries = PasswordTries.Begin(hash, now));
                return tries.Count(now);
            },
            ct
        );

    public Task ForgetTries(string name, CancellationToken ct) =>
        writer.Write(
            (db, token) =>
            {
                var hash = HashOf(name);
                return db.Set<PasswordTries>().Where(t => t.EmailHash == hash).ExecuteDeleteAsync(token);
            },
            ct
        );

    private async Task<(Arrival Arrival, AccountId? Account)> Enter(Db db, Recognized who, CancellationToken ct)
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        var identity = who.IdentityFor(hashes);
        if (await Find(db, identity, ct) is { } known)
        {
            known.Use(today);
            var account = await db.Set<Account>().AsTracking().FirstAsync(a => a.Id == known.AccountId, ct);
            account.Visit(today, reader.Language);
            var waits = await db.Set<AccountRequest>().AnyAsync(r => r.AccountId == account.Id, ct);
            return (waits ? Arrival.Waits : Arrival.Back, account.Id);
        }
        if (who.Address is not { } address)
            return (Arrival.NoAddress, null);
        var hash = hashes.Of(address);
        if (!who.IsProven || await db.Set<Account>().AnyAsync(a => a.EmailHash == hash, ct))
            return (Arrival.ToProve, null);
        var opened = await ways.Open(db, new Newcomer(address, hash, reader.Language, who.Invitation), ct);
        if (opened.Account is not { } made)
            return (Arrival.Closed, null);
        db.Add(OutsideLink.Make(made, who.Provider, identity, clock.GetCurrentInstant()));
        return (opened.Outcome == ProofOutcome.Waits ? Arrival.Waits : Arrival.Welcome, made);
    }

    private byte[] HashOf(string name) =>
        hashes.Sign("directory tries", System.Text.Encoding.UTF8.GetBytes(name.ToLowerInvariant()));

    private static Task<OutsideLink?> Find(Db db, byte[] identity, CancellationToken ct) =>
        db.Set<OutsideLink>().AsTracking().FirstOrDefaultAsync(l => l.Identity == identity, ct);
}
