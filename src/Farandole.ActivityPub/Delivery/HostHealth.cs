namespace Farandole.ActivityPub.Delivery;

/// <summary>
/// How a server has been answering: a breaker that opens after ten failures in a row, for ten minutes and then ever longer. A
/// server that has failed for seven days is dead: it is tried once a day, and whatever it sends brings it back.
/// </summary>
/// <param name="Failures">In a row.</param>
/// <param name="FailingSince">When the first of them was; null when it is well.</param>
/// <param name="LastTry">When it was last tried.</param>
public readonly record struct HostHealth(int Failures, DateTimeOffset? FailingSince, DateTimeOffset? LastTry)
{
    private const int FailuresThatPause = 10;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);
    private static readonly TimeSpan DeadAfter = TimeSpan.FromDays(7);
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromDays(1);

    /// <summary>Of one that answers, or from which something came.</summary>
    public static HostHealth Well => default;

    /// <summary>Whether it has failed for so long that nothing new need be kept for it.</summary>
    public bool IsDead(DateTimeOffset now) => Failures >= FailuresThatPause && now - FailingSince >= DeadAfter;

    /// <summary>When it may be tried next; in the past or null when now.</summary>
    public DateTimeOffset? NextTry(DateTimeOffset now)
    {
        if (Failures < FailuresThatPause)
            return null;
        if (IsDead(now))
            return LastTry + BetweenProbes;
        var doubled = FirstPause * Math.Pow(2, Math.Min(Failures - FailuresThatPause, 10));
        return LastTry + (doubled < LongestPause ? doubled : LongestPause);
    }

    public bool MayTry(DateTimeOffset now) => NextTry(now) is not { } next || next <= now;

    /// <summary>After a try: whatever a server answers, it answers; only silence and its own errors count.</summary>
    public HostHealth After(AnswerKind answer, DateTimeOffset now) =>
        answer == AnswerKind.Down ? new(Failures + 1, FailingSince ?? now, now) : Well;
}
