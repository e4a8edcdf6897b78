using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Farandole.Platform.Calendars;

/// <summary>One VEVENT, parsed but not yet laid out on its dates.</summary>
internal sealed record EventDraft(SourceLine Source, CalendarComponent Component, CalendarTime Start)
{
    public required string Uid { get; init; }

    public required string Title { get; init; }

    public EntryLength? Length { get; init; }

    /// <summary>Which date of its series this VEVENT replaces.</summary>
    public CalendarTime? Replaces { get; init; }

    public int Sequence { get; init; }

    public IReadOnlyList<EntryNote> Notes { get; init; } = [];

    public IReadOnlyList<string> Rules => [.. Component.All("RRULE").Select(l => l.Value.Trim())];

    /// <summary>Null with a reason when no date can be made of it.</summary>
    public static (EventDraft? Draft, SkippedEntry? Skipped) Parse(
        CalendarComponent component,
        int number,
        CalendarZones zones
    )
    {
        var source = new SourceLine(component.Line, number);
        var title = CalendarText.OneLine(component.First("SUMMARY")?.Text ?? "");
        if (!component.IsClosed)
            return Skip(SkipReason.Unclosed);
        if (title.Length == 0)
            return Skip(SkipReason.NoTitle);
        if (component.First("DTSTART") is not { } line)
            return Skip(SkipReason.NoStart);
        if (TimeOf(line, zones) is not { } start)
            return Skip(SkipReason.BrokenStart);
        if (WhyNotRepeat(component) is { } broken)
            return Skip(broken);
        return (
            Draft(
                new EventDraft(source, component, start) { Title = title, Uid = UidOf(component, title, start) },
                zones
            ),
            null
        );

        (EventDraft?, SkippedEntry?) Skip(SkipReason reason) =>
            (null, new SkippedEntry(source, reason, title.Length == 0 ? null : title));
    }

    private static SkipReason? WhyNotRepeat(CalendarComponent component) =>
        component.All("RRULE").Select(r => RecurringDates.WhyNot(r.Value.Trim())).FirstOrDefault(r => r is not null);

    private static EventDraft Draft(EventDraft started, CalendarZones zones)
    {
        var (component, start) = (started.Component, started.Start);
        var notes = ZoneNotes(start);
        return started with
        {
            Length = LengthOf(component, start, zones, notes),
            Replaces = component.First("RECURRENCE-ID") is { } replaced ? TimeOf(replaced, zones) : null,
            Sequence = int.TryParse(component.First("SEQUENCE")?.Value, CultureInfo.InvariantCulture, out var n)
                ? n
                : 0,
            Notes = notes,
        };
    }

    /// <summary>Every time of a property that is a list (EXDATE, RDATE); what is broken in it is left out.</summary>
    public IEnumerable<CalendarTime> Times(string property, CalendarZones zones) =>
        Component
            .All(property)
            .SelectMany(line => line.Value.Split(',').Select(v => CalendarTime.Parse(v, line.Parameter("TZID"), zones)))
            .OfType<CalendarTime>()
            .Select(t => t.In(Start.Zone));

    private static CalendarTime? TimeOf(ContentLine line, CalendarZones zones) =>
        CalendarTime.Parse(line.Value, line.Parameter("TZID"), zones);

    private static List<EntryNote> ZoneNotes(CalendarTime start)
    {
        if (start.Time is null)
            return [];
        if (start.Zone.Note is { } note)
            return [note];
        return
            start.Zone.Own is { } own
            && own.AtLeniently(start.Wall).Offset != start.Zone.Rules.AtLeniently(start.Wall).Offset
            ? [EntryNote.ZoneDiffers]
            : [];
    }

    /// <summary>
    /// An end that is not after the start says nothing: it is dropped, aloud when it lies before. A party "from 22:00
    /// until 05:30 of the same day", which many programs write, ends the morning after.
    /// </summary>
    private static EntryLength? LengthOf(
        CalendarComponent component,
        CalendarTime start,
        CalendarZones zones,
        List<EntryNote> notes
    )
    {
        EntryLength? length = null;
        if (component.First("DTEND") is { } line)
        {
            if (TimeOf(line, zones)?.In(start.Zone) is not { } end || end.Day < start.Day)
                notes.Add(EntryNote.EndDropped);
            else if (end.Wall > start.Wall)
                length = EntryLength.Until(start.Wall, end.Wall);
            else if (end.Wall < start.Wall && end.Time is not null)
            {
                length = EntryLength.Until(start.Wall, end.Wall.PlusDays(1));
                notes.Add(EntryNote.EndsNextDay);
            }
        }
        else if (component.First("DURATION") is { } duration)
        {
            length = EntryLength.Parse(duration.Value);
            if (length is null)
                notes.Add(EntryNote.EndDropped);
        }
        return length;
    }

    /// <summary>Without a UID, one that the same event gets again at the next reading.</summary>
    private static string UidOf(CalendarComponent component, string title, CalendarTime start)
    {
        var uid = component.First("UID")?.Value.Trim();
        if (!string.IsNullOrEmpty(uid))
            return CalendarText.Clean(uid);
        var what = $"{title}\n{start.Name}\n{component.First("LOCATION")?.Value}";
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16))}@no-uid";
    }
}
