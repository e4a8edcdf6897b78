using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Pieces;

/// <summary>Time to tell those who wait what became known since the last time.</summary>
internal sealed record RevealsRested(EventId Event);

/// <summary>
/// The first news leaves at once. What follows within an hour waits for the end of it and leaves as one letter: three
/// pieces on one evening are two letters at most.
/// </summary>
internal sealed class PlanRevealLetters(Writer writer, Later later, IClock clock) : IJob<PieceRevealed>
{
    public static readonly Duration Rest = Duration.FromHours(1);

    public Task RunAsync(PieceRevealed fact, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var now = clock.GetCurrentInstant();
                var told = await db
                    .AllEvents.Where(e => e.Id == fact.Event)
                    .Select(e => e.RevealsToldAt)
                    .FirstAsync(token);
                // Told of already: this run comes after a crash.
                if (told >= fact.At)
                    return;
                await later.DoOnce(
                    db,
                    $"reveals:{fact.Event}",
                    new RevealsRested(fact.Event),
                    told is { } last && last + Rest > now ? last + Rest : now,
                    move: false,
                    token
                );
            },
            ct
        );
}

/// <summary>Plans one letter for each of those who wait; the same transaction writes down until when they have been told.</summary>
internal sealed class TellWhatIsKnown(Writer writer, Later later, IClock clock) : IJob<RevealsRested>
{
    public Task RunAsync(RevealsRested errand, CancellationToken ct) =>
        writer.Write((db, token) => Tell(db, errand.Event, token), ct);

    private async Task Tell(Db db, EventId id, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var revealed = await db.AllEvents.AsTracking().FirstAsync(e => e.Id == id, ct);
        var since = revealed.TellReveals();
        if (revealed.DeletedAt is not null || revealed.IsDraft || revealed.IsOver(now))
            return;
        foreach (var reader in await db.ReadersOfNews(id).Select(p => p.Id).ToListAsync(ct))
            later.Do(db, new RevealToTell(reader, since), now);
        foreach (var follower in await db.FollowersOf(id).Select(f => f.Id).ToListAsync(ct))
            later.Do(db, new RevealToFollow(follower, since), now);
    }
}
