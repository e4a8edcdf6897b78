using Farandole.Domain.Kernel;

namespace Farandole.Domain.Waiting;

/// <summary>Why the waiting list does not do what was asked. Each code has words in the catalogues.</summary>
public static class WaitingReasons
{
    /// <summary>Seats may be free, but others wait for them.</summary>
    public static readonly Reason Queued = new("event.queued");

    public static readonly Reason NotWaiting = new("participation.not-waiting");
}
