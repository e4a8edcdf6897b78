using Farandole.Domain.Attendance;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Attendance;

/// <summary>That somebody said it again, and that they came. Forgotten, the people who came stay a number.</summary>
internal sealed class OwnArrivals : IOwnPart
{
    public async Task<OwnPart?> Of(Participation mine, Db db, Words words, CancellationToken ct)
    {
        var came = await db.Set<Arrival>().Where(a => a.ParticipationId == mine.Id).OrderBy(a => a.At).ToListAsync(ct);
        return came.Count == 0 && mine.ReconfirmedAt is null
            ? null
            : new OwnPart("attendance", words["attendance.own"], [])
            {
                Data = new AttendanceAsData(
                    mine.ReconfirmedAt?.ToString(),
                    [.. came.Select(a => new ArrivalAsData(a.At.ToString(), a.People))]
                ),
            };
    }

    public Task Forget(ParticipationId mine, Db db, CancellationToken ct) =>
        db.Set<Arrival>()
            .Where(a => a.ParticipationId == mine)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.ParticipationId, (ParticipationId?)null), ct);
}

internal sealed record AttendanceAsData(string? SaidAgain, IReadOnlyList<ArrivalAsData> Came);

internal sealed record ArrivalAsData(string At, int People);
