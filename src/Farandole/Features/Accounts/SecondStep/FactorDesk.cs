using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts.SecondStep;

/// <summary>Begins the second step of an account, tries its codes and takes it away, each in one transaction.</summary>
internal sealed class FactorDesk(Writer writer, Later later, TimedCodes codes, IClock clock)
{
    public Task Begin(AccountId account, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var (kept, now) = (codes.NewSealed(account), clock.GetCurrentInstant());
                if (await Of(db, account, token) is not { } begun)
                    db.Add(SecondFactor.Begin(account, kept, now));
                else if (!begun.IsOn)
                    begun.BeginAgain(kept, now);
            },
            ct
        );

    /// <summary>Whoever is signed in elsewhere no longer is: they have shown one step only.</summary>
    /// <returns>The codes on paper; null when the code of the telephone is wrong.</returns>
    public Task<IReadOnlyList<string>?> TurnOn(AccountId account, byte[] here, string typed, CancellationToken ct) =>
        writer.Write<IReadOnlyList<string>?>(
            async (db, token) =>
            {
                var now = clock.GetCurrentInstant();
                if (await Of(db, account, token) is not { IsOn: false } begun)
                    return null;
                if (!begun.Try(codes.StepOf(account, begun.Sealed, typed, now), now))
                    return null;
                begun.TurnOn(now);
                await db.Set<SessionGrant>()
                    .Where(g => g.SessionId == here && g.AccountId == account)
                    .ExecuteUpdateAsync(s => s.SetProperty(g => g.FactorAt, now), token);
                await EndHalves(db, account, token);
                return Make(db, account);
            },
            ct
        );

    /// <returns>Whether this code opens the account.</returns>
    public Task<bool> Passes(AccountId account, string typed, CancellationToken ct) =>
        writer.Write(
            async (db, token) => await On(db, account, token) is { } factor && await Passes(db, factor, typed, token),
            ct
        );

    /// <summary>Other codes on paper; those before serve no more.</summary>
    public Task<IReadOnlyList<string>?> MakeAgain(AccountId account, CancellationToken ct) =>
        writer.Write<IReadOnlyList<string>?>(
            async (db, token) =>
            {
                if (await On(db, account, token) is null)
                    return null;
                await db.Set<RecoveryCode>().Where(c => c.AccountId == account).ExecuteDeleteAsync(token);
                return Make(db, account);
            },
            ct
        );

    /// <returns>Whether the code was right.</returns>
    public Task<bool> TurnOff(AccountId account, string typed, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await On(db, account, token) is not { } factor || !await Passes(db, factor, typed, token))
                    return false;
                await TurnOff(db, factor, token);
                return true;
            },
            ct
        );

    public Task AskRemoval(AccountId account, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await On(db, account, token) is not { Removal: null } factor)
                    return;
                factor.AskRemoval(clock.GetCurrentInstant());
                later.Do(db, new SecondStepOver(account, factor.Removal!), factor.RemovedAt!.Value);
            },
            ct
        );

    /// <param name="wanted">Which factor; one that was never to be removed stays as it is.</param>
    /// <param name="ct">Of the request.</param>
    public Task Keep(System.Linq.Expressions.Expression<Func<SecondFactor, bool>> wanted, CancellationToken ct) =>
        writer.Write(
            async (db, token) => (await db.Set<SecondFactor>().AsTracking().FirstOrDefaultAsync(wanted, token))?.Keep(),
            ct
        );

    /// <summary>Three days have passed, and nobody has stopped it.</summary>
    public Task Remove(AccountId account, string removal, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await On(db, account, token) is { } factor && factor.Removal == removal)
                    await TurnOff(db, factor, token);
            },
            ct
        );

    private async Task<bool> Passes(Db db, SecondFactor factor, string typed, CancellationToken ct)
    {
        var (account, now) = (factor.AccountId, clock.GetCurrentInstant());
        if (RecoveryCode.HashOf(typed) is not { } hash)
            return factor.Try(codes.StepOf(account, factor.Sealed, typed, now), now);
        var served = await db.Set<RecoveryCode>()
            .Where(c => c.AccountId == account && c.Hash == hash)
            .ExecuteDeleteAsync(ct);
        if (served == 1)
            factor.Recover(now);
        return served == 1;
    }

    private async Task TurnOff(Db db, SecondFactor factor, CancellationToken ct)
    {
        // What was stopped before this step would be let through without it.
        await EndHalves(db, factor.AccountId, ct);
        factor.TurnOff(clock.GetCurrentInstant());
        db.Remove(factor);
    }

    private static Task<int> EndHalves(Db db, AccountId account, CancellationToken ct) =>
        db.Set<Session>()
            .Where(s =>
                db.Set<SessionGrant>().Any(g => g.SessionId == s.Id && g.AccountId == account && g.FactorAt == null)
            )
            .ExecuteDeleteAsync(ct);

    private static string[] Make(Db db, AccountId account)
    {
        string[] made = [.. Enumerable.Range(0, RecoveryCode.Many).Select(_ => RecoveryCode.New())];
        db.AddRange(made.Select(code => RecoveryCode.Keep(account, code)));
        return made;
    }

    private static Task<SecondFactor?> On(Db db, AccountId account, CancellationToken ct) =>
        db.Set<SecondFactor>().AsTracking().FirstOrDefaultAsync(f => f.AccountId == account && f.SetOn != null, ct);

    private static Task<SecondFactor?> Of(Db db, AccountId account, CancellationToken ct) =>
        db.Set<SecondFactor>().AsTracking().FirstOrDefaultAsync(f => f.AccountId == account, ct);
}
