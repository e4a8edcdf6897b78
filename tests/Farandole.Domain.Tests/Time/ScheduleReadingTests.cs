using Farandole.Domain.Events;
using NodaTime;
using Xunit;
using static Farandole.Domain.Events.ScheduleField;
using static Farandole.Domain.Events.ScheduleProblem;

namespace Farandole.Domain.Tests.Time;

public sealed class ScheduleReadingTests
{
    [Fact]
    public void A_day_and_an_hour_are_enough()
    {
        var schedule = At.Right("2027-03-20T14:00");
        Assert.Equal(At.Utc("2027-03-20T13:00:00Z"), schedule.StartsAt);
        Assert.Equal(At.Utc("2027-03-20T16:00:00Z"), schedule.EndsAt);
        Assert.False(schedule.HasEnd);
        Assert.Null(schedule.End);
    }

    [Fact]
    public void A_day_alone_lasts_until_midnight()
    {
        var schedule = At.Right("2027-03-20");
        Assert.Equal(At.Utc("2027-03-19T23:00:00Z"), schedule.StartsAt);
        Assert.Equal(At.Utc("2027-03-20T23:00:00Z"), schedule.EndsAt);
        Assert.False(schedule.HasTime);
    }

    [Fact]
    public void Today_without_an_hour_is_not_past_and_an_hour_ago_is()
    {
        Assert.True(At.Read("2026-11-23").IsRead);
        At.Wrong(At.Read("2026-11-23T12:00"), (ScheduleField.Time, InThePast));
        At.Wrong(At.Read("2026-11-22"), (Day, InThePast));
    }

    [Fact]
    public void Today_is_the_day_of_the_zone_of_the_event()
    {
        // At noon in London it is already the 24th in Kiritimati.
        At.Wrong(At.Read("2026-11-23", zone: "Pacific/Kiritimati"), (Day, InThePast));
        Assert.True(At.Read("2026-11-24", zone: "Pacific/Kiritimati").IsRead);
    }

    [Fact]
    public void The_past_is_allowed_when_an_old_event_is_edited_or_imported()
    {
        Assert.Equal(2018, At.Right("2018-01-07T12:30", past: true).Day.Year);
    }

    [Theory]
    [InlineData("14:30")]
    [InlineData("14:30:00")]
    [InlineData("14h30")]
    [InlineData(" 14 h 30 ")]
    public void Hours_are_read_as_people_write_them(string time)
    {
        var reading = Schedule.Read("20/03/2027", time, null, null, "Europe/Paris", At.Now);
        Assert.Equal(new LocalDateTime(2027, 3, 20, 14, 30), reading.Schedule!.Start);
    }

    [Theory]
    [InlineData("25:00")]
    [InlineData("14:60")]
    [InlineData("24:00")]
    [InlineData("soon")]
    [InlineData("14:00Z")]
    [InlineData("14:00+01:00")]
    [InlineData("١٤:٠٠")]
    public void An_hour_that_is_none_is_refused(string time) =>
        At.Wrong(At.Read("2027-03-20T" + time), (ScheduleField.Time, TimeMalformed));

    [Fact]
    public void A_leap_second_is_no_hour_to_meet() =>
        At.Wrong(At.Read("2026-12-31T23:59:60"), (ScheduleField.Time, TimeMalformed));

    [Theory]
    [InlineData("2027-02-31")]
    [InlineData("2027-02-29")]
    [InlineData("31/02/2027")]
    [InlineData("2027-13-01")]
    [InlineData("tomorrow")]
    [InlineData("0000-01-01")]
    public void The_31st_of_February_does_not_exist(string day) => At.Wrong(At.Read(day), (Day, NoSuchDate));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A_date_is_needed(string? day) => At.Wrong(At.Read(day), (Day, DateMissing));

    [Fact]
    public void The_year_1900_is_past() => At.Wrong(At.Read("1900-01-01T12:00"), (Day, InThePast));

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("2036-11-24")]
    public void The_year_9999_is_too_far(string day) => At.Wrong(At.Read(day), (Day, TooFar));

    [Fact]
    public void An_end_in_the_year_9999_is_too_long() =>
        At.Wrong(At.Read("2027-03-20", "9999-12-31"), (EndDay, TooLong));

    [Fact]
    public void An_end_before_the_start_is_refused()
    {
        At.Wrong(At.Read("2027-03-20", "2027-03-19"), (EndDay, EndBeforeStart));
        At.Wrong(At.Read("2027-03-20T14:00", "2027-03-20T13:59"), (EndTime, EndBeforeStart));
        At.Wrong(At.Read("2027-03-20T14:00", "2027-03-20T14:00"), (EndTime, EndBeforeStart));
    }

    [Fact]
    public void An_end_hour_alone_is_the_same_day_or_the_night_after()
    {
        Assert.Equal(new LocalDateTime(2027, 3, 20, 18, 0), At.Right("2027-03-20T14:00", "T18:00").End);
        Assert.Equal(new LocalDateTime(2027, 3, 21, 2, 0), At.Right("2027-03-20T20:00", "T02:00").End);
    }

    [Fact]
    public void An_end_hour_needs_a_start_hour() =>
        At.Wrong(At.Read("2027-03-20", "T18:00"), (ScheduleField.Time, TimeMissing));

    [Fact]
    public void An_end_day_without_hour_lasts_until_its_midnight()
    {
        var schedule = At.Right("2027-03-19T18:00", "2027-03-21");
        Assert.Equal(At.Utc("2027-03-21T23:00:00Z"), schedule.EndsAt);
        Assert.Null(schedule.End);
        Assert.True(schedule.HasEnd);
    }

    [Fact]
    public void Every_wrong_field_is_named_at_once() =>
        At.Wrong(
            Schedule.Read("2027-02-31", "26:00", "never", "noon", "Europe/Atlantis", At.Now),
            (Day, NoSuchDate),
            (ScheduleField.Time, TimeMalformed),
            (EndDay, NoSuchDate),
            (EndTime, TimeMalformed),
            (ScheduleField.Zone, UnknownZone)
        );

    [Theory]
    [InlineData("Europe/Atlantis")]
    [InlineData("Romance Standard Time")]
    [InlineData("")]
    [InlineData(null)]
    public void An_unknown_zone_is_refused(string? zone) =>
        At.Wrong(At.Read("2027-03-20T14:00", zone: zone), (ScheduleField.Zone, UnknownZone));

    [Fact]
    public void Two_schedules_read_from_the_same_words_are_equal() =>
        Assert.Equal(At.Right("2027-03-20T14:00", "T18:00"), At.Right("2027-03-20T14:00", "2027-03-20T18:00"));

    [Fact]
    public void A_week_later_keeps_the_wall_time_across_the_change_of_hour()
    {
        var later = At.Right("2027-03-24T19:00", "T21:00").PlusDays(7);
        Assert.Equal(At.Utc("2027-03-31T17:00:00Z"), later.StartsAt);
        Assert.Equal(new LocalDateTime(2027, 3, 31, 21, 0), later.End);
    }
}
