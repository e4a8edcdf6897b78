using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Accounts.Outside;
using Farandole.Features.Accounts.SecondStep;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Own;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Accounts;

/// <summary>One address for everybody: what an account brings and how to have one, or one's own.</summary>
internal static class ShowAccount
{
    private const int MostShown = 50;

    /// <summary>A sign-in this young proves that its owner is there: ASVS 5.0, 7.5.1.</summary>
    private static readonly Duration Fresh = Duration.FromMinutes(15);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/account", Show).Limited(Rate.Read).Personal();

    /// <param name="then">Where whoever is asked to sign in was going.</param>
    private static async Task<Results<SeeOther, RazorComponentResult>> Show(
        string? done,
        string? then,
        HttpContext context,
        Viewer viewer,
        OwnAccount own,
        OwnRequest request,
        ShowCode.Halves halves,
        PendingLinks pending,
        Instance instance,
        CancellationToken ct
    )
    {
        // Whoever has another site to link decides that first.
        var waits = pending.Read(context);
        if (viewer.Account is null)
            WayBack.Keep(context, then, instance);
        else if (WayBack.IsLocal(then))
            return new SeeOther(then!);
        else if (done is not null && waits is null && WayBack.Take(context, instance) is { } path)
            return new SeeOther(path);
        return viewer.Halfway is { } half
                ? Page.Of<SecondStepPage>((await halves.Read(half, context, ct)) with { Done = done })
            : viewer.Account is { } id && await own.Read(id, context, ct) is { } model
                ? Page.Of<AccountPage>(model with { Done = done, PendingLink = waits })
            : await request.Read(viewer, context, ct) is { } waiting
                ? Page.Of<WaitingPage>(waiting with { Done = done })
            : Page.Of<SignInPage>(new SignInModel(instance.Registration) { Done = done });
    }

    /// <summary>Everything that the page of an account says.</summary>
    internal sealed class OwnAccount(Db db, Sessions sessions, Tickets tickets, Instance instance, IClock clock)
    {
        public async Task<AccountModel?> Read(AccountId id, HttpContext context, CancellationToken ct)
        {
            if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id, ct) is not { } account)
                return null;
            var now = clock.GetCurrentInstant();
            var here = sessions.IdOf(context);
            var visits = await Visits(id, here, now, ct);
            return new AccountModel(account, instance.Zone)
            {
                Visits = visits,
                Here = here,
                IsFresh = visits.Any(v => v.IsHere && v.Since > now - Fresh),
                PasswordSetOn = await db.Set<Password>()
                    .Where(p => p.AccountId == id)
                    .Select(p => (LocalDate?)p.SetOn)
                    .FirstOrDefaultAsync(ct),
                SecondStep = await SecondStep(id, ct),
                Passkeys = await db.Set<Passkey>().Where(p => p.AccountId == id).OrderBy(p => p.SetOn).ToListAsync(ct),
                Outside = await db.Set<OutsideLink>()
                    .Where(l => l.AccountId == id)
                    .OrderBy(l => l.SetOn)
                    .ToListAsync(ct),
                Organized = account.Gathers ? await Organized(account, ct) : [],
                Joined = account.Gathers ? await Joined(account, now, ct) : [],
            };
        }

        /// <summary>Whether whoever is signed in here has shown lately that the account is theirs.</summary>
        public Task<bool> IsFresh(HttpContext context, CancellationToken ct)
        {
            var (here, since) = (sessions.IdOf(context), clock.GetCurrentInstant() - Fresh);
            return db.Set<Session>().AnyAsync(s => s.Id == here && s.CreatedAt > since, ct);
        }

        private async Task<IReadOnlyList<OwnedKey>> Organized(Account account, CancellationToken ct) =>
            [.. (await db.OrganizedBy(account, MostShown, ct)).Select(o => new OwnedKey(o.Key.Id, o.About.Title))];

        private async Task<IReadOnlyList<Way>> Joined(Account account, Instant now, CancellationToken ct) =>
            [
                .. (await db.JoinedBy(account, now, MostShown, ct)).Select(j => new Way(
                    j.About.Title,
                    tickets.PathOf(j.Answer)
                )),
            ];

        private async Task<OwnSecondStep?> SecondStep(AccountId id, CancellationToken ct)
        {
            var factor = await db.Set<SecondFactor>()
                .FirstOrDefaultAsync(f => f.AccountId == id && f.SetOn != null, ct);
            return factor?.SetOn is { } setOn
                ? new OwnSecondStep(
                    setOn,
                    await db.Set<RecoveryCode>().CountAsync(c => c.AccountId == id, ct),
                    factor.RemovedAt
                )
                : null;
        }

        private async Task<IReadOnlyList<Visit>> Visits(AccountId id, byte[]? here, Instant now, CancellationToken ct)
        {
            var asksForMore = await db.AsksForMore(id, ct);
            var found = await (
                from grant in db.Set<SessionGrant>()
                join session in db.Set<Session>() on grant.SessionId equals session.Id
                where grant.AccountId == id && session.ExpiresAt > now
                orderby session.CreatedAt descending
                select new { session, grant.FactorAt }
            )
                .Take(MostShown)
                .ToListAsync(ct);
            return
            [
                .. found.Select(f => new Visit(
                    Visit.NameOf(f.session.Id),
                    f.session.Device,
                    f.session.CreatedAt,
                    here is not null && f.session.Id.AsSpan().SequenceEqual(here)
                )
                {
                    IsHalf = asksForMore && f.FactorAt is null,
                }),
            ];
        }
    }
}

