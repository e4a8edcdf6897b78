using Xunit;

namespace Farandole.Domain.Tests.Time;

public sealed class ReminderTests
{
    [Fact]
    public void The_reminder_goes_at_the_same_wall_time_the_day_before() =>
        Assert.Equal(At.Utc("2027-03-19T13:00:00Z"), At.Right("2027-03-20T14:00").RemindAt);

    [Theory]
    [InlineData("2027-03-28T14:00", "2027-03-27T13:00:00Z")]
    [InlineData("2027-10-31T14:00", "2027-10-30T12:00:00Z")]
    public void The_reminder_keeps_the_wall_time_across_the_change_of_hour(string start, string reminder) =>
        Assert.Equal(At.Utc(reminder), At.Right(start).RemindAt);

    [Fact]
    public void A_reminder_that_falls_into_the_gap_comes_an_hour_later() =>
        Assert.Equal(At.Utc("2027-03-28T01:30:00Z"), At.Right("2027-03-29T02:30").RemindAt);

    [Fact]
    public void A_day_without_hour_is_reminded_at_nine_the_day_before() =>
        Assert.Equal(At.Utc("2027-03-19T08:00:00Z"), At.Right("2027-03-20").RemindAt);

    [Fact]
    public void Computing_again_with_the_same_zone_data_changes_nothing()
    {
        var schedule = At.Right("2027-10-31T02:30", "T04:00");
        Assert.Equal(schedule, schedule.Recompute());
    }

    [Fact]
    public void Computing_again_corrects_an_instant_that_older_zone_data_gave()
    {
        var right = At.Right("2027-07-01T20:00", zone: "Africa/Casablanca");
        var stale = right with { };
        typeof(Farandole.Domain.Events.Schedule)
            .GetProperty(nameof(right.StartsAt))!
            .SetValue(stale, right.StartsAt - NodaTime.Duration.FromHours(1));
        Assert.NotEqual(right, stale);
        Assert.Equal(right, stale.Recompute());
    }
}
