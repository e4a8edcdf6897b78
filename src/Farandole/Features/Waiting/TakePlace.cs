using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Waiting;

/// <summary>Whoever waits says yes to a seat, or that they still want one. Saying no is leaving, as from any answer.</summary>
internal static class TakePlace
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/t/{ticket}/place", Take).Limited(Rate.Ticket).Personal();
        routes.MapPost("/t/{ticket}/waiting", WaitAgain).Limited(Rate.Ticket).Personal();
    }

    private static async Task<Results<SeeOther, NotFound>> Take(string ticket, ChangeOwn own, CancellationToken ct)
    {
        var changed = await own.Do(ticket, Settle, ct);
        if (changed.Mine is null)
            return TypedResults.NotFound();
        return new SeeOther($"/t/{ticket}?done={(changed.IsDone ? "place" : "place-gone")}");
    }

    private static async Task<Reason?> Settle(Changing c, CancellationToken ct)
    {
        if (c.WhyClosed is { } why)
            return why;
        // Twice on the same button is once.
        if (c.Mine.IsComing)
            return null;
        if (!c.Mine.IsOffered && !c.Mine.MayTakeUncalled(c.Joined, c.Now))
            return WaitingReasons.NotWaiting;
        if (!c.Mine.IsOffered && !await c.Db.TakeForWaiting(c.Joined.Id, c.Mine.Party, ct))
            return Reasons.Full;
        await c.Count(mine => mine.Change(Answer.Coming, mine.Party, c.Now), ct);
        return null;
    }

    /// <summary>In the last hours the first of those who wait has the seats.</summary>
    public static bool MayTakeUncalled(this Participation mine, Event joined, NodaTime.Instant now) =>
        mine.IsWaiting && Offers.IsRush(joined, now) && joined.WaitingOrder != WaitingOrder.ByHand;

    private static async Task<Results<SeeOther, NotFound>> WaitAgain(string ticket, ChangeOwn own, CancellationToken ct)
    {
        var changed = await own.Do(
            ticket,
            (c, _) =>
            {
                if (c.WhyClosed is { } why)
                    return Task.FromResult<Reason?>(why);
                c.Mine.WaitAgain(c.Now);
                return Task.FromResult<Reason?>(null);
            },
            ct
        );
        return changed.Mine is null ? TypedResults.NotFound() : new SeeOther($"/t/{ticket}");
    }
}
