using System.Text;
using NodaTime;

namespace Farandole.Platform.Calendars;

/// <summary>
/// Reads any calendar file that is met in real life. One broken event never costs another, and nothing here throws:
/// what cannot be taken is named with its line and its reason.
/// </summary>
internal static class ReadCalendar
{
    public const int MostBytes = 20 * 1024 * 1024;
    public const int MostEntries = 20_000;

    /// <param name="now">Series are read from the day before, two years on, at most 730 dates each.</param>
    /// <param name="defaultZone">An id of TZDB, for times that have no zone and calendars that name none.</param>
    public static CalendarReading Read(string ics, Instant now, string defaultZone) =>
        Read(ics, now, defaultZone, withPast: false);

    private static CalendarReading Read(string ics, Instant now, string defaultZone, bool withPast)
    {
        if (ics.Length > MostBytes || Encoding.UTF8.GetByteCount(ics) > MostBytes)
            return Refused(SkipReason.TooLarge);
        var root = CalendarComponent.Parse(ics);
        var calendars = root.Inside("VCALENDAR").ToList();
        if (calendars.Count == 0)
            return Refused(SkipReason.NotACalendar);

        var found = new Found(new ReadingWindow(now, withPast));
        foreach (var calendar in calendars)
            ReadOne(calendar, new CalendarZones(calendar, defaultZone, now, found.Limit), found);
        return new CalendarReading(found.Entries, [.. found.Skipped.OrderBy(s => s.Source.Line)])
        {
            Name = NameOf(calendars[0]),
            WithPast = withPast ? null : () => Read(ics, now, defaultZone, withPast: true),
        };
    }

    private static void ReadOne(CalendarComponent calendar, CalendarZones zones, Found found)
    {
        foreach (var series in Drafts(calendar, zones, found).GroupBy(d => d.Uid).ToList())
        {
            var read = new Series([.. series], zones, found.Window, found.Limit).Read();
            var room = MostEntries - found.Entries.Count;
            found.Skipped.AddRange(read.Skipped);
            found.Entries.AddRange(read.Entries.Take(room));
            if (read.Entries.Count <= room)
                continue;
            found.Skipped.Add(new SkippedEntry(series.First().Source, SkipReason.TooManyEntries, series.First().Title));
            return;
        }
    }

    private static IEnumerable<EventDraft> Drafts(CalendarComponent calendar, CalendarZones zones, Found found)
    {
        foreach (var component in calendar.Inside("VEVENT"))
        {
            var (draft, skipped) = EventDraft.Parse(component, ++found.Number, zones);
            if (draft is not null)
                yield return draft;
            else
                found.Skipped.Add(skipped!);
        }
    }

    private static CalendarReading Refused(SkipReason reason) =>
        new([], [new SkippedEntry(new SourceLine(1, 0), reason)]);

    private static string? NameOf(CalendarComponent calendar)
    {
        var name = CalendarText.OneLine((calendar.First("X-WR-CALNAME") ?? calendar.First("NAME"))?.Text ?? "");
        return name.Length == 0 ? null : name;
    }

    /// <summary>What one file gave so far.</summary>
    private sealed class Found(ReadingWindow window)
    {
        public ReadingWindow Window => window;

        public WorkLimit Limit { get; } = new();

        public List<CalendarEntry> Entries { get; } = [];

        public List<SkippedEntry> Skipped { get; } = [];

        public int Number { get; set; }
    }
}
