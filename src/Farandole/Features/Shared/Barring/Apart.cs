using Farandole.Domain.Accounts;
using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Barring;

/// <summary>
/// Whether one of those who would organize together keeps another away. Whoever asks is answered as if nobody had the name
/// that they typed.
/// </summary>
internal static class Apart
{
    /// <param name="db">Of the request.</param>
    /// <param name="about">The event: its hosts are one party.</param>
    /// <param name="asker">Who speaks for them; null when a key does.</param>
    /// <param name="other">The other party.</param>
    /// <param name="ct">Of the request.</param>
    public static async Task<bool> KeepsApart(
        this Db db,
        EventId about,
        AccountId? asker,
        WhoHosts other,
        CancellationToken ct
    )
    {
        var hosts = await db.Set<EventHost>().Where(h => h.EventId == about).ToListAsync(ct);
        var (ours, theirs) = (
            await db.PartyOf([.. hosts.Select(h => h.Who)], asker, ct),
            await db.PartyOf([other], null, ct)
        );
        var blocks = db.Set<Block>().Where(b => b.Distance == Distance.Block);
        return await Of(blocks.Where(b => b.ByEvent == about), theirs).AnyAsync(ct)
            || await Of(By(blocks, ours), theirs).AnyAsync(ct)
            || await Of(By(blocks, theirs), ours).AnyAsync(ct);
    }

    private static async Task<Party> PartyOf(
        this Db db,
        IReadOnlyList<WhoHosts> who,
        AccountId? besides,
        CancellationToken ct
    )
    {
        var profiles = who.Select(w => w.Profile).OfType<ProfileId>().ToArray();
        var owners = await db.Set<Profile>()
            .Where(p => profiles.Contains(p.Id) && p.AccountId != null)
            .Select(p => p.AccountId!.Value)
            .ToListAsync(ct);
        AccountId[] accounts = besides is { } one ? [.. owners, one] : [.. owners];
        var addresses = await db.Set<Account>()
            .Where(a => accounts.Contains(a.Id))
            .Select(a => a.EmailHash)
            .ToArrayAsync(ct);
        return new([.. who.Select(w => w.Group).OfType<GroupId>()], profiles, accounts, addresses);
    }

    private static IQueryable<Block> By(IQueryable<Block> blocks, Party party) =>
        blocks.Where(b =>
            b.ByGroup != null && party.Groups.Contains(b.ByGroup.Value)
            || b.ByAccount != null && party.Accounts.Contains(b.ByAccount.Value)
        );

    private static IQueryable<Block> Of(IQueryable<Block> blocks, Party party) =>
        blocks.Where(b =>
            b.Group != null && party.Groups.Contains(b.Group.Value)
            || b.Profile != null && party.Profiles.Contains(b.Profile.Value)
            || b.Account != null && party.Accounts.Contains(b.Account.Value)
            || b.Address != null && party.Addresses.Contains(b.Address)
        );

    private sealed record Party(GroupId[] Groups, ProfileId[] Profiles, AccountId[] Accounts, byte[][] Addresses);
}
