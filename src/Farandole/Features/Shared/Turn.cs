using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared;

/// <summary>
/// Two who change the same thing at once wait for each other: an update that changes nothing takes the row until the
/// transaction ends, so that what is counted or read after it stays true.
/// </summary>
internal static class Turn
{
    public static Task TakeTurn(this Db db, EventId id, CancellationToken ct) =>
        db
            .AllEvents.Where(e => e.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.CoverSalt, e => e.CoverSalt), ct);

    public static Task TakeTurn(this Db db, ParticipationId id, CancellationToken ct) =>
        db.Participations.Where(p => p.Id == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Seats, p => p.Seats), ct);

    public static Task TakeTurn(this Db db, GroupId id, CancellationToken ct) =>
        db.Set<Group>().Where(g => g.Id == id).ExecuteUpdateAsync(s => s.SetProperty(g => g.Kind, g => g.Kind), ct);
}
