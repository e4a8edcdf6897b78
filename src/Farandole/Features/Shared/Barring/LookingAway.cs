using Farandole.Domain.Accounts;
using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Barring;

/// <summary>
/// What somebody with an account does not want to see: events and groups of whom they keep at a distance. It goes by the
/// face that they named, so that nothing that disappears tells whose other face it is.
/// </summary>
internal static class LookingAway
{
    /// <summary>The same account; null when there is none, or when it keeps nobody away: then nothing need be asked.</summary>
    public static async Task<AccountId?> LooksAway(this Db db, AccountId? reader, CancellationToken ct) =>
        reader is not null && await db.Set<Block>().AnyAsync(b => b.ByAccount == reader, ct) ? reader : null;

    /// <summary>Without what is announced by whom the reader keeps away. What others announce, and these came to, stays.</summary>
    public static IQueryable<Event> WantedBy(this IQueryable<Event> events, Db db, AccountId? reader) =>
        reader is null
            ? events
            : events.Where(e =>
                !db.Set<EventHost>()
                    .Any(h =>
                        h.EventId == e.Id
                        && h.IsFirst
                        && db.Set<Block>()
                            .Any(b =>
                                b.ByAccount == reader
                                && (
                                    b.Group != null && b.Group == h.GroupId
                                    || b.Profile != null && b.Profile == h.ProfileId
                                )
                            )
                    )
            );

    /// <summary>Without those that the reader keeps away.</summary>
    public static IQueryable<Group> WantedBy(this IQueryable<Group> groups, Db db, AccountId? reader) =>
        reader is null
            ? groups
            : groups.Where(g => !db.Set<Block>().Any(b => b.ByAccount == reader && b.Group == g.Id));
}
