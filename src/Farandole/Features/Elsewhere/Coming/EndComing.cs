using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Elsewhere.Coming;

/// <summary>There is nothing to come to any more: those who came are told so.</summary>
internal static class EndComing
{
    /// <summary>Inside a transaction.</summary>
    /// <param name="inside">Of which.</param>
    /// <param name="later">Plans the letters.</param>
    /// <param name="which">To which events.</param>
    /// <param name="how">Gone or cut off.</param>
    /// <param name="now">Of the transaction.</param>
    /// <param name="ct">Of the transaction.</param>
    public static async Task EndsFor(
        this Db inside,
        Later later,
        IQueryable<RemoteParticipationRow> which,
        ComingElsewhere how,
        Instant now,
        CancellationToken ct
    )
    {
        var those = await which
            .AsTracking()
            .Where(p => RemoteParticipationRow.Holding.Contains(p.State))
            .OrderBy(p => p.Id)
            .ToListAsync(ct);
        foreach (var one in those)
        {
            one.State = how;
            await later.TellComing(inside, one, now, ct);
        }
        await inside.SaveChangesAsync(ct);
    }
}
