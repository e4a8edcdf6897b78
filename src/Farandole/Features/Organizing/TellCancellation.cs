using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Farandole.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>Plans a letter at once for everybody in, whatever letters they wanted. What else had changed is not worth one any more.</summary>
internal sealed class TellCancellation(Writer writer, Later later, IClock clock) : IJob<EventCancelled>
{
    public Task RunAsync(EventCancelled errand, CancellationToken ct) =>
        writer.Write((db, token) => Tell(db, errand.Event, token), ct);

    private async Task Tell(Db db, EventId id, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var untold = await db.TakeUntold(id, now, ct);
        // Told already: this run comes after a crash.
        if (!untold.Exists(c => c.Piece == Piece.Status && c.After == nameof(EventStatus.Cancelled)))
            return;
        var readers = await db.InOf(id).Reachable(db).Select(p => p.Id).ToListAsync(ct);
        foreach (var reader in readers)
            later.Do(db, new CancellationToTell(reader), now);
    }
}
