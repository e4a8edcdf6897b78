using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Needs;

/// <summary>Who may change the bring list: asked by the page, obeyed by every door.</summary>
public static class ClaimPolicy
{
    public static readonly Reason Locked = new("needs.locked");
    public static readonly Reason Full = new("needs.full");
    public static readonly Reason TooMuch = new("needs.too-much");
    public static readonly Reason Gone = new("needs.gone");
    public static readonly Reason NameAlone = new("needs.name-alone");
    public static readonly Reason NoOffers = new("needs.no-offers");
    public static readonly Reason TooLong = new("needs.too-long");

    /// <summary>Why somebody who comes may change nothing now, or null. Organizers may as long as the event is to come.</summary>
    public static Reason? WhyNotChange(NeedList list, Event of, bool organizes, Instant now)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(of);
        return of.DeletedAt is not null ? Reasons.Deleted
            : of.Status == EventStatus.Cancelled ? Reasons.Cancelled
            : organizes ? null
            : of.IsOver(now) ? Reasons.Over
            : list.IsLocked(of.Zone, now) ? Locked
            : null;
    }
}
