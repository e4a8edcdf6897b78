using Farandole.Domain.Waiting;
using NodaTime;

namespace Farandole.Domain.Events;

public sealed partial class Event
{
    /// <summary>Who of those who wait gets a seat that is free again.</summary>
    public WaitingOrder WaitingOrder { get; private set; }

    /// <summary>Another order; seats that are free are offered by it at once.</summary>
    public void Order(WaitingOrder order, string? by, Instant now)
    {
        if (order == WaitingOrder)
            return;
        WaitingOrder = order;
        Note($"waiting-order-{order}", by, now);
        Raise(new EventChanged(Id, now));
    }
}