/// <summary>A device that is signed in.</summary>
/// <param name="Name">Names it in a form; opens nothing.</param>
/// <param name="Device">As it called itself.</param>
/// <param name="Since">When it signed in.</param>
/// <param name="IsHere">The one that shows the page.</param>
public sealed record Visit(string Name, string? Device, Instant Since, bool IsHere)
{
    /// <summary>Whether the second step is not shown yet: somebody got as far as that.</summary>
    internal bool IsHalf { get; init; }

    /// <summary>Of the hash of its cookie, and of that a part.</summary>
    public static string NameOf(byte[] id) => Convert.ToHexStringLower(id.AsSpan(0, 12));
}

/// <summary>An event that the account's address has a key of.</summary>
internal sealed record OwnedKey(KeyId Key, string Title);

/// <summary>The second step of the account.</summary>
/// <param name="SetOn">Since when.</param>
/// <param name="CodesLeft">On paper.</param>
/// <param name="RemovedAt">When it is removed, because somebody who reads the letters asked for it.</param>
internal sealed record OwnSecondStep(LocalDate SetOn, int CodesLeft, Instant? RemovedAt);

/// <summary>The page of somebody's account.</summary>
public sealed record AccountModel
{
    internal AccountModel(Account account, string zone) => (Account, Zone) = (account, zone);

    internal Account Account { get; }

    internal string Zone { get; }

    internal IReadOnlyList<Visit> Visits { get; init; } = [];

    /// <summary>The session that asks.</summary>
    internal byte[]? Here { get; init; }

    /// <summary>Whether its owner has signed in so lately that they may change how to sign in.</summary>
    internal bool IsFresh { get; init; }

    /// <summary>Null without a password.</summary>
    internal LocalDate? PasswordSetOn { get; init; }

    /// <summary>Null without.</summary>
    internal OwnSecondStep? SecondStep { get; init; }

    internal IReadOnlyList<Passkey> Passkeys { get; init; } = [];

    /// <summary>The other sites that open it.</summary>
    internal IReadOnlyList<OutsideLink> Outside { get; init; } = [];

    /// <summary>Another site that waits in this browser to be linked; null without.</summary>
    internal PendingLink? PendingLink { get; init; }

    /// <summary>The code that came back when the second step was to be turned off.</summary>
    internal string? TypedCode { get; init; }

    /// <summary>Of the password that was typed and refused.</summary>
    internal PasswordFlaw? Flaw { get; init; }

    internal IReadOnlyList<OwnedKey> Organized { get; init; } = [];

    internal IReadOnlyList<Way> Joined { get; init; } = [];

    internal string? Done { get; init; }

    /// <summary>The new address that was typed, when it came back.</summary>
    internal string? Typed { get; init; }

    internal bool IsWrong { get; init; }
}
