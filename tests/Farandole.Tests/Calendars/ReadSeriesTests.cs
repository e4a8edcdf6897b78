using Farandole.Platform.Calendars;
using NodaTime;
using Xunit;
using static Farandole.Tests.Calendars.Files;

namespace Farandole.Tests.Calendars;

public sealed class ReadSeriesTests
{
    private static CalendarReading Read(params string[] lines) =>
        ReadCalendar.Read(Calendar(Event(lines)), Now, "Europe/Paris");

    private static string[] Starts(CalendarReading reading) =>
        [
            .. reading.Entries.Select(e =>
                CalendarTime.NameOf(e.Schedule.Start ?? e.Schedule.Day.AtMidnight(), e.Schedule.HasTime)
            ),
        ];

    [Fact]
    public void A_weekly_series_keeps_its_wall_time_across_the_change()
    {
        var reading = Read("DTSTART;TZID=Europe/Paris:20270324T193000", "RRULE:FREQ=WEEKLY;COUNT=2");
        Assert.Equal(["20270324T193000", "20270331T193000"], Starts(reading));
        Assert.Equal(
            Duration.FromHours((7 * 24) - 1),
            reading.Entries[1].Schedule.StartsAt - reading.Entries[0].Schedule.StartsAt
        );
    }

    [Fact]
    public void A_weekly_half_past_two_moves_on_in_the_gap_and_is_the_earlier_in_the_overlap()
    {
        var spring = Read("DTSTART;TZID=Europe/Paris:20270321T023000", "RRULE:FREQ=WEEKLY;COUNT=3");
        Assert.Equal(["20270321T023000", "20270328T033000", "20270404T023000"], Starts(spring));
        Assert.Equal([EntryNote.TimeMoved], spring.Entries[1].Notes);
        Assert.Equal("one@example.org/20270328T023000", spring.Entries[1].Key);
        var autumn = Read("DTSTART;TZID=Europe/Paris:20271024T023000", "RRULE:FREQ=WEEKLY;COUNT=2");
        Assert.Equal(Instant.FromUtc(2027, 10, 31, 0, 30), autumn.Entries[1].Schedule.StartsAt);
    }

    [Fact]
    public void A_series_in_UTC_moves_on_the_wall_clock()
    {
        var reading = Read("DTSTART:20270324T183000Z", "RRULE:FREQ=WEEKLY;COUNT=2");
        Assert.Equal(["20270324T193000", "20270331T203000"], Starts(reading));
    }

