namespace Farandole.Domain.Attendance;

/// <summary>How many were announced for one event, and how many came.</summary>
public readonly record struct PastTurnOut(int Announced, int Came);

/// <summary>How many can be expected, from what happened before.</summary>
public sealed record Expected(int Least, int Most)
{
    /// <summary>With fewer past events nothing is said.</summary>
    public const int LeastEvents = 3;

    /// <summary>
    /// From the least to the most of what came before, in proportion; null when there is not enough to go by.
    /// </summary>
    public static Expected? Of(int announced, IReadOnlyList<PastTurnOut> past)
    {
        ArgumentNullException.ThrowIfNull(past);
        var ratios = past.Where(p => p.Announced > 0).Select(p => (double)p.Came / p.Announced).ToList();
        if (ratios.Count < LeastEvents)
            return null;
        return new((int)Math.Floor(announced * ratios.Min()), (int)Math.Ceiling(announced * ratios.Max()));
    }
}
