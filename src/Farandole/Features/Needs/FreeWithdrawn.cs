using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Needs;

/// <summary>What somebody had taken on is open again when they do not come.</summary>
internal sealed class FreeWithdrawn(Writer writer, IClock clock) : IJob<AnswerWithdrawn>
{
    public Task RunAsync(AnswerWithdrawn errand, CancellationToken ct) =>
        writer.Write((db, token) => db.FreeAll(errand.Participation, clock.GetCurrentInstant(), token), ct);
}

internal sealed class FreeRemoved(Writer writer, IClock clock) : IJob<ParticipantRemoved>
{
    public Task RunAsync(ParticipantRemoved errand, CancellationToken ct) =>
        writer.Write((db, token) => db.FreeAll(errand.Participation, clock.GetCurrentInstant(), token), ct);
}

/// <summary>An event that is gone needs nothing.</summary>
internal sealed class ForgetNeeds(Writer writer) : IJob<EventDeleted>
{
    public Task RunAsync(EventDeleted errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                await db.Set<Claim>().Where(c => c.EventId == errand.Event).ExecuteDeleteAsync(token);
                await db.Set<Need>().Where(n => n.EventId == errand.Event).ExecuteDeleteAsync(token);
                await db.Set<Claimant>().Where(c => c.EventId == errand.Event).ExecuteDeleteAsync(token);
                await db.Set<NeedList>().Where(l => l.EventId == errand.Event).ExecuteDeleteAsync(token);
            },
            ct
        );
}

internal static class FreedClaims
{
    public static async Task FreeAll(this Db db, ParticipationId answer, Instant now, CancellationToken ct)
    {
        var claims = await db.Set<Claim>()
            .AsTracking()
            .Where(c =>
                c.FreedAt == null && db.Set<Claimant>().Any(w => w.Id == c.ClaimantId && w.ParticipationId == answer)
            )
            .ToListAsync(ct);
        await db.Free(claims, now, ct);
    }
}

/// <summary>The organizers read in the evening what is open again.</summary>
internal sealed class NewsOfNeeds : INewsOfEvent
{
    public async Task<NewsRow?> Between(
        EventId id,
        Instant since,
        Instant until,
        Db db,
        Words words,
        CancellationToken ct
    )
    {
        var freed = await (
            from claim in db.Set<Claim>()
            join need in db.Set<Need>() on claim.NeedId equals need.Id
            where claim.EventId == id && claim.FreedAt >= since && claim.FreedAt <= until
            orderby claim.FreedAt
            select new { claim.Quantity, need.Label }
        ).ToListAsync(ct);
        return freed.Count == 0
            ? null
            : new NewsRow(
                words["needs.news.freed"],
                string.Join(", ", freed.Select(f => words["needs.own.line", ("n", f.Quantity), ("label", f.Label)]))
            );
    }
}
