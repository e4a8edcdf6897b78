using Farandole.Domain.Approval;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Approval;

internal static class ApprovalQuery
{
    public static Task<Admission?> AdmissionOf(this Db db, EventId id, CancellationToken ct) =>
        db.Set<Admission>().FirstOrDefaultAsync(a => a.EventId == id, ct);

    public static Task<Request?> RequestOf(this Db db, ParticipationId id, CancellationToken ct) =>
        db.Set<Request>().FirstOrDefaultAsync(r => r.ParticipationId == id, ct);

    /// <summary>The same inside a transaction; made where there was none.</summary>
    public static async Task<Request> RequestToChange(this Db db, Participation mine, CancellationToken ct)
    {
        if (
            await db.Set<Request>().AsTracking().FirstOrDefaultAsync(r => r.ParticipationId == mine.Id, ct) is { } found
        )
            return found;
        var made = Request.Of(mine.Id, mine.EventId);
        db.Add(made);
        return made;
    }

    /// <summary>Those who wait for a decision, whoever asked first comes first.</summary>
    public static IQueryable<Participation> AskingFor(this Db db, EventId id) =>
        db.InOf(id).Where(p => p.Answer == Answer.Asking).OrderBy(p => p.ConfirmedAt).ThenBy(p => p.Id);
}
