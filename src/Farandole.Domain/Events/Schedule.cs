using Farandole.Domain.Kernel.Time;
using NodaTime;

namespace Farandole.Domain.Events;

/// <summary>
/// When an event takes place: wall time and zone are what was said and never move; the instants are computed from
/// them for queries, and computed again when the zone data changes.
/// </summary>
public sealed record Schedule
{
    /// <summary>How long a timed event is held to last when nobody said: long enough not to be "over" too early.</summary>
    public static readonly Duration UsualLength = Duration.FromHours(3);

    private static readonly LocalTime MorningOfReminder = new(9, 0);

    /// <summary>For the database alone, which fills every property.</summary>
    private Schedule() { }

    public LocalDate Day { get; private init; }

    /// <summary>Null when the hour is not said: the event belongs to the day.</summary>
    public LocalTime? Time { get; private init; }

    /// <summary>The last day; null when no end is known.</summary>
    public LocalDate? EndDay { get; private init; }

    /// <summary>Null when no end is known, or only its day.</summary>
    public LocalTime? EndTime { get; private init; }

    /// <summary>An id of TZDB, as <see cref="Zones.TryFind"/> gives it.</summary>
    public string Zone { get; private init; } = "";

    /// <summary>A day without an hour starts with its first instant.</summary>
    public Instant StartsAt { get; private init; }

    /// <summary>The first instant at which the event is over: the end that was said, else the usual length, else the end of the day.</summary>
    public Instant EndsAt { get; private init; }

    /// <summary>For an event whose day nobody knows: a whole day a year ahead, until which it may wait for one.</summary>
    /// <param name="zone">An id out of <see cref="Zones.TryFind"/>.</param>
    public static Schedule Unsaid(string zone, Instant now) =>
        Of(now.InZone(Zones.Of(zone)).Date.PlusYears(1), null, null, null, zone);

    public bool HasTime => Time is not null;

    public bool HasEnd => EndDay is not null;

    /// <summary>The start on the wall clock; null when the hour is not said.</summary>
    public LocalDateTime? Start => Time is { } time ? Day + time : null;

    /// <summary>The end on the wall clock; null when it is not known to the minute.</summary>
    public LocalDateTime? End => EndDay is { } day && EndTime is { } time ? day + time : null;

    /// <summary>The last day to show, whether or not an end was said.</summary>
    public LocalDate LastDay => EndDay ?? Day;

    /// <summary>The same wall time the day before, not 24 hours before; at nine when the event has no hour.</summary>
    public Instant RemindAt => Zones.Of(Zone).InstantOf(Day.PlusDays(-1) + (Time ?? MorningOfReminder));

    public bool IsOver(Instant now) => EndsAt <= now;

    /// <summary>
    /// From parts that are already right or must be taken as they are (import, move by a week). Times in a gap move
    /// on, times that exist twice are the earlier; an end without a start hour keeps its day alone.
    /// </summary>
    /// <param name="zone">An id out of <see cref="Zones.TryFind"/>.</param>
    /// <param name="endTime">Alone, it means the same day, or the next one when it is earlier than the start.</param>
    public static Schedule Of(LocalDate day, LocalTime? time, LocalDate? endDay, LocalTime? endTime, string zone)
    {
        var endHour = time is null ? null : endTime;
        var lastDay =
            endDay
            ?? (
                endHour is null ? null
                : endHour < time ? day.PlusDays(1)
                : day
            );
        // A whole day that ends on the same day says no more than the day.
        if (time is null && lastDay == day)
            lastDay = null;
        return new Schedule
        {
            Day = day,
            Time = time,
            EndDay = lastDay,
            EndTime = endHour,
            Zone = zone,
        }.Recompute();
    }

    /// <summary>The same wall times with instants of the zone data now in use; unchanged if that data lost the zone.</summary>
    public Schedule Recompute()
    {
        if (!Zones.TryFind(Zone, out var id))
            return this;
        var zone = Zones.Of(id);
        var start = Start is { } wall ? zone.InstantOf(wall) : zone.StartOf(Day);
        return this with { StartsAt = start, EndsAt = EndIn(zone, start) };
    }

    /// <summary>The same wall times a number of days later (or earlier, when negative).</summary>
    public Schedule PlusDays(int days) => Of(Day.PlusDays(days), Time, EndDay?.PlusDays(days), EndTime, Zone);

    /// <summary>What somebody typed in a form; every field that is wrong is named. See <see cref="ScheduleReader"/>.</summary>
    public static ScheduleReading Read(
        string? day,
        string? time,
        string? endDay,
        string? endTime,
        string? zone,
        Instant now,
        bool allowPast = false
    ) => ScheduleReader.Read(new ScheduleText(day, time, endDay, endTime) { Zone = zone }, now, allowPast);

    /// <summary>What a program sent: <c>2027-03-20T14:00</c> or <c>2027-03-20</c>, without offset.</summary>
    public static ScheduleReading ReadLocal(
        string? start,
        string? end,
        string? zone,
        Instant now,
        bool allowPast = false
    )
    {
        var (day, time) = Split(start);
        var (endDay, endTime) = Split(end);
        return ScheduleReader.Read(new ScheduleText(day, time, endDay, endTime) { Zone = zone }, now, allowPast);
    }

    private Instant EndIn(DateTimeZone zone, Instant start) =>
        (EndDay, Time, EndTime) switch
        {
            (null, null, _) => zone.StartOf(Day.PlusDays(1)),
            (null, _, _) => start + UsualLength,
            ({ } last, _, null) => zone.StartOf(last.PlusDays(1)),
            // In the hour that exists twice, the earlier end may lie before the start: then the later one was meant.
            ({ } last, _, { } time) => zone.MapLocal(last + time) is { Count: 2 } twice
            && twice.First().ToInstant() <= start
                ? twice.Last().ToInstant()
                : Instant.Max(zone.InstantOf(last + time), start),
        };

    private static (string? Day, string? Time) Split(string? text) =>
        text?.Trim().Split('T', 2) is [var day, var time] ? (day, time) : (text, null);
}
