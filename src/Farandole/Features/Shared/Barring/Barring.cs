using Farandole.Domain.Accounts;
using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Barring;

/// <summary>
/// What somebody can no longer do, asked at every door: by the person, whatever face they wear. A door that hears yes
/// answers what it answers everybody whose wish waits or is not possible. Who is barred is told nowhere.
/// </summary>
internal static class Barring
{
    // Everybody answers at once when an event is announced: translated once, not at each answer.
    private static readonly Func<Db, EventId, byte[], CancellationToken, Task<bool>> FromEvent = EF.CompileAsyncQuery(
        (Db db, EventId id, byte[] address, CancellationToken ct) =>
            db.Set<Block>()
                .Any(b =>
                    b.Distance == Distance.Block
                    && (b.Address == address || db.Set<Account>().Any(a => a.Id == b.Account && a.EmailHash == address))
                    && (
                        b.ByInstance
                        || b.ByEvent == id
                        || db.Set<EventHost>()
                            .Any(h =>
                                h.EventId == id
                                && (
                                    h.GroupId != null && h.GroupId == b.ByGroup
                                    || db.Set<Profile>()
                                        .Any(p =>
                                            p.Id == h.ProfileId && p.AccountId != null && p.AccountId == b.ByAccount
                                        )
                                )
                            )
                    )
                )
    );

    /// <summary>By the organizers of this event, by whoever announces it, or by the instance.</summary>
    public static Task<bool> IsBarred(this Db db, EventId from, byte[] address, CancellationToken ct) =>
        FromEvent(db, from, address, ct);

    /// <summary>The same for whoever is signed in.</summary>
    public static async Task<bool> IsBarred(this Db db, EventId from, AccountId person, CancellationToken ct) =>
        await db.Set<Account>().Where(a => a.Id == person).Select(a => a.EmailHash).FirstOrDefaultAsync(ct)
            is { } address
        && await db.IsBarred(from, address, ct);

    /// <summary>By this group.</summary>
    public static Task<bool> IsBarred(this Db db, GroupId from, AccountId person, CancellationToken ct) =>
        db.Blocks(Blocker.Of(from)).On(db, person).AnyAsync(ct);

    /// <summary>
    /// Whether a group has no place at an event, whatever its members do there: it cannot announce it, nor show it on its page.
    /// By the organizers of the event, by whoever announces it, or by the instance.
    /// </summary>
    public static Task<bool> IsBarred(this Db db, EventId from, GroupId group, CancellationToken ct) =>
        db.BlocksAt(from).AnyAsync(b => b.Group == group, ct);

    /// <summary>By the organizers of this event, by whoever announces it, or by the instance.</summary>
    public static IQueryable<Block> BlocksAt(this Db db, EventId at) =>
        db.Set<Block>()
            .Where(b =>
                b.Distance == Distance.Block
                && (
                    b.ByInstance
                    || b.ByEvent == at
                    || db.Set<EventHost>()
                        .Any(h =>
                            h.EventId == at
                            && (
                                h.GroupId != null && h.GroupId == b.ByGroup
                                || db.Set<Profile>()
                                    .Any(p => p.Id == h.ProfileId && p.AccountId != null && p.AccountId == b.ByAccount)
                            )
                        )
                )
            );

    /// <summary>By the instance: no letter of ours opens anything to this address.</summary>
    public static Task<bool> IsBarredHere(this Db db, byte[] address, CancellationToken ct) =>
        db.Set<Block>().Where(b => b.ByInstance).On(db, address).AnyAsync(ct);

    /// <summary>Blocks of one who keeps others away, without what they only do not want to see.</summary>
    public static IQueryable<Block> Blocks(this Db db, Blocker by) =>
        db.All(by).Where(b => b.Distance == Distance.Block);

    /// <summary>All that one keeps away.</summary>
    public static IQueryable<Block> All(this Db db, Blocker by)
    {
        var (account, group, about, voice) = (by.Account, by.Group, by.Event, by.Voice);
        var all = db.Set<Block>();
        return account is not null ? all.Where(b => b.ByAccount == account)
            : group is not null ? all.Where(b => b.ByGroup == group)
            : about is not null ? all.Where(b => b.ByEvent == about)
            : voice is not null ? all.Where(b => b.ByVoice == voice)
            : all.Where(b => b.ByInstance);
    }

    public static IQueryable<Block> On(this IQueryable<Block> blocks, Db db, AccountId person) =>
        blocks.Where(b =>
            b.Account == person || db.Set<Account>().Any(a => a.Id == person && a.EmailHash == b.Address)
        );

    public static IQueryable<Block> On(this IQueryable<Block> blocks, Db db, byte[] address) =>
        blocks.Where(b =>
            b.Address == address || db.Set<Account>().Any(a => a.Id == b.Account && a.EmailHash == address)
        );

    /// <summary>
    /// The requests that those in charge of a group see: none of whoever was kept away when they asked, nor of a face that
    /// was named since. Of another face of the same person a request stays: if it went, it would tell whose it is.
    /// </summary>
    public static IQueryable<GroupRequest> RequestsHeard(this Db db, GroupId group) =>
        db.Set<GroupRequest>()
            .Where(r =>
                r.GroupId == group
                && !db.Set<Block>()
                    .Any(b =>
                        b.ByGroup == group
                        && (
                            b.Profile == r.ProfileId
                            || b.At <= r.AskedAt
                                && db.Set<Profile>()
                                    .Any(p =>
                                        p.Id == r.ProfileId
                                        && db.Set<Account>()
                                            .Any(a =>
                                                a.Id == p.AccountId && (a.Id == b.Account || a.EmailHash == b.Address)
                                            )
                                    )
                        )
                    )
            );
}
