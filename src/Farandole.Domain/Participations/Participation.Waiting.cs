using Farandole.Domain.Kernel;
using Farandole.Domain.Waiting;
using NodaTime;

namespace Farandole.Domain.Participations;

public sealed partial class Participation
{
    /// <summary>The place in the line: whoever has waited longer comes first.</summary>
    public Instant? WaitsSince { get; private set; }

    /// <summary>Until when seats are held for whoever waited; null while nothing is offered.</summary>
    public Instant? OfferedUntil { get; private set; }

    /// <summary>When an offer ended without an answer: they wait no more unless they say so.</summary>
    public Instant? LapsedAt { get; private set; }

    /// <summary>When they were last told of seats that nobody holds for them.</summary>
    public Instant? CalledAt { get; private set; }

    /// <summary>Waits for seats, and nothing is offered yet.</summary>
    public bool IsWaiting => IsIn && Answer == Answer.Waiting && OfferedUntil is null && LapsedAt is null;

    /// <summary>Seats are held for them until they say yes or no.</summary>
    public bool IsOffered => IsIn && Answer == Answer.Waiting && OfferedUntil is not null;

    /// <summary>Holds seats for whoever waits. The caller has taken them on the event.</summary>
    /// <exception cref="RuleBroken">They do not wait any more.</exception>
    public void Offer(Instant until, Instant now)
    {
        if (!IsWaiting)
            throw new RuleBroken(WaitingReasons.NotWaiting);
        (OfferedUntil, Seats) = (until, Party);
        Raise(new PlaceOffered(Id, EventId, until, now));
    }

    /// <summary>Tells whoever waits of seats that the first comer has; false when they were told just before.</summary>
    public bool Call(Instant now)
    {
        if (!IsWaiting || CalledAt + Offers.BetweenCalls > now)
            return false;
        CalledAt = now;
        Raise(new PlaceCalled(Id, EventId, now));
        return true;
    }

    /// <summary>The time to answer is over. The caller frees the seats.</summary>
    public void Lapse(Instant now)
    {
        if (!IsOffered)
            return;
        (OfferedUntil, Seats, LapsedAt) = (null, 0, now);
        Raise(new OfferLapsed(Id, EventId, now));
    }

    /// <summary>Whose offer has lapsed wants a seat all the same: last of all.</summary>
    public void WaitAgain(Instant now)
    {
        if (WhyNotChange() is { } why)
            throw new RuleBroken(why);
        if (Answer != Answer.Waiting || LapsedAt is null)
            return;
        LapsedAt = null;
        BeginWaiting(now);
    }

    private void BeginWaiting(Instant now)
    {
        WaitsSince = now;
        Raise(new WaitingBegun(Id, EventId, now));
    }

    /// <summary>Whoever answers anything else waits no more.</summary>
    private void EndWaiting() => (WaitsSince, OfferedUntil, LapsedAt, CalledAt) = (null, null, null, null);
}
