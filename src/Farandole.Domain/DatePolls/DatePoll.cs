using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using NodaTime;

namespace Farandole.Domain.DatePolls;

/// <summary>The date of an event that is being chosen together: two proposed dates at least, and what people say to each.</summary>
public sealed class DatePoll : Entity
{
    public const int FewestDates = 2;
    public const int MostDates = 20;

    private DatePoll() { }

    public EventId EventId { get; private set; }

    /// <summary>The last day on which one may answer, where the event is; null until a date is picked.</summary>
    public LocalDate? LastDay { get; private set; }

    /// <summary>Whether only the organizers see what was said until it is closed.</summary>
    public bool HidesResults { get; private set; }

    /// <summary>Grows with the proposals: who answered to others is told.</summary>
    public int Revision { get; private set; }

    /// <summary>The proposal that was picked.</summary>
    public PollDateId? PickedId { get; private set; }

    public static DatePoll Open(EventId id, Instant now)
    {
        var opened = new DatePoll { EventId = id };
        opened.Raise(new PollChanged(id, now));
        return opened;
    }

    /// <summary>The proposals or the rules are others now.</summary>
    public void Change(LocalDate? lastDay, bool hidesResults, Instant now)
    {
        (LastDay, HidesResults) = (lastDay, hidesResults);
        Revision++;
        Raise(new PollChanged(EventId, now));
    }

    public void Pick(PollDateId date, Instant now)
    {
        PickedId = date;
        Raise(new PollChanged(EventId, now));
    }

    public bool IsClosed(string zone, Instant now) =>
        PickedId is not null || (LastDay is { } last && Zones.Of(zone).StartOf(last.PlusDays(1)) <= now);

    /// <summary>What an event carries while its date is being chosen: from the first proposed day to the last.</summary>
    public static Schedule Span(IReadOnlyCollection<PollDate> dates, string zone)
    {
        ArgumentNullException.ThrowIfNull(dates);
        return Schedule.Of(dates.Min(d => d.Day), null, dates.Max(d => d.Day), null, zone);
    }
}

/// <summary>A proposed date, with an hour or without.</summary>
public sealed class PollDate
{
    private PollDate() { }

    public PollDateId Id { get; private set; }

    public EventId EventId { get; private set; }

    public LocalDate Day { get; private set; }

    public LocalTime? Time { get; private set; }

    public LocalTime? EndTime { get; private set; }

    public static PollDate Of(EventId id, Schedule proposed)
    {
        ArgumentNullException.ThrowIfNull(proposed);
        return new()
        {
            Id = PollDateId.New(),
            EventId = id,
            Day = proposed.Day,
            Time = proposed.Time,
            EndTime = proposed.EndTime,
        };
    }

    public Schedule In(string zone) => Schedule.Of(Day, Time, null, EndTime, zone);

    public bool IsSame(Schedule other) =>
        other is not null && (Day, Time, EndTime) == (other.Day, other.Time, other.EndTime);
}
