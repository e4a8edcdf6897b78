using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Answering;

/// <summary>One answer being changed by its owner, inside a transaction.</summary>
internal sealed record Changing(Db Db, Participation Mine, Event Joined, Instant Now)
{
    /// <summary>Why nothing can be answered any more, whatever the number.</summary>
    public Reason? WhyClosed =>
        Mine.WhyNotChange() ?? (JoinPolicy.WhyNotJoin(Joined, Answer.Interested, 1, Now) is { } why ? why : null);

    /// <summary>
    /// Makes the answer hold what this one needs and count for as many people, all or nothing: false when there are not
    /// enough seats. <paramref name="change"/> then changes the answer itself.
    /// </summary>
    public async Task<bool> Recount(int seats, Action<Participation> change, CancellationToken ct)
    {
        if (!await Db.TakeSeats(Joined.Id, seats - Mine.Seats, ct))
            return false;
        await Count(change, ct);
        return true;
    }

    /// <summary>Changes the answer and counts for as many people; its seats are taken.</summary>
    public async Task Count(Action<Participation> change, CancellationToken ct)
    {
        var before = Seats.PeopleOf(Mine);
        change(Mine);
        await Db.CountPeople(Joined.Id, Seats.PeopleOf(Mine) - before, ct);
    }

    /// <summary>Why there were not enough seats.</summary>
    public async Task<Reason> WhyFull(CancellationToken ct) =>
        await Db.AnybodyWaits(Joined.Id, ct) ? WaitingReasons.Queued : Reasons.Full;
}

/// <summary>What came of it: the answer, or null when the ticket opens nothing; and why it was not done.</summary>
internal sealed record Changed(Participation? Mine, Reason? Why)
{
    public bool IsDone => Mine is not null && Why is null;
}

/// <summary>Changes somebody's own answer: finds it, holds it, and lets nobody else change it meanwhile.</summary>
internal sealed class ChangeOwn(Writer writer, IClock clock)
{
    /// <param name="ticket">As shown.</param>
    /// <param name="change">Returns why it did nothing, or null.</param>
    /// <param name="ct">Ends the waiting.</param>
    public Task<Changed> Do(
        string ticket,
        Func<Changing, CancellationToken, Task<Reason?>> change,
        CancellationToken ct
    ) =>
        writer.Write(
            async (db, token) =>
            {
                if (await db.OwnToChange(ticket, token) is not { } mine)
                    return new Changed(null, null);
                var joined = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == mine.EventId, token);
                var why = await change(new Changing(db, mine, joined, clock.GetCurrentInstant()), token);
                return new Changed(mine, why);
            },
            ct
        );
}
