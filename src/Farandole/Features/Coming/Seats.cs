using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Coming;

/// <summary>
/// The only way to count seats and people: one conditional update each, in the caller's transaction. The database checks
/// the bound once more.
/// </summary>
internal static class Seats
{
    /// <summary>Takes seats, or frees them when negative; false, with nothing taken, when there are not enough.</summary>
    public static async Task<bool> TakeSeats(this Db db, EventId id, int seats, CancellationToken ct)
    {
        if (seats == 0)
            return true;
        var events = db.AllEvents.Where(e => e.Id == id);
        if (seats > 0)
            events = events.Where(e => e.Capacity == null || e.SeatsTaken + seats <= e.Capacity);
        return await events.ExecuteUpdateAsync(s => s.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken + seats), ct)
            == 1;
    }

    /// <summary>So many more people, or fewer when negative, come for sure.</summary>
    public static async Task CountPeople(this Db db, EventId id, int people, CancellationToken ct)
    {
        if (people != 0)
            await db
                .AllEvents.Where(e => e.Id == id)
                .ExecuteUpdateAsync(s => s.SetProperty(e => e.PeopleComing, e => e.PeopleComing + people), ct);
    }

    /// <summary>How many people this answer counts for now.</summary>
    public static int PeopleOf(Participation mine) => mine.IsComing ? mine.Party : 0;
}
