using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Afterwards;

/// <summary>What is left of an event is another than before: its thanks, its pictures, or who sees them.</summary>
public sealed record AfterwardsChanged(EventId Event, Instant At) : Fact, IAboutEvent;

/// <summary>Why something cannot be done after an event.</summary>
public static class AfterwardsReasons
{
    /// <summary>It is not over, or was never shown.</summary>
    public static readonly Reason NotYet = new("afterwards.not-yet");

    /// <summary>Those who came were thanked by letter already.</summary>
    public static readonly Reason LetterSent = new("afterwards.letter-sent");

    /// <summary>There are as many pictures as a page can bear.</summary>
    public static readonly Reason TooMany = new("afterwards.too-many");
}
