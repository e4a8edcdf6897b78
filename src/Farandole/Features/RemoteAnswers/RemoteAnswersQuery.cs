using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.RemoteAnswers;

/// <summary>Finds answers that came from other servers.</summary>
internal static class RemoteAnswersQuery
{
    /// <summary>What somebody has answered to an event, whatever became of it.</summary>
    public static Task<ParticipationId?> AnswerFrom(this Db db, string actor, EventId to, CancellationToken ct) =>
        db.Set<RemoteAnswerRow>()
            .Where(a => a.Actor == actor)
            .Where(a => db.Participations.Any(p => p.Id == a.ParticipationId && p.EventId == to))
            .Select(a => (ParticipationId?)a.ParticipationId)
            .FirstOrDefaultAsync(ct);

    public static Task<bool> IsRemote(this Db db, ParticipationId answer, CancellationToken ct) =>
        db.Set<RemoteAnswerRow>().AnyAsync(a => a.ParticipationId == answer, ct);

    /// <summary>An answer, held to be changed; null when it is no more.</summary>
    public static async Task<Changing?> ChangingOf(this Db db, ParticipationId id, Instant now, CancellationToken ct) =>
        await db.ToChange(id, ct) is { } mine
            ? new Changing(db, mine, await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == mine.EventId, ct), now)
            : null;

    /// <summary>An answer of somebody on another server who is in the line, while the event still takes answers.</summary>
    public static async Task<Changing?> Waiting(this Db db, ParticipationId id, IClock clock, CancellationToken ct) =>
        await db.IsRemote(id, ct)
        && await db.ChangingOf(id, clock.GetCurrentInstant(), ct) is { WhyClosed: null } changing
            ? changing
            : null;

    public static Task<bool> WaitedLonger(this Db db, Participation than, CancellationToken ct) =>
        db.Participations.AnyAsync(
            p =>
                p.EventId == than.EventId
                && p.Id != than.Id
                && p.WaitsSince < than.WaitsSince
                && p.OfferedUntil == null
                && p.LapsedAt == null,
            ct
        );
}
