using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Waiting;

/// <summary>When seats are offered, and for how long: the less time is left, the shorter.</summary>
public static class Offers
{
    private static readonly Duration Rush = Duration.FromHours(6);

    /// <summary>Those who wait are called at most this often about seats that nobody holds for them.</summary>
    public static readonly Duration BetweenCalls = Duration.FromMinutes(30);

    /// <summary>Why nothing is offered any more, or null.</summary>
    public static Reason? WhyNotOffer(Event joined, Instant now)
    {
        ArgumentNullException.ThrowIfNull(joined);
        return joined.WhyNotChange()
            ?? joined.WhyNotLetIn()
            ?? (
                joined.IsOver(now) ? Reasons.Over
                : joined.IsDraft ? Reasons.Draft
                : null
            );
    }

    /// <summary>In the last hours nothing is held: all are told, and the first who says yes has it.</summary>
    public static bool IsRush(Event joined, Instant now) => joined?.StartsAt - now < Rush;

    /// <summary>For how long an offered seat is held.</summary>
    public static Duration HoldFor(Event joined, Instant now) =>
        (joined?.StartsAt - now) switch
        {
            { TotalDays: >= 7 } => Duration.FromHours(24),
            { TotalDays: >= 2 } => Duration.FromHours(6),
            _ => Duration.FromMinutes(90),
        };
}
