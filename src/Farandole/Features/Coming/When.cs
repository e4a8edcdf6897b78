using Farandole.Domain.Events;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>The moment of an event in words, whole: a letter is read on another day, perhaps in another country.</summary>
internal static class When
{
    /// <param name="words">Of the reader.</param>
    /// <param name="schedule">What was said.</param>
    /// <param name="usualZone">Where nobody need be told the zone.</param>
    public static string Of(Words words, Schedule schedule, string usualZone)
    {
        var text =
            schedule.LastDay == schedule.Day
                ? Moment(words, schedule.Day, Hours(words, schedule))
                : words[
                    "coming.when.days",
                    ("start", Moment(words, schedule.Day, Hour(words, schedule.Time))),
                    ("end", Moment(words, schedule.LastDay, Hour(words, schedule.EndTime)))
                ];
        return schedule.HasTime && schedule.Zone != usualZone
            ? words["coming.when.zone", ("moment", text), ("zone", schedule.Zone.Split('/')[^1].Replace('_', ' '))]
            : text;
    }

    private static string Moment(Words words, LocalDate day, string? hours) =>
        hours is null ? words.Long(day) : words["coming.when.day", ("day", words.Long(day)), ("time", hours)];

    private static string? Hours(Words words, Schedule schedule) =>
        schedule is { Time: { } start, EndTime: { } end }
            ? words["event.span", ("start", words.Time(start)), ("end", words.Time(end))]
            : Hour(words, schedule.Time);

    private static string? Hour(Words words, LocalTime? time) => time is { } hour ? words.Time(hour) : null;
}
