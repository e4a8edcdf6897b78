namespace Farandole.Platform.Calendars;

/// <summary>How many steps of recurrence rules one file may cost: a few seconds, whatever somebody wrote into it.</summary>
internal sealed class WorkLimit(int steps = 1_000_000)
{
    private int left = steps;

    public bool IsSpent => left <= 0;

    /// <summary>False when nothing is left.</summary>
    public bool Spend(int steps)
    {
        left = Math.Max(0, left - steps);
        return left > 0;
    }
}
