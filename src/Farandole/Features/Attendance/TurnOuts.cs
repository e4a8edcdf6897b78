using Farandole.Domain.Attendance;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Attendance;

/// <summary>The numbers: what is announced, said again, come, and what came before.</summary>
internal static class TurnOuts
{
    private const int MostPast = 10;
    private static readonly Duration LastMoment = Duration.FromHours(24);

    public static IQueryable<Participation> ComingTo(this Db db, EventId id) =>
        db.InOf(id).Where(p => p.Answer == Answer.Coming);

    public static IQueryable<Arrival> ArrivalsAt(this Db db, EventId id) =>
        db.Set<Arrival>().Where(a => a.EventId == id);

    /// <summary>People who said it twice, or for the first time when others were asked again.</summary>
    public static Task<int> Reconfirmed(this Db db, Event joined, CancellationToken ct)
    {
        var since = joined.AskAgainAt;
        return db.ComingTo(joined.Id)
            .Where(p => p.ReconfirmedAt != null || p.ConfirmedAt >= since)
            .SumAsync(p => p.Party, ct);
    }

    /// <summary>Said less than a day before, or during it, that they would not come.</summary>
    public static Task<int> LeftLate(this Db db, Event joined, CancellationToken ct)
    {
        var (id, from, to) = (joined.Id, joined.StartsAt - LastMoment, joined.EndsAt);
        return db
            .Participations.Where(p =>
                p.EventId == id
                && p.Answer == Answer.Coming
                && p.ConfirmedAt < from
                && p.WithdrawnAt >= from
                && p.WithdrawnAt < to
            )
            .SumAsync(p => p.Party, ct);
    }

    /// <summary>Null where nobody counted at the door.</summary>
    public static async Task<int?> Came(this Db db, EventId id, CancellationToken ct) =>
        await db.ArrivalsAt(id).AnyAsync(ct) ? await db.ArrivalsAt(id).SumAsync(a => a.People, ct) : null;

    /// <summary>
    /// Earlier events that the same address organizes. The address of a key is kept for a month after its event: what is
    /// older is not known to be theirs any more.
    /// </summary>
    public static async Task<IReadOnlyList<PastEvent>> PastOf(this Db db, EventId id, Instant now, CancellationToken ct)
    {
        var others =
            from mine in db.Keys
            join other in db.Keys on mine.EmailHash equals other.EmailHash
            where
                mine.EventId == id
                && mine.EmailHash != null
                && mine.Kind == KeyKind.Organizer
                && other.Kind == KeyKind.Organizer
                && mine.RevokedAt == null
                && mine.ConfirmedAt != null
                && other.ConfirmedAt != null
                && other.EventId != id
            select other.EventId;
        return await db
            .AllEvents.Where(e =>
                others.Contains(e.Id) && e.PeopleCame != null && e.PeopleAnnounced > 0 && e.EndsAt < now
            )
            .OrderByDescending(e => e.EndsAt)
            .Take(MostPast)
            .Select(e => new PastEvent(e.Day, e.PeopleAnnounced!.Value, e.PeopleCame!.Value))
            .ToListAsync(ct);
    }
}

/// <summary>How many came to an earlier event of the same organizers.</summary>
internal sealed record PastEvent(LocalDate Day, int Announced, int Came);
