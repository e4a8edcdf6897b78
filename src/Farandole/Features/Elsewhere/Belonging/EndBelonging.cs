using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere.Belonging;

/// <summary>A group elsewhere is not there any more, or not for us: whoever belonged to it is told so.</summary>
internal static class EndBelonging
{
    /// <summary>Inside a transaction.</summary>
    /// <param name="inside">Of which.</param>
    /// <param name="later">Plans the letters.</param>
    /// <param name="actors">The groups; whoever else is among them has no members.</param>
    /// <param name="how">Gone, cut off, or moved.</param>
    /// <param name="now">Of the transaction.</param>
    /// <param name="ct">Of the transaction.</param>
    public static async Task<IReadOnlyList<RemoteMembershipRow>> BelongingEnds(
        this Db inside,
        Later later,
        IReadOnlyCollection<string> actors,
        BelongingElsewhere how,
        Instant now,
        CancellationToken ct
    )
    {
        var those = await inside
            .Set<RemoteMembershipRow>()
            .AsTracking()
            .Where(m => actors.Contains(m.Actor))
            .Where(m => m.State == BelongingElsewhere.Invited || RemoteMembershipRow.Lasting.Contains(m.State))
            .OrderBy(m => m.Id)
            .ToListAsync(ct);
        foreach (var one in those)
        {
            // Of an invitation that nobody answered there is nothing to say.
            if (one.State == BelongingElsewhere.Invited)
                one.Choose(how, now.InUtc().Date);
            else
                one.Become(how, now.InUtc().Date);
            await later.TellBelonging(inside, one, now, ct);
        }
        await inside.SaveChangesAsync(ct);
        return those;
    }
}
