using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Needs;

/// <summary>The only way to count what is taken: one conditional update, in the caller's transaction.</summary>
internal static class TakeUnits
{
    /// <summary>Takes units of a line, or frees them when negative; false, with nothing taken, when not enough are left.</summary>
    public static async Task<bool> Take(this Db db, NeedId id, int units, CancellationToken ct)
    {
        if (units == 0)
            return true;
        var lines = db.Set<Need>().Where(n => n.Id == id);
        if (units > 0)
            lines = lines.Where(n => n.Wanted == null || n.Claimed + units <= n.Wanted);
        return await lines.ExecuteUpdateAsync(s => s.SetProperty(n => n.Claimed, n => n.Claimed + units), ct) == 1;
    }

    /// <summary>Frees promises, with the places of a car or a house that is offered no more.</summary>
    public static async Task Free(this Db db, IReadOnlyList<Claim> claims, NodaTime.Instant now, CancellationToken ct)
    {
        foreach (var claim in claims.Where(c => c.FreedAt is null))
        {
            await db.Take(claim.NeedId, -claim.Quantity, ct);
            claim.Free(now);
            var need = await db.Set<Need>().AsTracking().FirstAsync(n => n.Id == claim.NeedId, ct);
            // Read before the update above when it was tracked already: only its own verbs are used.
            if (need.IsForOthers && need.OfferedBy is { } offered && offered == claim.ClaimantId)
                need.Withdraw(now);
        }
    }
}
