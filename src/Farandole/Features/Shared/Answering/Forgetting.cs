using System.Linq.Expressions;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Answering;

/// <summary>Forgets who it was that answered.</summary>
internal static class Forgetting
{
    /// <summary>
    /// All that is known of whoever gave this answer, at once. Before the event they are not counted any more, because nobody
    /// could tell them of a change; afterwards the count stays.
    /// </summary>
    public static async Task Forget(this Changing c, IEnumerable<IOwnPart> parts, CancellationToken ct)
    {
        var (id, hash) = (c.Mine.Id, c.Mine.EmailHash);
        if (!c.Joined.IsOver(c.Now))
            await c.Recount(0, mine => mine.Withdraw(c.Now), ct);
        foreach (var part in parts)
            await part.Forget(id, c.Db, ct);
        c.Mine.Forget();
        c.Mine.Fade();
        await c.Db.CloseTo(p => p.Id == id, ct);
        await c
            .Db.Set<LetterRow>()
            .Where(l => l.EventId == c.Joined.Id && l.AddressHash == hash)
            .ExecuteDeleteAsync(ct);
    }

    /// <summary>Ends what the tickets of these answers opened.</summary>
    public static Task CloseTo(this Db db, Expression<Func<Participation, bool>> whose, CancellationToken ct) =>
        db.Set<SessionGrant>()
            .Where(g => db.Participations.Where(whose).Any(p => p.Id == g.ParticipationId))
            .ExecuteDeleteAsync(ct);
}