    [Theory]
    [InlineData("FREQ=MONTHLY;BYDAY=2TU;COUNT=2", "20270209", "20270309")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", "20270131", "20270331", "20270531")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", "20270129", "20270226")]
    [InlineData("FREQ=DAILY;UNTIL=20270118", "20270116", "20270117", "20270118")]
    public void Rules_are_expanded(string rule, params string[] days)
    {
        var start = days[0] == "20270209" ? "20270116" : days[0];
        Assert.Equal(days, Starts(Read($"DTSTART;VALUE=DATE:{start}", $"RRULE:{rule}")));
    }

    [Fact]
    public void A_birthday_on_29_February_comes_in_leap_years() =>
        Assert.Equal(["20280229"], Starts(Read("DTSTART;VALUE=DATE:20000229", "RRULE:FREQ=YEARLY")));

    [Theory]
    [InlineData("20270127T183000Z", 2)]
    [InlineData("20270127T182959Z", 1)]
    [InlineData("20270127T193000", 2)]
    [InlineData("20270127", 2)]
    [InlineData("20270126", 1)]
    public void UNTIL_counts_itself_in_whether_UTC_local_or_a_day(string until, int dates) =>
        Assert.Equal(
            dates,
            Read("DTSTART;TZID=Europe/Paris:20270120T193000", $"RRULE:FREQ=WEEKLY;UNTIL={until}").Entries.Count
        );

    [Theory]
    [InlineData("EXDATE;TZID=Europe/Paris:20271031T023000")]
    [InlineData("EXDATE:20271031T003000Z")]
    [InlineData("EXDATE;VALUE=DATE:20271031")]
    [InlineData("EXDATE;TZID=Europe/London:20271031T013000,20200101T000000")]
    public void EXDATE_takes_a_date_out_also_on_the_overlap(string exdate) =>
        Assert.Equal(
            ["20271024T023000", "20271107T023000"],
            Starts(Read("DTSTART;TZID=Europe/Paris:20271024T023000", "RRULE:FREQ=WEEKLY;COUNT=3", exdate))
        );

    [Fact]
    public void RDATE_adds_dates_with_the_length_of_the_event()
    {
        var reading = Read("DTSTART:20270201T190000", "DTEND:20270201T210000", "RDATE:20270215T190000,20270220T100000");
        Assert.Equal(["20270201T190000", "20270215T190000", "20270220T100000"], Starts(reading));
        Assert.Equal(new LocalDateTime(2027, 2, 20, 12, 0), reading.Entries[2].Schedule.End);
    }

    [Fact]
    public void A_cancelled_date_stays_marked_and_the_others_go_on()
    {
        var reading = ReadCalendar.Read(
            Calendar(
                Event("DTSTART;TZID=Europe/Paris:20270120T193000", "RRULE:FREQ=WEEKLY;COUNT=2"),
                Event("RECURRENCE-ID:20270127T183000Z", "DTSTART;TZID=Europe/Paris:20270127T193000", "STATUS:CANCELLED")
            ),
            Now,
            "Europe/Paris"
        );
        Assert.Equal([CalendarStatus.Confirmed, CalendarStatus.Cancelled], reading.Entries.Select(e => e.Status));
        Assert.Equal(2, reading.Entries.Select(e => e.Key).Distinct().Count());
    }

    [Fact]
    public void A_changed_date_whose_series_is_not_in_the_file_is_kept()
    {
        var reading = Read(
            "RECURRENCE-ID;TZID=Europe/Paris:20270127T193000",
            "DTSTART;TZID=Europe/Paris:20270128T193000"
        );
        Assert.Equal("one@example.org/20270127T193000", Assert.Single(reading.Entries).Key);
    }

    [Fact]
    public void A_series_is_read_from_yesterday_for_two_years()
    {
        var reading = Read("DTSTART:20100106T193000", "RRULE:FREQ=WEEKLY");
        Assert.Equal("20270120T193000", Starts(reading)[0]);
        Assert.Equal(new LocalDate(2029, 1, 10), reading.Entries[^1].Schedule.Day);
        Assert.Equal([EntryNote.SeriesCut], reading.Entries[^1].Notes);
        Assert.Empty(reading.Entries[^2].Notes);
    }

    [Fact]
    public void A_series_gives_at_most_730_dates() =>
        Assert.Equal(730, Read("DTSTART:20270116T080000", "RRULE:FREQ=HOURLY").Entries.Count);

    [Fact]
    public void A_series_that_is_over_says_so() =>
        Assert.Equal(
            SkipReason.NoDateLeft,
            Assert.Single(Read("DTSTART:20200101T193000", "RRULE:FREQ=DAILY;COUNT=5").Skipped).Reason
        );

    [Theory]
    [InlineData("FREQ=SECONDLY", SkipReason.TooOften)]
    [InlineData("FREQ=MINUTELY", SkipReason.TooOften)]
    [InlineData("FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,5,10,15,20,25,30,35,40", SkipReason.TooOften)]
    [InlineData("FREQ=SOMETIMES", SkipReason.BrokenRule)]
    [InlineData("COUNT=3", SkipReason.BrokenRule)]
    [InlineData("FREQ=DAILY;INTERVAL=0", SkipReason.BrokenRule)]
    [InlineData("FREQ=DAILY;INTERVAL=99999999999", SkipReason.BrokenRule)]
    [InlineData("FREQ=YEARLY;BYMONTH=13", SkipReason.BrokenRule)]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", SkipReason.NoDateLeft)]
    [InlineData("garbage", SkipReason.BrokenRule)]
    public void A_rule_that_cannot_be_is_refused_with_its_reason(string rule, object reason) =>
        Assert.Equal(reason, Assert.Single(Read("DTSTART:20270120T193000", $"RRULE:{rule}").Skipped).Reason);

    [Fact]
    public void A_file_of_rules_made_to_cost_time_is_stopped_and_keeps_what_came_before()
    {
        var bombs = Enumerable
            .Range(0, 2000)
            .Select(i =>
                $"BEGIN:VEVENT\nUID:{i}\nSUMMARY:Bombe {i}\nDTSTART:19900101T000000\nRRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT"
            );
        var reading = ReadCalendar.Read(
            Calendar([Event("DTSTART:20270320"), .. bombs, Event("UID:last", "DTSTART:20270321")]),
            Now,
            "Europe/Paris"
        );
        Assert.Equal([20, 21], reading.Entries.Select(e => e.Schedule.Day.Day));
        Assert.Equal(2000, reading.Skipped.Count);
        Assert.Equal(SkipReason.TooMuchWork, reading.Skipped[^1].Reason);
    }
}
