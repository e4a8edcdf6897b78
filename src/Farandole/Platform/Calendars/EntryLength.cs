using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Farandole.Platform.Calendars;

/// <summary>How long an entry lasts: days by the calendar, then exact time (P1D is not PT24H when the clocks change).</summary>
internal sealed partial record EntryLength(Period Wall, Duration Exact)
{
    public static EntryLength Until(LocalDateTime start, LocalDateTime end) =>
        new(Period.Between(start, end, PeriodUnits.Days | PeriodUnits.AllTimeUnits), Duration.Zero);

    /// <summary>A DURATION (RFC 5545 §3.3.6); null when it is none or goes backwards.</summary>
    public static EntryLength? Parse(string value)
    {
        var match = Shape().Match(value.Trim());
        if (!match.Success)
            return null;
        var exact =
            Duration.FromHours(Part(match, "h"))
            + Duration.FromMinutes(Part(match, "m"))
            + Duration.FromSeconds(Part(match, "s"));
        return new EntryLength(Period.FromDays((7 * Part(match, "w")) + Part(match, "d")), exact);
    }

    public Instant EndOf(LocalDateTime start, DateTimeZone zone) => zone.AtLeniently(start + Wall).ToInstant() + Exact;

    /// <summary>The whole days of an entry without hours, at least one.</summary>
    public int WholeDays =>
        Math.Max(1, Wall.Days + (Wall.HasTimeComponent ? 1 : 0) + (int)Math.Ceiling(Exact.TotalDays));

    private static int Part(Match match, string group) =>
        match.Groups[group] is { Length: > 0 } g ? int.Parse(g.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^\+?P(?=.)(?:(?<w>[0-9]{1,4})W)?(?:(?<d>[0-9]{1,5})D)?(?:T(?:(?<h>[0-9]{1,6})H)?(?:(?<m>[0-9]{1,7})M)?(?:(?<s>[0-9]{1,8})S)?)?\z"
    )]
    private static partial Regex Shape();
}
