using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Needs;

/// <summary>What somebody who comes has taken on: on their personal link, in their calendar, and forgotten with them.</summary>
internal sealed class OwnNeeds : IOwnPart
{
    public async Task<OwnPart?> Of(Participation mine, Db db, Words words, CancellationToken ct)
    {
        var taken = await (
            from claim in db.Set<Claim>()
            join who in db.Set<Claimant>() on claim.ClaimantId equals (ClaimantId?)who.Id
            join need in db.Set<Need>() on claim.NeedId equals need.Id
            where who.ParticipationId == mine.Id && claim.FreedAt == null
            orderby need.CreatedAt, claim.CreatedAt
            select new { claim, need }
        ).ToListAsync(ct);
        var list = taken.Count > 0 || await db.Set<NeedList>().AnyAsync(l => l.EventId == mine.EventId, ct);
        if (!list)
            return null;
        return new OwnPart("needs", words["needs.own"], [.. taken.Select(t => Line(words, t.need, t.claim))])
        {
            IsForCalendar = true,
            Path = $"/events/{mine.EventId}#needs",
            Link = words["needs.own.link"],
            Data = taken.Select(t => new ClaimAsData(t.need.Label, t.claim.Quantity, t.claim.ForName, t.claim.Note)),
        };
    }

    public async Task Forget(ParticipationId mine, Db db, CancellationToken ct)
    {
        var whose = db.Set<Claimant>().Where(c => c.ParticipationId == mine);
        var claims = db.Set<Claim>().Where(c => whose.Any(w => w.Id == c.ClaimantId));
        foreach (var claim in await claims.Where(c => c.FreedAt == null).ToListAsync(ct))
            await db.Take(claim.NeedId, -claim.Quantity, ct);
        // What they offered goes with them; what the organizers asked for is open again.
        await db.Set<Claim>()
            .Where(c => db.Set<Need>().Any(n => n.Id == c.NeedId && whose.Any(w => w.Id == n.OfferedBy)))
            .ExecuteDeleteAsync(ct);
        await db.Set<Need>().Where(n => whose.Any(w => w.Id == n.OfferedBy)).ExecuteDeleteAsync(ct);
        await claims.ExecuteDeleteAsync(ct);
        await whose.ExecuteDeleteAsync(ct);
    }

    private static string Line(Words words, Need need, Claim claim)
    {
        var what = need.WithdrawnAt is null
            ? words["needs.own.line", ("n", claim.Quantity), ("label", need.Label)]
            : words["needs.own.withdrawn", ("label", need.Label)];
        var rest = new[] { NeedTimes.Of(words, need), claim.Note, claim.ForName }.OfType<string>();
        return claim.Quantity == 0 ? need.Label : string.Join(", ", rest.Prepend(what));
    }

    private sealed record ClaimAsData(string What, int Quantity, string? For, string? Note);
}
