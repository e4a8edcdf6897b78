using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;

namespace Farandole.Features.Shared.Answering;

internal static class WhoIsIn
{
    /// <summary>Confirmed answers that hold: not withdrawn, not removed, not refused.</summary>
    public static IQueryable<Participation> InOf(this Db db, EventId id) =>
        db.Participations.Where(p =>
            p.EventId == id
            && p.ConfirmedAt != null
            && p.WithdrawnAt == null
            && p.RemovedAt == null
            && p.RefusedAt == null
        );
}
