using Farandole.Platform.Db;
using Farandole.Platform.Mail;
using NodaTime;

namespace Farandole.Tests.Letters;

public sealed class DigestTimesTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    [Theory]
    [InlineData("Daily", 18, "2027-03-02T10:00", null, "2027-03-02T18:15")]
    [InlineData("Daily", 18, "2027-03-02T18:15", null, "2027-03-03T18:15")]
    [InlineData("Daily", 8, "2027-03-02T10:00", null, "2027-03-03T08:15")]
    // Moved to the evening after the morning's: the next day's, not a second on the same.
    [InlineData("Daily", 20, "2027-03-02T10:00", "2027-03-02T08:15", "2027-03-03T20:15")]
    [InlineData("Weekly", 18, "2027-03-02T10:00", null, "2027-03-08T18:15")]
    [InlineData("Weekly", 18, "2027-03-08T10:00", null, "2027-03-08T18:15")]
    // The clock goes forward on 28 March: there is no half past two, and no second summary either.
    [InlineData("Daily", 2, "2027-03-27T12:00", "2027-03-27T02:15", "2027-03-28T03:15")]
    [InlineData("AtOnce", 18, "2027-03-02T10:00", "2027-03-02T08:15", "2027-03-02T10:00")]
    [InlineData("Never", 18, "2027-03-02T10:00", null, null)]
    public void A_summary_leaves_at_the_hour_of_its_reader_once_a_day_at_most(
        string rhythm,
        int hour,
        string now,
        string? last,
        string? due
    ) => Assert.Equal(At(due), DigestTimes.Next(Enum.Parse<Rhythm>(rhythm), hour, Paris, At(last), At(now)!.Value));

    [Theory]
    [InlineData("2027-03-03T05:00", "2027-03-03T08:00", true)]
    [InlineData("2027-03-03T08:00", "2027-03-03T10:00", false)]
    // It is going on, or it is over.
    [InlineData("2027-03-02T09:00", "2027-03-02T12:00", true)]
    [InlineData("2027-03-01T09:00", "2027-03-01T12:00", false)]
    public void What_is_about_an_event_that_begins_soon_does_not_wait(string starts, string ends, bool tooLate) =>
        Assert.Equal(
            tooLate,
            DigestTimes.ComesTooLate(
                At(starts)!.Value,
                At(ends)!.Value,
                At("2027-03-02T18:15")!.Value,
                At("2027-03-02T10:00")!.Value
            )
        );

    private static Instant? At(string? local) =>
        local is null
            ? null
            : Paris
                .AtLeniently(
                    NodaTime
                        .Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm")
                        .Parse(local)
                        .Value
                )
                .ToInstant();
}
