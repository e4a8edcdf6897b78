using System.Globalization;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using NodaTime;

namespace Farandole.Platform.Calendars;

/// <summary>Calendars as RFC 5545 wants them: times always with their zone, and the zone's changes along with them.</summary>
internal static class WriteCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const string Producer = "-//Farandole//Farandole//FR";
    private const string UtcZone = "Etc/UTC";

    /// <summary>One event, for its page or a letter.</summary>
    public static string One(CalendarEvent happening)
    {
        // Whole days carry no zone of their own: the calendar says where they are.
        var lines = Begin(happening.Method).Add("X-WR-TIMEZONE", happening.Schedule.Zone);
        lines.AddZones([happening]);
        lines.AddEvent(happening, happening.Method);
        return lines.Add("END", "VCALENDAR").ToString();
    }

    /// <summary>Many events under one name, for calendars that come back by themselves.</summary>
    public static string Feed(CalendarFeed feed, IReadOnlyCollection<CalendarEvent> happenings)
    {
        var refresh = $"PT{(int)feed.Refresh.TotalMinutes}M";
        var lines = Begin(CalendarMethod.Publish)
            .AddText("NAME", feed.Name)
            .AddText("X-WR-CALNAME", feed.Name)
            .AddText("DESCRIPTION", feed.Description)
            .AddText("X-WR-CALDESC", feed.Description)
            .Add("REFRESH-INTERVAL;VALUE=DURATION", refresh)
            .Add("X-PUBLISHED-TTL", refresh);
        if (feed.Url is not null)
            lines.Add("URL", CalendarText.OneLine(feed.Url));
        lines.AddZones(happenings);
        foreach (var happening in happenings)
            lines.AddEvent(happening, CalendarMethod.Publish);
        return lines.Add("END", "VCALENDAR").ToString();
    }

    private static FoldedLines Begin(CalendarMethod method) =>
        new FoldedLines()
            .Add("BEGIN", "VCALENDAR")
            .Add("VERSION", "2.0")
            .Add("PRODID", Producer)
            .Add("CALSCALE", "GREGORIAN")
            .Add("METHOD", method.ToString().ToUpperInvariant());

    /// <summary>Whole days and UTC need no zone.</summary>
    private static void AddZones(this FoldedLines lines, IEnumerable<CalendarEvent> happenings)
    {
        var timed = happenings.Select(h => h.Schedule).Where(s => s.HasTime && s.Zone != UtcZone);
        foreach (var zone in timed.GroupBy(s => s.Zone).OrderBy(z => z.Key, StringComparer.Ordinal))
            lines.AddZone(zone.Key, zone.Min(s => s.StartsAt), zone.Max(s => s.EndsAt));
    }

    private static void AddEvent(this FoldedLines lines, CalendarEvent happening, CalendarMethod method)
    {
        lines
            .Add("BEGIN", "VEVENT")
            .Add("UID", CalendarText.OneLine(happening.Uid))
            .Add("DTSTAMP", Utc(happening.Stamp ?? happening.LastModified));
        lines.AddTimes(happening.Schedule);
        lines
            .AddText("SUMMARY", CalendarText.OneLine(happening.Title))
            .AddText("DESCRIPTION", happening.Text)
            .AddText("LOCATION", happening.Location);
        if (happening is { Latitude: { } latitude, Longitude: { } longitude })
            lines.Add("GEO", string.Create(CultureInfo.InvariantCulture, $"{latitude:0.######};{longitude:0.######}"));
        if (happening.Url is { } url)
            lines.Add("URL", CalendarText.OneLine(url));
        if (happening.Categories.Count > 0)
            lines.Add("CATEGORIES", string.Join(',', happening.Categories.Select(CalendarText.Escape)));
        lines.AddState(happening, method);
        lines.AddPeople(happening, method);
        lines.Add("END", "VEVENT");
    }

    private static void AddState(this FoldedLines lines, CalendarEvent happening, CalendarMethod method)
    {
        var status = method == CalendarMethod.Cancel ? CalendarStatus.Cancelled : happening.Status;
        lines
            .Add("STATUS", status.ToString().ToUpperInvariant())
            .Add("SEQUENCE", happening.Sequence.ToString(CultureInfo.InvariantCulture));
        if (happening.Class != CalendarClass.Public)
            lines.Add("CLASS", happening.Class.ToString().ToUpperInvariant());
        if (happening.Created is { } created)
            lines.Add("CREATED", Utc(created));
        lines.Add("LAST-MODIFIED", Utc(happening.LastModified));
    }

    /// <summary>Who is invited stays between the letter and its reader (RFC 5546 §3.2.1 wants none when publishing).</summary>
    private static void AddPeople(this FoldedLines lines, CalendarEvent happening, CalendarMethod method)
    {
        // RFC 5545 §3.8.4.2: as often as there are contacts, each with the address of more about it.
        foreach (var (name, url) in happening.Contacts)
            lines.AddText($"CONTACT;ALTREP={FoldedLines.Quote(url)}", CalendarText.OneLine(name));
        if (happening.Organizer is { } organizer)
            lines.Add("ORGANIZER" + Name(organizer), Address(organizer));
        if (happening.Attendee is { } attendee && method != CalendarMethod.Publish)
            lines.Add($"ATTENDEE{Name(attendee)};ROLE=REQ-PARTICIPANT;PARTSTAT={attendee.Answer}", Address(attendee));
    }

    /// <summary>From the instants, so that no time is written that the clocks skip.</summary>
    private static void AddTimes(this FoldedLines lines, Schedule schedule)
    {
        if (!schedule.HasTime)
        {
            lines
                .Add("DTSTART;VALUE=DATE", Date(schedule.Day))
                .Add("DTEND;VALUE=DATE", Date(schedule.LastDay.PlusDays(1)));
            return;
        }
        lines.AddTime("DTSTART", schedule.StartsAt, schedule.Zone);
        if (schedule.HasEnd)
            lines.AddTime("DTEND", schedule.EndsAt, schedule.Zone);
    }

    private static void AddTime(this FoldedLines lines, string name, Instant at, string zone)
    {
        if (zone == UtcZone)
            lines.Add(name, Utc(at));
        else
            lines.Add(
                $"{name};TZID={zone}",
                CalendarTime.NameOf(at.InZone(Zones.Of(zone)).LocalDateTime, hasTime: true)
            );
    }

    private static string Name(CalendarPerson person) =>
        string.IsNullOrWhiteSpace(person.Name) ? "" : $";CN={FoldedLines.Quote(person.Name)}";

    private static string Address(CalendarPerson person) => "mailto:" + CalendarText.OneLine(person.Email);

    private static string Date(LocalDate day) => CalendarTime.NameOf(day.AtMidnight(), hasTime: false);

    private static string Utc(Instant at) => CalendarTime.NameOf(at.InUtc().LocalDateTime, hasTime: true) + "Z";
}
