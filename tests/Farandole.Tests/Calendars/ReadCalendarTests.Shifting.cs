using Farandole.Platform.Calendars;
using NodaTime;
using Xunit;
using static Farandole.Tests.Calendars.Files;

namespace Farandole.Tests.Calendars;

/// <summary>Moving a calendar as a whole, and the real one that demonstrations are made of.</summary>
public sealed partial class ReadCalendarTests
{
    [Fact]
    public void Shifting_moves_everything_by_the_same_whole_weeks_and_keeps_wall_times()
    {
        var reading = Read(
            Event("DTSTART:20180107T123000"),
            Event("UID:two", "DTSTART:20180704T200000", "DTEND:20180704T220000")
        );
        var moved = reading.ShiftTo(new LocalDate(2027, 2, 1)).Entries;
        Assert.Equal(new LocalDateTime(2027, 2, 7, 12, 30), moved[0].Schedule.Start);
        Assert.Equal(new LocalDateTime(2027, 8, 4, 20, 0), moved[1].Schedule.Start);
        Assert.Equal(new LocalDateTime(2027, 8, 4, 22, 0), moved[1].Schedule.End);
        Assert.Equal(reading.Entries.Select(e => e.Key), moved.Select(e => e.Key));
    }

    [Fact]
    public void Shifting_takes_the_past_dates_of_a_series_along()
    {
        var reading = Read(Event("DTSTART:20180107T123000", "RRULE:FREQ=WEEKLY;COUNT=3"));
        Assert.Empty(reading.Entries);
        var moved = reading.ShiftTo(new LocalDate(2027, 2, 1));
        Assert.Equal([7, 14, 21], moved.Entries.Select(e => e.Schedule.Day.Day));
        Assert.Empty(moved.Skipped);
    }

    [Fact]
    public void The_open_data_of_Paris_is_read_whole()
    {
        var ics = Shared("paris-open-data.ics");
        Assert.SkipWhen(ics is null, "The shared data is not here.");
        var reading = ReadCalendar.Read(ics, Now, "Europe/London");
        Assert.Equal(ics.Split("BEGIN:VEVENT").Length - 1, reading.Entries.Count);
        Assert.Empty(reading.Skipped);
        Assert.DoesNotContain(
            reading.Entries.Select(e => e.Schedule.HasEnd && e.Url is not null && e.Latitude > 48),
            complete => !complete
        );
        Assert.All(reading.Entries.SelectMany(e => e.Notes), n => Assert.Equal(EntryNote.EndsNextDay, n));
        Assert.Equal(reading.Entries.Count, reading.Entries.Select(e => e.Key).Distinct().Count());
        var moved = reading.ShiftTo(new LocalDate(2027, 1, 18)).Entries;
        Assert.InRange(moved.Min(e => e.Schedule.Day), new LocalDate(2027, 1, 18), new LocalDate(2027, 1, 24));
        Assert.Equal(
            reading.Entries.Select(e => (e.Schedule.Time, e.Schedule.Day.DayOfWeek)),
            moved.Select(e => (e.Schedule.Time, e.Schedule.Day.DayOfWeek))
        );
    }
}
