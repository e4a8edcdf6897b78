using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using NodaTime;
using Xunit;
using static Farandole.Domain.Events.ScheduleProblem;

namespace Farandole.Domain.Tests.Time;

/// <summary>Real clocks at their worst. Dates and offsets are facts of TZDB 2026f.</summary>
public sealed class NastyTimeTests
{
    [Fact]
    public void Paris_has_no_half_past_two_on_28_March_2027()
    {
        At.Wrong(At.Read("2027-03-28T02:30"), (ScheduleField.Time, NoSuchTime));
        At.Wrong(At.Read("2027-03-28T01:30", "T02:30"), (ScheduleField.EndTime, NoSuchTime));
    }

    [Fact]
    public void Paris_has_half_past_two_twice_on_31_October_2027_and_the_earlier_is_taken_and_said()
    {
        var reading = At.Read("2027-10-31T02:30");
        Assert.Equal(At.Utc("2027-10-31T00:30:00Z"), reading.Schedule!.StartsAt);
        Assert.Equal(new ScheduleTrouble(ScheduleField.Time, AmbiguousTime), Assert.Single(reading.Notes));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void A_night_across_the_gap_is_an_hour_shorter()
    {
        var night = At.Right("2027-03-27T22:00", "2027-03-28T06:00");
        Assert.Equal(Duration.FromHours(7), night.EndsAt - night.StartsAt);
    }

    [Fact]
    public void A_night_across_the_overlap_is_an_hour_longer()
    {
        var night = At.Right("2027-10-30T22:00", "2027-10-31T06:00");
        Assert.Equal(Duration.FromHours(9), night.EndsAt - night.StartsAt);
    }

    [Fact]
    public void A_day_of_the_change_lasts_23_or_25_hours()
    {
        var spring = At.Right("2027-03-28");
        var autumn = At.Right("2027-10-31");
        Assert.Equal(Duration.FromHours(23), spring.EndsAt - spring.StartsAt);
        Assert.Equal(Duration.FromHours(25), autumn.EndsAt - autumn.StartsAt);
    }

    [Fact]
    public void An_end_never_lies_before_its_start_even_in_the_gap()
    {
        var taken = Schedule.Of(new(2027, 3, 28), new(2, 45), null, new LocalTime(3, 15), "Europe/Paris");
        Assert.Equal(taken.StartsAt, taken.EndsAt);
    }

    [Fact]
    public void Lord_Howe_changes_by_half_an_hour()
    {
        At.Wrong(At.Read("2027-10-03T02:15", zone: "Australia/Lord_Howe"), (ScheduleField.Time, NoSuchTime));
        var twice = At.Read("2027-04-04T01:45", zone: "Australia/Lord_Howe");
        Assert.Equal(AmbiguousTime, Assert.Single(twice.Notes).Problem);
        Assert.Equal(At.Utc("2027-04-03T14:45:00Z"), twice.Schedule!.StartsAt);
    }

    [Fact]
    public void Dublin_counts_winter_as_the_exception_and_is_still_right()
    {
        At.Wrong(At.Read("2027-03-28T01:30", zone: "Europe/Dublin"), (ScheduleField.Time, NoSuchTime));
        var twice = At.Read("2027-10-31T01:30", zone: "Europe/Dublin");
        Assert.Equal(AmbiguousTime, Assert.Single(twice.Notes).Problem);
        Assert.Equal(At.Utc("2027-10-31T00:30:00Z"), twice.Schedule!.StartsAt);
    }

    [Fact]
    public void Casablanca_follows_the_zone_data_that_is_bundled_and_not_the_system_s()
    {
        // Morocco gave up its Ramadan change in 2026: UTC all year, which older data does not know.
        var zone = Zones.Of("Africa/Casablanca");
        var schedule = At.Right("2027-07-01T20:00", zone: "Africa/Casablanca");
        Assert.Equal(zone.AtStrictly(new LocalDateTime(2027, 7, 1, 20, 0)).ToInstant(), schedule.StartsAt);
        Assert.Equal(At.Utc("2027-07-01T20:00:00Z"), schedule.StartsAt);
    }

    [Theory]
    [InlineData("Africa/Casablanca")]
    [InlineData("Africa/El_Aaiun")]
    public void Morocco_went_back_an_hour_for_Ramadan_until_it_stayed_there(string zone)
    {
        Assert.Equal(Duration.FromHours(1), At.Offset("2025-07-01T20:00", zone));
        Assert.Equal(Duration.Zero, At.Offset("2025-03-10T20:00", zone));
        Assert.Equal(Duration.Zero, At.Offset("2027-07-01T20:00", zone));
    }

    [Theory]
    [InlineData("Asia/Beirut", "2027-03-28", 23)]
    [InlineData("Africa/Cairo", "2027-04-30", 23)]
    [InlineData("America/Sao_Paulo", "2018-11-04", 23)]
    public void A_whole_day_whose_midnight_does_not_exist_still_takes_place(string zone, string day, int hours)
    {
        var schedule = At.Right(day, zone: zone, past: true);
        Assert.Equal(new LocalTime(1, 0), schedule.StartsAt.InZone(Zones.Of(zone)).TimeOfDay);
        Assert.Equal(Duration.FromHours(hours), schedule.EndsAt - schedule.StartsAt);
    }

    [Fact]
    public void Nuuk_loses_the_last_hour_of_a_day_and_its_whole_days_stay_apart()
    {
        var before = At.Right("2027-03-27", zone: "America/Nuuk");
        var after = At.Right("2027-03-28", zone: "America/Nuuk");
        Assert.Equal(before.EndsAt, after.StartsAt);
        Assert.Equal(Duration.FromHours(23), before.EndsAt - before.StartsAt);
    }

    [Fact]
    public void Sao_Paulo_had_no_midnight_on_4_November_2018() =>
        At.Wrong(
            Schedule.ReadLocal("2018-11-04T00:00", null, "America/Sao_Paulo", At.Now, allowPast: true),
            (ScheduleField.Time, NoSuchTime)
        );

    [Theory]
    [InlineData("2011-12-30")]
    [InlineData("2011-12-30T10:00")]
    public void Apia_never_had_30_December_2011(string day) =>
        At.Wrong(
            Schedule.ReadLocal(day, null, "Pacific/Apia", At.Now, allowPast: true),
            (ScheduleField.Day, NoSuchDate)
        );

    [Fact]
    public void A_day_in_Apia_before_the_missing_one_ends_where_the_next_starts()
    {
        var last = At.Right("2011-12-29", zone: "Pacific/Apia", past: true);
        Assert.Equal(At.Right("2011-12-31", zone: "Pacific/Apia", past: true).StartsAt, last.EndsAt);
    }

    [Theory]
    [InlineData("Asia/Kathmandu", "2027-03-20T12:00", 345)]
    [InlineData("Pacific/Chatham", "2027-07-01T12:00", 765)]
    [InlineData("Pacific/Chatham", "2027-01-01T12:00", 825)]
    [InlineData("Pacific/Kiritimati", "2027-03-20T12:00", 840)]
    [InlineData("Antarctica/Troll", "2027-07-01T12:00", 120)]
    [InlineData("Antarctica/Troll", "2027-01-01T12:00", 0)]
    [InlineData("America/St_Johns", "2027-07-01T12:00", -150)]
    [InlineData("America/St_Johns", "2027-01-01T12:00", -210)]
    public void Zones_of_odd_minutes_and_far_ends_are_right(string zone, string start, int minutes) =>
        Assert.Equal(Duration.FromMinutes(minutes), At.Offset(start, zone));

    [Fact]
    public void Troll_jumps_two_hours_at_once()
    {
        At.Wrong(At.Read("2027-03-28T02:59", zone: "Antarctica/Troll"), (ScheduleField.Time, NoSuchTime));
        At.Wrong(At.Read("2027-03-28T01:01", zone: "Antarctica/Troll"), (ScheduleField.Time, NoSuchTime));
        Assert.True(At.Read("2027-03-28T03:00", zone: "Antarctica/Troll").IsRead);
    }

    [Theory]
    [InlineData("Europe/Kiev", "Europe/Kyiv")]
    [InlineData("europe/kyiv", "Europe/Kyiv")]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("US/Eastern", "America/New_York")]
    [InlineData("Europe/Oslo", "Europe/Oslo")]
    [InlineData("UTC", "Etc/UTC")]
    public void Old_names_of_a_zone_become_its_name_of_today(string old, string today) =>
        Assert.Equal(today, At.Right("2027-03-20T14:00", zone: old).Zone);
}
