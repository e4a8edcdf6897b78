using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Platform.Calendars;

/// <summary>A DATE or DATE-TIME on the wall clock of its own zone.</summary>
internal readonly partial record struct CalendarTime(LocalDate Day, LocalTime? Time, SourceZone Zone)
{
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    public LocalDateTime Wall => Day + (Time ?? LocalTime.Midnight);

    public Instant Instant => Zone.Rules.AtLeniently(Wall).ToInstant();

    /// <summary>The name of this date in its series: stable, and sortable.</summary>
    public string Name => NameOf(Wall, Time is not null);

    public static string NameOf(LocalDateTime wall, bool hasTime) =>
        wall.ToString(hasTime ? "uuuuMMdd'T'HHmmss" : "uuuuMMdd", CultureInfo.InvariantCulture);

    /// <summary>The same moment on the wall clock of another zone; a date stays a date.</summary>
    public CalendarTime In(SourceZone other)
    {
        if (Time is null || other.Rules.Equals(Zone.Rules))
            return this with { Zone = other };
        var wall = Instant.InZone(other.Rules).LocalDateTime;
        return new CalendarTime(wall.Date, wall.TimeOfDay, other);
    }

    /// <summary>Null when it is neither.</summary>
    /// <param name="value">20270320, 20270320T140000 or 20270320T130000Z; of a PERIOD, its start.</param>
    public static CalendarTime? Parse(string value, string? tzid, CalendarZones zones)
    {
        var match = Shape().Match(value.Trim());
        if (
            !match.Success
            || !DayPattern.Parse(match.Groups["day"].Value).TryGetValue(default, out var day)
            || day.Year is < 1 or > 9990
        )
            return null;
        var zone = match.Groups["utc"].Success ? zones.Utc : zones.Find(tzid);
        if (!match.Groups["h"].Success)
            return new CalendarTime(day, null, zone);
        var (h, m, s) = (Number(match, "h"), Number(match, "m"), Number(match, "s"));
        // RFC 5545 §3.3.12: a leap second counts as the second before.
        return h > 23 || m > 59 || s > 60 ? null : new CalendarTime(day, new LocalTime(h, m, Math.Min(s, 59)), zone);
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Length: > 0 } g ? int.Parse(g.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<day>[0-9]{8})(?:T(?<h>[0-9]{2})(?<m>[0-9]{2})(?<s>[0-9]{2})?(?<utc>Z)?)?(?:/.*)?\z")]
    private static partial Regex Shape();
}
