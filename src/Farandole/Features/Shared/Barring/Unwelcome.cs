using Farandole.Domain.Accounts;
using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Barring;

/// <summary>
/// Whether somebody wants no letter from others: whoever they keep away invites them in vain, and is told what they are told
/// whose letter left.
/// </summary>
internal static class Unwelcome
{
    /// <param name="db">Of the job.</param>
    /// <param name="reader">Hash of the address that the letter goes to.</param>
    /// <param name="group">Into which it invites.</param>
    /// <param name="maker">Who made the invitation; null when they are no member any more.</param>
    /// <param name="ct">Of the job.</param>
    public static async Task<bool> Refuses(
        this Db db,
        byte[] reader,
        GroupId group,
        MemberId? maker,
        CancellationToken ct
    ) =>
        await db.OfReader(reader).AnyAsync(b => b.Group == group, ct)
        || await (
            from member in db.Set<Member>()
            join profile in db.Set<Profile>() on member.ProfileId equals profile.Id
            where member.Id == maker
            select new { profile.Id, profile.AccountId }
        ).FirstOrDefaultAsync(ct)
            is { } by
            && await db.OfReader(reader)
                .AnyAsync(
                    b =>
                        b.Profile == by.Id
                        || b.Distance == Distance.Block && b.Account == by.AccountId && by.AccountId != null,
                    ct
                )
        // The instance hid the group: it asks nobody in.
        || await db.Set<Block>().AnyAsync(b => b.ByInstance && b.Group == group, ct)
        // The group keeps them away: its members need not know that a letter would have gone there.
        || await db.Blocks(Blocker.Of(group)).On(db, reader).AnyAsync(ct);

    /// <summary>The same for an invitation to an event, by whoever announces it.</summary>
    public static async Task<bool> Refuses(this Db db, byte[] reader, EventId to, CancellationToken ct) =>
        await db.OfReader(reader)
            .AnyAsync(
                b =>
                    db.Set<EventHost>()
                        .Any(h =>
                            h.EventId == to
                            && (
                                h.GroupId != null && h.GroupId == b.Group
                                || h.ProfileId != null && h.ProfileId == b.Profile
                                || b.Distance == Distance.Block
                                    && db.Set<Profile>()
                                        .Any(p =>
                                            p.Id == h.ProfileId && p.AccountId != null && p.AccountId == b.Account
                                        )
                            )
                        ),
                ct
            );

    private static IQueryable<Block> OfReader(this Db db, byte[] reader) =>
        db.Set<Block>().Where(b => db.Set<Account>().Any(a => a.Id == b.ByAccount && a.EmailHash == reader));
}
