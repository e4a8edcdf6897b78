using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using Farandole.Platform.Text;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Shared.InWords;

/// <summary>When an event is, as people say it; always on the clock of the event's own zone.</summary>
internal static class EventTimes
{
    /// <summary>An end before this hour belongs to the evening that came before.</summary>
    private static readonly LocalTime Dawn = new(8, 0);

    /// <summary>The whole of it: "samedi 20 mars 2027, de 14 h à 18 h".</summary>
    public static string When(this Words words, Schedule schedule)
    {
        var first = words.Long(schedule.Day);
        if (!IsOneDay(schedule))
            return words["times.days", ("start", First(words, schedule)), ("end", Last(words, schedule))];
        return schedule switch
        {
            { Time: { } start, EndTime: { } end } => words[
                "times.span",
                ("day", first),
                ("start", words.Time(start)),
                ("end", words.Time(end))
            ],
            { Time: { } start } => words["times.at", ("day", first), ("time", words.Time(start))],
            _ => first,
        };
    }

    /// <summary>The start alone: "samedi 20 mars, 14 h".</summary>
    public static string Start(this Words words, Schedule schedule) =>
        schedule.Time is { } time ? $"{words.Day(schedule.Day)}, {words.Time(time)}" : words.Day(schedule.Day);

    /// <summary>Whose clock that is, where another one hangs at home; null where they show the same.</summary>
    public static string? Clock(this Words words, Schedule schedule, string home) =>
        schedule.HasTime && OffsetIn(schedule.Zone, schedule.StartsAt) != OffsetIn(home, schedule.StartsAt)
            ? words["times.clock", ("city", City(schedule.Zone))]
            : null;

    /// <summary>A moment on the clock of a zone: "mercredi 3 mars à 18 h 15".</summary>
    public static string Moment(this Words words, Instant at, string zone)
    {
        var there = at.InZone(Zones.Of(zone)).LocalDateTime;
        return words["times.at", ("day", words.Day(there.Date)), ("time", words.Time(there.TimeOfDay))];
    }

    /// <summary>How long to wait: "dans 18 jours", "demain", "c’est en ce moment", "c’est passé".</summary>
    public static string Until(this Words words, Schedule schedule, Instant now)
    {
        if (schedule.IsOver(now))
            return words["times.over"];
        if (schedule.StartsAt <= now)
            return words["times.now"];
        var today = now.InZone(Zones.Of(schedule.Zone)).Date;
        return Period.Between(today, schedule.Day, PeriodUnits.Days).Days switch
        {
            <= 0 => words["times.today"],
            1 => words["times.tomorrow"],
            var days => words.Plural("times.in-days", days),
        };
    }

    /// <summary>For machines: RFC 3339 with the offset of the place, or the day alone.</summary>
    public static string Machine(this Schedule schedule) =>
        schedule.HasTime ? InZone(schedule.StartsAt, schedule.Zone) : LocalDatePattern.Iso.Format(schedule.Day);

    public static string InZone(Instant at, string zone) =>
        OffsetDateTimePattern.Rfc3339.Format(at.InZone(Zones.Of(zone)).ToOffsetDateTime());

    /// <summary>A sentence that began in the middle, as a sentence of its own.</summary>
    public static string Capital(this Words words, string text) =>
        text.Length == 0 ? text : char.ToUpper(text[0], words.Culture) + text[1..];

    private static bool IsOneDay(Schedule schedule) =>
        schedule.LastDay == schedule.Day
        || (
            schedule is { Time: { } start, EndTime: { } end }
            && schedule.LastDay == schedule.Day.PlusDays(1)
            && end <= start
            && end < Dawn
        );

    private static string First(Words words, Schedule schedule)
    {
        var day = schedule.Day.Year == schedule.LastDay.Year ? words.Day(schedule.Day) : words.Long(schedule.Day);
        return schedule.Time is { } time ? words["times.at", ("day", day), ("time", words.Time(time))] : day;
    }

    private static string Last(Words words, Schedule schedule)
    {
        var day = words.Long(schedule.LastDay);
        return schedule.EndTime is { } time ? words["times.at", ("day", day), ("time", words.Time(time))] : day;
    }

    private static Offset OffsetIn(string zone, Instant at) => Zones.Of(zone).GetUtcOffset(at);

    private static string City(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
