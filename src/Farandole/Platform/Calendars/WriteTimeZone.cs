using System.Globalization;
using Farandole.Domain.Kernel.Time;
using NodaTime;
using NodaTime.TimeZones;

namespace Farandole.Platform.Calendars;

/// <summary>
/// A VTIMEZONE with the changes of the clock that really happen between two instants, one by one: exact also where
/// no yearly rule would be (Morocco, Troll), and as long as the events need.
/// </summary>
internal static class WriteTimeZone
{
    public static FoldedLines AddZone(this FoldedLines lines, string id, Instant from, Instant to)
    {
        var zone = Zones.Of(id);
        lines.Add("BEGIN", "VTIMEZONE").Add("TZID", id);
        foreach (
            var interval in zone.GetZoneIntervals(new Interval(from, Instant.Max(to, from) + Duration.FromTicks(1)))
        )
            lines.AddObservance(zone, interval);
        return lines.Add("END", "VTIMEZONE");
    }

    private static void AddObservance(this FoldedLines lines, DateTimeZone zone, ZoneInterval interval)
    {
        var before = interval.HasStart
            ? zone.GetZoneInterval(interval.Start - Duration.Epsilon).WallOffset
            : interval.WallOffset;
        var onset = interval.HasStart
            ? interval.Start.WithOffset(before).LocalDateTime
            : new LocalDateTime(1970, 1, 1, 0, 0);
        var kind = interval.Savings > Offset.Zero ? "DAYLIGHT" : "STANDARD";
        lines
            .Add("BEGIN", kind)
            .Add("DTSTART", onset.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture))
            .Add("TZOFFSETFROM", Hours(before))
            .Add("TZOFFSETTO", Hours(interval.WallOffset))
            .AddText("TZNAME", interval.Name)
            .Add("END", kind);
    }

    private static string Hours(Offset offset) =>
        offset.ToString(offset.Seconds % 60 == 0 ? "+HHmm" : "+HHmmss", CultureInfo.InvariantCulture);
}
