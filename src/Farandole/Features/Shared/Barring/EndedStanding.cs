using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Barring;

/// <summary>
/// What somebody was already where they are kept away from now on: their answer, their place in the line, what they bring
/// and what they said. It ends, and no letter says so.
/// </summary>
internal static class EndedStanding
{
    /// <param name="db">Of the transaction.</param>
    /// <param name="by">Who keeps them away: at one event, at all that they announce, or everywhere.</param>
    /// <param name="whom">Only what stands under the face, the answer or the address that was named ends: what else is theirs would tell whose it is.</param>
    /// <param name="now">What is over stays as it was.</param>
    /// <param name="ct">Of the transaction.</param>
    public static async Task EndStanding(this Db db, Blocker by, Blocked whom, Instant now, CancellationToken ct)
    {
        // In one order for everybody, so that two who do this at once wait for each other.
        var within = db.EventsUnder(by, now);
        var theirs = await (await db.Theirs(whom, ct))
            .Where(p => within.Any(e => e.Id == p.EventId))
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .ToListAsync(ct);
        foreach (var id in theirs)
        {
            await db.TakeTurn(id, ct);
            var one = await db.Participations.AsTracking().FirstAsync(p => p.Id == id, ct);
            await db.TakeOff(one, now, ct);
            var said = await db
                .AllMessages.AsTracking()
                .Where(m => m.Author == id && m.BarredAt == null && m.RemovedAt == null)
                .ToListAsync(ct);
            said.ForEach(m => m.Bar(now));
        }
    }

    /// <summary>Takes somebody off the list, whose turn it is; their seats are free at once.</summary>
    public static async Task TakeOff(this Db db, Participation one, Instant now, CancellationToken ct)
    {
        if (one.WithdrawnAt is not null || one.RemovedAt is not null)
            return;
        var (seats, coming) = (one.Seats, Seats.PeopleOf(one));
        one.Remove(now);
        await db.TakeSeats(one.EventId, -seats, ct);
        await db.CountPeople(one.EventId, -coming, ct);
    }

    /// <summary>What whoever keeps others away decides about, as long as it is not over; of one event also when it is.</summary>
    public static IQueryable<Event> EventsUnder(this Db db, Blocker by, Instant now)
    {
        var (account, group, about) = (by.Account, by.Group, by.Event);
        var all = db.AllEvents;
        if (about is not null)
            return all.Where(e => e.Id == about);
        return all.Where(e =>
            e.EndsAt > now
            && e.DeletedAt == null
            && (
                account == null && group == null
                || db.Set<EventHost>()
                    .Any(h =>
                        h.EventId == e.Id
                        && (
                            h.GroupId != null && h.GroupId == group
                            || db.Set<Profile>()
                                .Any(f => f.Id == h.ProfileId && f.AccountId != null && f.AccountId == account)
                        )
                    )
            )
        );
    }

    private static async Task<IQueryable<Participation>> Theirs(this Db db, Blocked whom, CancellationToken ct)
    {
        var (face, voice, address) = (whom.Profile, whom.Voice, whom.Address);
        var all = db.Participations;
        if (whom.Server is { } server)
        {
            var answers = db.Set<RemoteAnswerRow>();
            var there = await AtServer.Among(answers.Select(a => a.Actor), server, ct);
            return all.Where(p => answers.Any(a => a.ParticipationId == p.Id && there.Contains(a.Actor)));
        }
        return whom.Group is not null ? all.Where(p => false)
            : face is not null ? all.Where(p => p.ProfileId == face)
            : voice is not null ? all.Where(p => p.Id == voice)
            // Who knows an address must not learn which profile is its owner's.
            : all.Where(p => p.ProfileId == null && p.EmailHash == address);
    }
}
