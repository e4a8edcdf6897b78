using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Attendance;

/// <summary>Says once more that one comes. Saying no is leaving, as always: the seats go on at once.</summary>
internal static class SayStillComing
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/t/{ticket}/still", Say).Limited(Rate.Ticket).Personal();

    private static async Task<Results<SeeOther, NotFound>> Say(string ticket, ChangeOwn own, CancellationToken ct)
    {
        var changed = await own.Do(
            ticket,
            (c, _) =>
            {
                if (c.WhyClosed is null)
                    c.Mine.Reconfirm(c.Now);
                return Task.FromResult(c.WhyClosed);
            },
            ct
        );
        return changed.Mine is null ? TypedResults.NotFound()
            : changed.IsDone ? new SeeOther($"/t/{ticket}?done=still")
            : new SeeOther($"/t/{ticket}");
    }
}

/// <summary>On the personal link, in the last three days: "still coming?"</summary>
internal sealed class StillComingOnTicket(IClock clock) : ITicketBlock
{
    public async Task<EventBlock?> For(TicketSeen ticket, Db db, CancellationToken ct)
    {
        if (!ticket.Mine.IsComing)
            return null;
        var joined = await db.AllEvents.FirstAsync(e => e.Id == ticket.Mine.EventId, ct);
        return joined.WhyNotChange() is null && ticket.Mine.IsAskedAgain(joined, clock.GetCurrentInstant())
            ? new EventBlock(typeof(StillComingBlock), ticket)
            : null;
    }
}
