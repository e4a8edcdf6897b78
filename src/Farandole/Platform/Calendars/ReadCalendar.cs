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
    public static CalendarReading Read(string ics, Instant now, string defaultZone) => Read(ics, now, defaultZone, withPast: false);

    private static CalendarReading Read(string ics, Instant now, string defaultZone, bool withPast)
    {
        if (ics.Length > MostBytes || Encoding.UTF8.GetByteCount(ics) > MostBytes)
            return Refused(SkipReason.TooLarge);
        var root = CalendarComponent.Parse(ics);
        var calendars = root.Inside("VCALENDAR").ToList();
        if (calendars.Count == 0)
            return Refused(SkipReason.NotACalendar);

        var (entries, skipped) = (new List<CalendarEntry>(), new List<SkippedEntry>());
        var number = 0;
        foreach (var calendar in calendars)
            number = ReadOne(calendar, new CalendarZones(calendar, defaultZone, now), number);
        return new CalendarReading(entries, [.. skipped.OrderBy(s => s.Source.Line)])
        {
            Name = NameOf(calendars[0]),
            WithPast = withPast ? null : () => Read(ics, now, defaultZone, withPast: true),
        };

        int ReadOne(CalendarComponent calendar, CalendarZones zones, int before)
        {
            var drafts = new List<EventDraft>();
            foreach (var component in calendar.Inside("VEVENT"))
            {
                var (draft, skip) = EventDraft.Parse(component, ++before, zones);
                if (draft is not null)
                    drafts.Add(draft);
                else
                    skipped.Add(skip!);
            }
            foreach (var series in drafts.GroupBy(d => d.Uid))
            {
                var read = new Series([.. series], zones, now, withPast).Read();
                skipped.AddRange(read.Skipped);
                entries.AddRange(read.Entries.Take(MostEntries - entries.Count));
                if (entries.Count < MostEntries)
                    continue;
                skipped.Add(new SkippedEntry(series.First().Source, SkipReason.TooManyEntries, series.First().Title));
                break;
            }
            return before;
        }
    }

    private static CalendarReading Refused(SkipReason reason) => new([], [new SkippedEntry(new SourceLine(1, 0), reason)]);

    private static string? NameOf(CalendarComponent calendar)
    {
        var name = CalendarText.OneLine((calendar.First("X-WR-CALNAME") ?? calendar.First("NAME"))?.Text ?? "");
        return name.Length == 0 ? null : name;
    }
}
