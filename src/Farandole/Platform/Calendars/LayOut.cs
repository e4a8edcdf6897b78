using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using NodaTime;

namespace Farandole.Platform.Calendars;

/// <summary>Puts a wall time of a file's zone, and its length, on the clock of the zone that it is shown in.</summary>
internal static class LayOut
{
    public static (Schedule? Schedule, SkipReason? Reason) At(
        CalendarTime start,
        EntryLength? length,
        Instant now,
        List<EntryNote> notes
    )
    {
        if (start.Day.Year < 1900)
            return (null, SkipReason.TooOld);
        if (start.Day > now.InUtc().Date.PlusYears(10))
            return (null, SkipReason.TooFar);
        if (length is { } l && l.WholeDays > 366)
            return (null, SkipReason.TooLong);
        return (start.Time is null ? WholeDays(start, length) : Timed(start, length, notes), null);
    }

    private static Schedule WholeDays(CalendarTime start, EntryLength? length)
    {
        // DTEND is the first day after (RFC 5545 §3.6.1).
        LocalDate? last = length is null ? null : start.Day.PlusDays(length.WholeDays - 1);
        return Schedule.Of(start.Day, null, last, null, start.Zone.Shown);
    }

    private static Schedule Timed(CalendarTime start, EntryLength? length, List<EntryNote> notes)
    {
        var from = start.Instant;
        Instant? to = length?.EndOf(start.Wall, start.Zone.Rules);
        if (start.Zone.Rules.MapLocal(start.Wall).Count == 0)
            notes.Add(EntryNote.TimeMoved);
        var schedule = InZone(from, to, start.Zone.Shown);
        if (schedule.StartsAt == from)
            return schedule;
        // Only the later of two equal wall times differs: no local time can say it.
        notes.Add(EntryNote.ShownInUtc);
        return InZone(from, to, "Etc/UTC");
    }

    private static Schedule InZone(Instant from, Instant? to, string id)
    {
        var zone = Zones.Of(id);
        var start = from.InZone(zone).LocalDateTime;
        var end = to > from ? to.Value.InZone(zone).LocalDateTime : (LocalDateTime?)null;
        return Schedule.Of(start.Date, start.TimeOfDay, end?.Date, end?.TimeOfDay, id);
    }
}
