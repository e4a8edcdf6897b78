namespace Farandole.ActivityPub.Delivery;

/// <summary>
/// When to try again: after a minute at first, after a day at last, and never beyond three days. Times are spread by a fifth
/// either way, so that what failed together does not come back together.
/// </summary>
public static class Backoff
{
    /// <summary>From when it was first to be sent: who was away for longer will look for themselves.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    /// <summary>Nobody makes us wait longer than that, whatever they say.</summary>
    private static readonly TimeSpan LongestWish = TimeSpan.FromDays(1);

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(20),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
        TimeSpan.FromHours(24),
    ];

    /// <param name="attempts">How often it was tried, this time included; from 1.</param>
    /// <param name="since">When it was first to be sent.</param>
    /// <param name="now">The time of the last try.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <param name="wish">When the other server wants to be asked again, if it said so (RFC 9110 §10.2.3).</param>
    /// <returns>Null: give up.</returns>
    public static DateTimeOffset? Next(
        int attempts,
        DateTimeOffset since,
        DateTimeOffset now,
        double chance,
        DateTimeOffset? wish = null
    )
    {
        var next = now + (Waits[Math.Clamp(attempts, 1, Waits.Length) - 1] * (0.8 + (0.4 * chance)));
        if (wish > next)
            next = wish.Value < now + LongestWish ? wish.Value : now + LongestWish;
        return next <= since + GiveUpAfter ? next : null;
    }
}
