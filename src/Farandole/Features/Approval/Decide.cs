using Farandole.Domain.Approval;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Approval;

/// <summary>What the organizers decide about some of those who ask.</summary>
internal sealed record Decided(EventId Event, IReadOnlyList<ParticipationId> Who, Verdict Verdict, Why Why)
{
    /// <summary>For the letter alone.</summary>
    public string? Word { get; init; }

    public bool Tells { get; init; } = true;

    public Guid Batch { get; init; } = Guid.NewGuid();
}

/// <summary>How many it was done for, and how many found no seat.</summary>
internal sealed record DecidedOutcome(int Done, int WithoutSeat);

/// <summary>A decision is told once it can no longer be undone.</summary>
internal sealed record DecisionToTell(ParticipationId Participation, Guid Batch, string? Word);

/// <summary>Says yes, not now, no or "tell us more" to one or to fifty, writes down who did, and takes it back within ten minutes.</summary>
internal sealed class Decide(Writer writer, Later later, IClock clock)
{
    /// <summary>Null when this viewer organizes no such event.</summary>
    public Task<DecidedOutcome?> Do(Decided wanted, Viewer viewer, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await db.OrganizedToChange(wanted.Event, viewer, token) is not { } organized)
                    return (DecidedOutcome?)null;
                if (organized.WhyNotLetIn() is not null && wanted.Verdict is Verdict.Accepted or Verdict.Listed)
                    return new(0, 0);
                var (done, full) = (0, 0);
                // Everybody takes these rows in the same order.
                foreach (var who in wanted.Who.OrderBy(w => w.Value))
                {
                    if (await db.ToChange(who, token) is not { IsAsking: true } mine || mine.EventId != wanted.Event)
                        continue;
                    if (await Settle(db, mine, organized, wanted, token))
                        done++;
                    else
                        full++;
                    Tell(db, mine, wanted, viewer);
                }
                return new(done, full);
            },
            ct
        );

    private async Task<bool> Settle(Db db, Participation mine, Event joined, Decided wanted, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        switch (wanted.Verdict)
        {
            case Verdict.Accepted when !await db.TakeSeats(joined.Id, mine.Party, ct):
                // Accepted all the same: they come as soon as there is a seat.
                mine.PutOnList(now);
                return false;
            case Verdict.Accepted:
                mine.Admit(now);
                await db.CountPeople(joined.Id, mine.Party, ct);
                break;
            case Verdict.Listed:
                mine.PutOnList(now);
                break;
            case Verdict.Refused:
                mine.Refuse(now);
                break;
            case Verdict.AskedBack:
                (await db.RequestToChange(mine, ct)).AskBack(wanted.Word ?? "", now);
                break;
        }
        return true;
    }

    private void Tell(Db db, Participation mine, Decided wanted, Viewer viewer)
    {
        var now = clock.GetCurrentInstant();
        var verdict =
            wanted.Verdict == Verdict.Accepted && mine.Answer == Answer.Waiting ? Verdict.Listed : wanted.Verdict;
        db.Add(
            Decision
                .About(mine.Id, mine.EventId, verdict, wanted.Why, wanted.Batch)
                .Taken(viewer.OrganizerOf(mine.EventId)?.Label, now)
        );
        if (!wanted.Tells)
            return;
        var due = verdict == Verdict.AskedBack ? now : now + Participation.TimeToUndo;
        var word = verdict == Verdict.AskedBack ? null : wanted.Word;
        later.Do(db, new DecisionToTell(mine.Id, wanted.Batch, word), due);
    }

    /// <summary>Takes back what was decided with one tap, while nobody has been told.</summary>
    public Task<bool> Undo(EventId id, Guid batch, Viewer viewer, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                var now = clock.GetCurrentInstant();
                var since = now - Participation.TimeToUndo;
                if (await db.OrganizedToChange(id, viewer, token) is null)
                    return false;
                var taken = await db.Set<Decision>()
                    .AsTracking()
                    .Where(d => d.EventId == id && d.Batch == batch && d.UndoneAt == null && d.At > since)
                    .Where(d => d.Verdict != Verdict.AskedBack)
                    .ToListAsync(token);
                foreach (var decision in taken.OrderBy(d => d.ParticipationId?.Value))
                    await Undo(db, decision, now, token);
                return taken.Count > 0;
            },
            ct
        );

    private static async Task Undo(Db db, Decision decision, Instant now, CancellationToken ct)
    {
        decision.Undo(now);
        if (decision.ParticipationId is not { } who || await db.ToChange(who, ct) is not { IsIn: true } mine)
            return;
        await db.TakeSeats(mine.EventId, -mine.Seats, ct);
        await db.CountPeople(mine.EventId, -Seats.PeopleOf(mine), ct);
        mine.AskAnew(now);
    }
}
