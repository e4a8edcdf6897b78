using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Waiting;

/// <summary>On the personal link of whoever waits: their place in the line, or the seat that is theirs to take.</summary>
internal sealed class WaitingOnTicket(IClock clock) : ITicketBlock
{
    public async Task<EventBlock?> For(TicketSeen ticket, Db db, CancellationToken ct)
    {
        if (ticket.Mine.Answer != Answer.Waiting)
            return null;
        var (mine, now) = (ticket.Mine, clock.GetCurrentInstant());
        var joined = await db.AllEvents.FirstAsync(e => e.Id == mine.EventId, ct);
        if (Offers.WhyNotOffer(joined, now) is not null)
            return null;
        return new EventBlock(
            typeof(WaitingBlock),
            new WaitingModel(ticket, joined.WaitingOrder)
            {
                Position = mine.IsWaiting ? await db.PositionOf(mine, ct) : null,
                HasFreeSeats = mine.MayTakeUncalled(joined, now) && (joined.SeatsLeft ?? mine.Party) >= mine.Party,
            }
        );
    }
}

/// <summary>What whoever waits sees.</summary>
public sealed record WaitingModel(TicketSeen Ticket, WaitingOrder Order)
{
    /// <summary>1 for whoever is next; null for whoever has an offer, or had one.</summary>
    public int? Position { get; init; }

    /// <summary>Seats are free that nobody holds: the first who says yes has them.</summary>
    public bool HasFreeSeats { get; init; }
}
