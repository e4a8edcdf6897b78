using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Talk;

/// <summary>The talk of one event: whether there is one, and how it is kept in order.</summary>
public sealed class Conversation : Entity
{
    /// <summary>Longest pause between two messages of one person, in seconds.</summary>
    public const int MaxPause = 3_600;

    private Conversation() { }

    public EventId EventId { get; private set; }

    /// <summary>Since when the organizers want one, where there is none by default.</summary>
    public Instant? OpenedAt { get; private set; }

    /// <summary>Since when they want none, where there is one by default.</summary>
    public Instant? ClosedAt { get; private set; }

    /// <summary>Since when nobody but the organizers writes.</summary>
    public Instant? FrozenAt { get; private set; }

    /// <summary>Seconds that one person waits between two messages; null without a rule.</summary>
    public int? Pause { get; private set; }

    public MessageId? Pinned { get; private set; }

    public static Conversation Of(EventId id) => new() { EventId = id };

    /// <summary>Among people who know each other there is one unless they say otherwise; in public there is none.</summary>
    public static bool IsOn(Conversation? talk, Visibility visibility) =>
        talk?.ClosedAt is null && (talk?.OpenedAt is not null || visibility != Visibility.Public);

    public void Open(bool open, Instant now)
    {
        (OpenedAt, ClosedAt) = (open ? now : null, open ? null : now);
        Changed(now);
    }

    public void Freeze(bool frozen, Instant now)
    {
        FrozenAt = frozen ? FrozenAt ?? now : null;
        Changed(now);
    }

    public void Slow(int? seconds, Instant now)
    {
        Pause = seconds is null or 0 ? null : Math.Clamp(seconds.Value, 1, MaxPause);
        Changed(now);
    }

    public void Pin(MessageId? message, Instant now)
    {
        Pinned = message;
        Changed(now);
    }

    /// <summary>Somebody is heard no more, or again: what others see of the talk is another.</summary>
    public void Changed(Instant now) => Raise(new TalkChanged(EventId, now));

    /// <summary>Why somebody may not write now, or null.</summary>
    /// <param name="about">The event.</param>
    /// <param name="talk">Null before the first message.</param>
    /// <param name="isTeam">Whether an organizer's key writes: they are never slowed down.</param>
    /// <param name="last">When the same person wrote last.</param>
    /// <param name="now">The moment.</param>
    public static Reason? WhyNotSay(Event about, Conversation? talk, bool isTeam, Instant? last, Instant now)
    {
        ArgumentNullException.ThrowIfNull(about);
        return about.DeletedAt is not null ? Reasons.Deleted
            : !IsOn(talk, about.Visibility) || about.EraseAt <= now ? Off
            : isTeam ? null
            : talk?.FrozenAt is not null ? Frozen
            : talk?.Pause is { } pause && last > now - Duration.FromSeconds(pause) ? TooFast
            : null;
    }

    public static readonly Reason Off = new("talk.off");

    public static readonly Reason Frozen = new("talk.frozen");

    public static readonly Reason TooFast = new("talk.fast");
}
