using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>
/// Plans a letter for everybody in, about all that changed since the last one. In the same transaction the changes are
/// marked as told, so that a second run finds nothing to tell.
/// </summary>
internal sealed class TellWhatChanged(Writer writer, Later later, IClock clock) : IJob<ChangesRested>
{
    public Task RunAsync(ChangesRested errand, CancellationToken ct) =>
        writer.Write((db, token) => Tell(db, errand.Event, token), ct);

    private async Task Tell(Db db, EventId id, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var changes = await db.TakeUntold(id, now, ct);
        var joined = await db.AllEvents.FirstOrDefaultAsync(e => e.Id == id, ct);
        if (joined is null || joined.DeletedAt is not null || joined.IsDraft || joined.IsOver(now))
            return;
        var news = Changed.Between(changes);
        if (news.Count == 0)
            return;
        // How sure an event is concerns everybody; the rest, those who want to know.
        var isEssential = news.Any(c => c.Piece == Piece.Status);
        var readers = await db.InOf(id)
            .Where(p => isEssential || p.WantsChanges)
            .Reachable(db)
            .Select(p => p.Id)
            .ToListAsync(ct);
        foreach (var reader in readers)
            later.Do(db, new ChangesToTell(reader, changes[0].Id, changes[^1].Id), now);
    }
}

internal static class UntoldChanges
{
    /// <summary>What those who come have not been told of, oldest first; from now on they have.</summary>
    public static async Task<List<EventChange>> TakeUntold(this Db db, EventId id, Instant now, CancellationToken ct)
    {
        var changes = await db
            .Changes.AsTracking()
            .Where(c => c.EventId == id && c.ToldAt == null)
            .OrderBy(c => c.Id)
            .ToListAsync(ct);
        var told = changes.FindAll(c => Event.ConcernsThoseWhoCome(c.Piece));
        told.ForEach(c => c.Tell(now));
        return told;
    }
}
