using Farandole.Domain.Attendance;
using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using NodaTime;

namespace Farandole.Domain.Tests.Attendance;

public sealed class AttendanceTests
{
    [Fact]
    [Requirement("PUBLIC-8")]
    public void What_is_expected_is_a_range_from_what_happened_before()
    {
        PastTurnOut[] past = [new(20, 14), new(20, 16), new(10, 5)];

        Assert.Equal(new Expected(9, 15), Expected.Of(18, past));
    }

    [Fact]
    public void With_fewer_than_three_events_nothing_is_expected() =>
        Assert.Null(Expected.Of(18, [new(20, 14), new(20, 16), new(0, 0)]));

    [Fact]
    public void Those_who_come_are_asked_again_where_seats_are_counted_unless_the_organizers_say_otherwise()
    {
        Assert.False(Some.Published().AsksAgain);
        var counted = Some.Published(Some.March with { Capacity = 10 });
        Assert.True(counted.AsksAgain);

        counted.AskAgain(false, "Amel", Some.Now);

        Assert.False(counted.AsksAgain);
        Assert.Equal("asks-no-more", counted.Changes.Last().After);
    }

    [Fact]
    public void Whoever_answered_in_the_last_three_days_is_not_asked_again()
    {
        var joined = Some.Published(Some.March with { Capacity = 10 });
        var (early, late) = (Confirmed(Some.Now, joined), Confirmed(joined.AskAgainAt + Duration.FromHours(1), joined));
        var now = joined.AskAgainAt + Duration.FromHours(2);

        Assert.False(early.IsAskedAgain(joined, Some.Now));
        Assert.True(early.IsAskedAgain(joined, now));
        Assert.False(late.IsAskedAgain(joined, now));
        Assert.False(early.IsAskedAgain(joined, joined.StartsAt));

        early.Reconfirm(now);

        Assert.False(early.IsAskedAgain(joined, now));
    }

    [Fact]
    public void A_door_says_when_it_was_but_not_that_it_will_be()
    {
        var joined = Some.Published();
        var now = joined.StartsAt + Duration.FromHours(1);

        Assert.Equal(joined.StartsAt, Arrival.Plausible(joined.StartsAt, joined, now));
        Assert.Equal(now, Arrival.Plausible(now + Duration.FromHours(1), joined, now));
        Assert.Equal(now, Arrival.Plausible(joined.StartsAt - Duration.FromDays(3), joined, now));
        Assert.Equal(now, Arrival.Plausible(null, joined, now));
    }

    private static Participation Confirmed(Instant at, Event joined)
    {
        var made = Participation.Request(joined, Some.FromJo(), at);
        made.Confirm(at);
        return made;
    }
}
