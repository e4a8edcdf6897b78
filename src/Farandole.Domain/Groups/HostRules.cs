using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Groups;

/// <summary>
/// What those who announce an event together may do: a question for the page, obeyed by the command. One of them holds the
/// event; each decides alone about coming to it and leaving it.
/// </summary>
public static class HostRules
{
    /// <summary>Of one event, with those who are asked.</summary>
    public const int Most = 8;

    public static readonly Reason TooMany = new("hosting.most");
    public static readonly Reason Already = new("hosting.already");

    /// <summary>They were asked, and may have refused.</summary>
    public static readonly Reason Asked = new("hosting.asked");
    public static readonly Reason Over = new("hosting.over");

    /// <summary>Nobody would be able to open the event any more.</summary>
    public static readonly Reason NobodyLeft = new("hosting.nobody-left");

    /// <param name="about">The event.</param>
    /// <param name="together">Its hosts and those who are asked.</param>
    /// <param name="isHost">Whether whoever would be asked is one of its hosts.</param>
    /// <param name="isAsked">Whether they are asked already.</param>
    /// <param name="now">When.</param>
    public static Reason? WhyNotAsk(Event about, int together, bool isHost, bool isAsked, Instant now) =>
        WhyNotJoin(about, now) is { } why ? why
        : isHost ? Already
        : isAsked ? Asked
        : together >= Most ? TooMany
        : null;

    public static Reason? WhyNotJoin(Event about, Instant now)
    {
        ArgumentNullException.ThrowIfNull(about);
        return about.IsOver(now) ? Over : about.WhyNotChange();
    }

    /// <param name="hosts">Of the event, the one that leaves among them.</param>
    /// <param name="hasKeys">Whether a key opens it.</param>
    public static Reason? WhyNotLeave(int hosts, bool hasKeys) => hosts > 1 || hasKeys ? null : NobodyLeft;
}
