using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Events;

public sealed partial class Event
{
    /// <summary>Since when its date is being chosen; null when it is said. Meanwhile it enters no agenda.</summary>
    public Instant? DatePolledAt { get; private set; }

    /// <summary>Its date is being chosen together: it carries the span of what is proposed, and is not sure.</summary>
    /// <exception cref="RuleBroken">It is cancelled or deleted.</exception>
    public void PollDate(Schedule span, Instant now)
    {
        ArgumentNullException.ThrowIfNull(span);
        if (WhyNotChange() is { } why)
            throw new RuleBroken(why);
        DatePolledAt ??= now;
        (Status, StatusReason, ListedAt) = (EventStatus.Tentative, null, null);
        TakeSchedule(span);
        SetListed(now);
        Touch(now, movesCalendars: true);
        Raise(new EventChanged(Id, now));
        Raise(new EventScheduled(Id, now));
    }

    /// <summary>The date is picked: from now on it is an event like any other.</summary>
    /// <exception cref="RuleBroken">It is cancelled or deleted.</exception>
    public void PickDate(Schedule picked, string? by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(picked);
        if (WhyNotChange() is { } why)
            throw new RuleBroken(why);
        var before = Values();
        DatePolledAt = null;
        TakeSchedule(picked);
        SetListed(now);
        foreach (var (old, changed) in before.Zip(Values()).Where(p => p.First.Value != p.Second.Value))
            Log(old.Piece, old.Value, changed.Value, by, now, AudienceAt(new(old.Piece), now));
        if (Status == EventStatus.Tentative)
        {
            Log(Piece.Status, Status.ToString(), EventStatus.Confirmed.ToString(), by, now);
            Status = EventStatus.Confirmed;
        }
        Touch(now, movesCalendars: true);
        Raise(new EventChanged(Id, now));
        Raise(new EventScheduled(Id, now));
        Raise(new DatePicked(Id, now));
    }
}
