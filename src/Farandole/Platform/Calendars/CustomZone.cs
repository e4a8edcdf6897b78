using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace Farandole.Platform.Calendars;

/// <summary>The rules of a VTIMEZONE, as a zone.</summary>
internal sealed partial class CustomZone : DateTimeZone
{
    private const int FirstYear = 1970;
    private const int LastYear = 2060;

    private readonly ZoneInterval[] intervals;

    private CustomZone(string id, ZoneInterval[] intervals)
        : base(id, intervals.Length == 1, intervals.Min(i => i.WallOffset), intervals.Max(i => i.WallOffset)) =>
        this.intervals = intervals;

    public override ZoneInterval GetZoneInterval(Instant instant)
    {
        var (low, high) = (0, intervals.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = intervals[middle].Start <= instant ? (middle, high) : (low, middle - 1);
        }
        return intervals[low];
    }

    /// <summary>Null when the component holds no rule that can be read.</summary>
    public static CustomZone? Read(string id, CalendarComponent component, WorkLimit limit)
    {
        var changes = component
            .Children.Where(c => c.Name is "STANDARD" or "DAYLIGHT")
            .SelectMany(c => Changes(c, limit))
            .OrderBy(c => c.At)
            .DistinctBy(c => c.At)
            .ToList();
        if (changes.Count == 0)
            return null;
        var intervals = new List<ZoneInterval> { new(id, null, changes[0].At, changes[0].From, Offset.Zero) };
        for (var i = 0; i < changes.Count; i++)
        {
            Instant? end = i + 1 < changes.Count ? changes[i + 1].At : null;
            intervals.Add(new ZoneInterval(id, changes[i].At, end, changes[i].To, Offset.Zero));
        }
        return new CustomZone(id, [.. intervals]);
    }

    private static IEnumerable<(Instant At, Offset From, Offset To)> Changes(
        CalendarComponent observance,
        WorkLimit limit
    )
    {
        if (
            OffsetOf(observance.First("TZOFFSETFROM")?.Value) is not { } from
            || OffsetOf(observance.First("TZOFFSETTO")?.Value) is not { } to
            || !Onset.Parse(observance.First("DTSTART")?.Value ?? "").TryGetValue(default, out var start)
        )
            return [];
        var rule = observance.First("RRULE")?.Value;
        var walls =
            rule is null || RecurringDates.WhyNot(rule) is not null
                ? [start]
                : Yearly(start, rule, limit).TakeWhile(w => w.Year <= LastYear);
        return walls.Take(200).Select(w => (w.WithOffset(from).ToInstant(), from, to));
    }

    /// <summary>Some programs date their rules from 1601: nobody needs those years.</summary>
    private static IEnumerable<LocalDateTime> Yearly(LocalDateTime start, string rule, WorkLimit limit)
    {
        var from = start.Year < FirstYear ? start.PlusYears(FirstYear - start.Year) : start;
        var until = RecurringDates.Until(rule);
        // Across a whole year an hour more or less of UNTIL decides nothing.
        var last =
            until is { Length: >= 8 }
            && LocalDatePattern
                .CreateWithInvariantCulture("uuuuMMdd")
                .Parse(until[..8])
                .TryGetValue(default, out var day)
                ? day
                : LocalDate.MaxIsoValue;
        return RecurringDates.Of(from, true, rule, limit).TakeWhile(w => w.Date <= last);
    }

    private static Offset? OffsetOf(string? value)
    {
        var match = OffsetShape().Match(value?.Trim() ?? "");
        if (!match.Success)
            return null;
        var seconds = (Number("h") * 3600) + (Number("m") * 60);
        return seconds > 18 * 3600 ? null : Offset.FromSeconds(match.Groups["sign"].Value == "-" ? -seconds : seconds);

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    private static readonly LocalDateTimePattern Onset = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuuMMdd'T'HHmmss"
    );

    [GeneratedRegex(@"^(?<sign>[+-])(?<h>[0-9]{2}):?(?<m>[0-9]{2})")]
    private static partial Regex OffsetShape();
}
