using System.Security.Cryptography;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Waiting;

/// <summary>Somebody's offer ends at a moment.</summary>
internal sealed record OfferEnds(ParticipationId Participation, Instant Until);

/// <summary>Offers free seats to those who are next. Running it twice offers nothing twice: what is held is not free.</summary>
internal sealed class OfferSeats(Writer writer, Later later, Db read, IClock clock)
{
    public async Task Run(EventId id, CancellationToken ct)
    {
        if (await read.AnybodyWaits(id, ct))
            await writer.Write((db, token) => Offer(db, id, token), ct);
    }

    private async Task Offer(Db db, EventId id, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        // Whoever waits before the event: everybody takes these rows in the same order.
        var waiting = await db.WaitingToChange(id, ct);
        var joined = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == id, ct);
        if (Offers.WhyNotOffer(joined, now) is not null)
            return;
        var free = joined.SeatsLeft ?? int.MaxValue;
        if (Offers.IsRush(joined, now))
        {
            Call(waiting, free, joined.WaitingOrder, now);
            return;
        }
        foreach (var next in WaitingLine.Next(waiting, free, joined.WaitingOrder, RandomNumberGenerator.GetInt32))
        {
            if (!await Hold(db, next, joined, later, now, ct))
                return;
        }
    }

    /// <summary>False, with nothing held, when the seats are gone.</summary>
    public static async Task<bool> Hold(
        Db db,
        Participation next,
        Event joined,
        Later later,
        Instant now,
        CancellationToken ct
    )
    {
        if (!await db.TakeForWaiting(joined.Id, next.Party, ct))
            return false;
        var until = now + Offers.HoldFor(joined, now);
        next.Offer(until, now);
        later.Do(db, new OfferEnds(next.Id, until), until);
        return true;
    }

    private static void Call(List<Participation> waiting, int free, WaitingOrder order, Instant now)
    {
        if (order == WaitingOrder.ByHand)
            return;
        foreach (var one in waiting.Where(w => w.Party <= free))
            one.Call(now);
    }
}

/// <summary>Nobody said yes in time: the seats go on.</summary>
internal sealed class EndOffer(Writer writer, IClock clock) : IJob<OfferEnds>
{
    public Task RunAsync(OfferEnds errand, CancellationToken ct) =>
        writer.Write(
            async (db, token) =>
            {
                if (await db.ToChange(errand.Participation, token) is not { IsOffered: true } late)
                    return;
                if (late.OfferedUntil != errand.Until)
                    return;
                await db.TakeSeats(late.EventId, -late.Seats, token);
                late.Lapse(clock.GetCurrentInstant());
            },
            ct
        );
}

internal sealed class OfferAfterBeginning(OfferSeats offers) : IJob<WaitingBegun>
{
    public Task RunAsync(WaitingBegun errand, CancellationToken ct) => offers.Run(errand.Event, ct);
}

internal sealed class OfferAfterWithdrawal(OfferSeats offers) : IJob<AnswerWithdrawn>
{
    public Task RunAsync(AnswerWithdrawn errand, CancellationToken ct) => offers.Run(errand.Event, ct);
}

internal sealed class OfferAfterChange(OfferSeats offers) : IJob<AnswerChanged>
{
    public Task RunAsync(AnswerChanged errand, CancellationToken ct) => offers.Run(errand.Event, ct);
}

internal sealed class OfferAfterRemoval(OfferSeats offers) : IJob<ParticipantRemoved>
{
    public Task RunAsync(ParticipantRemoved errand, CancellationToken ct) => offers.Run(errand.Event, ct);
}

internal sealed class OfferAfterLapse(OfferSeats offers) : IJob<OfferLapsed>
{
    public Task RunAsync(OfferLapsed errand, CancellationToken ct) => offers.Run(errand.Event, ct);
}

internal sealed class OfferAfterLettingGo(OfferSeats offers) : IJob<SeatsLetGo>
{
    public Task RunAsync(SeatsLetGo errand, CancellationToken ct) => offers.Run(errand.Event, ct);
}

/// <summary>More seats than before, or another order.</summary>
internal sealed class OfferAfterEdit(OfferSeats offers) : IJob<EventChanged>
{
    public Task RunAsync(EventChanged errand, CancellationToken ct) => offers.Run(errand.Event, ct);
}
