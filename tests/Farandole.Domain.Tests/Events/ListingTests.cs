using Farandole.Domain.Events;
using NodaTime;

namespace Farandole.Domain.Tests.Events;

/// <summary>Lists go by what everybody may know: the march begins on 20 March at 14:00 in Lyon, its day at midnight.</summary>
public sealed class ListingTests
{
    private static readonly Instant Midnight = Instant.FromUtc(2027, 3, 19, 23, 0);
    private static readonly Instant NextMidnight = Midnight + Duration.FromDays(1);
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly PieceKey Date = new(Piece.Date);
    private static readonly PieceKey Time = new(Piece.Time);
    private static readonly PieceKey Link = new(Piece.OnlineLink);

    [Fact]
    public void What_nobody_keeps_back_stands_where_it_begins()
    {
        var march = Some.Published();
        Assert.Equal((march.StartsAt, march.EndsAt), (march.ListedFrom, march.ListedUntil));
    }

    [Theory]
    [InlineData(Audience.HasLink)]
    [InlineData(Audience.Answered)]
    [InlineData(Audience.Confirmed)]
    [InlineData(Audience.Approved)]
    [InlineData(Audience.Organizers)]
    public void An_hour_for_some_leaves_the_day_and_a_day_for_some_leaves_nothing(Audience audience)
    {
        Assert.Equal((Midnight, NextMidnight), Place(With(new(Time) { Audience = audience })));
        Assert.Equal((null, null), Place(With(new(Date) { Audience = audience })));
    }

    [Fact]
    public void A_promise_alone_keeps_nothing_back()
    {
        var march = With(new(Time) { Word = "Peut-être plus tard" });
        Assert.Equal(march.StartsAt, march.ListedFrom);
    }

    [Fact]
    public void A_rule_taken_away_gives_its_place_back()
    {
        var march = With(new(Time) { Audience = Audience.Confirmed });
        march.Undecide(Time, null, Some.Now);
        Assert.Equal((march.StartsAt, march.EndsAt), Place(march));
    }

    [Fact]
    public void What_is_shown_now_stands_in_its_place_now()
    {
        var march = With(new(Date) { Audience = Audience.Organizers });
        march.RevealNow(Date, null, Some.Now + Hour);
        Assert.Equal((march.StartsAt, march.EndsAt), Place(march));
    }

    [Fact]
    public void A_planned_hour_gets_its_place_when_its_moment_comes_even_if_it_is_called_off()
    {
        foreach (var isOff in (bool[])[false, true])
        {
            var march = With(new(Time) { From = Some.Now + Hour });
            if (isOff)
                march.Say(EventStatus.Cancelled, null, null, Some.Now);
            march.TakeFacts();
            Assert.Equal(Midnight, march.ListedFrom);

            march.RevealWhatIsDue(Some.Now + Hour);

            Assert.Equal(march.StartsAt, march.ListedFrom);
            var facts = march.TakeFacts();
            Assert.Single(facts.OfType<EventChanged>());
            Assert.Equal(isOff ? 0 : 1, facts.OfType<PieceRevealed>().Count());
        }
    }

    [Fact]
    public void A_moved_hour_that_is_for_some_moves_nothing_and_a_moved_day_does()
    {
        var march = With(new(Time) { Audience = Audience.Approved });
        march.Edit(March(new(2027, 3, 20), new(23, 0)), null, Some.Now);
        Assert.Equal((Midnight, NextMidnight), Place(march));

        march.Edit(March(new(2027, 3, 21), new(9, 0)), null, Some.Now);
        Assert.Equal(NextMidnight, march.ListedFrom);
    }

    [Fact]
    public void An_event_of_several_days_lasts_until_the_last_is_over()
    {
        var march = With(new(Time) { Audience = Audience.Approved });
        march.Edit(
            Some.March with
            {
                Schedule = Schedule.Of(new(2027, 3, 19), new(8, 0), new(2027, 3, 20), new(9, 0), "Europe/Paris"),
            },
            null,
            Some.Now
        );
        Assert.Equal((Midnight - Duration.FromDays(1), NextMidnight), Place(march));
    }

    [Fact]
    public void What_has_no_day_has_no_place_until_it_is_said()
    {
        var march = Some.Published(Some.March with { DateIsToCome = true });
        Assert.Equal((null, null), Place(march));
        march.Edit(Some.March, null, Some.Now);
        Assert.Equal(march.StartsAt, march.ListedFrom);

        march.PollDate(Schedule.Of(new(2027, 4, 1), null, new(2027, 4, 3), null, "Europe/Paris"), Some.Now);
        Assert.Equal((null, null), Place(march));
        march.PickDate(Schedule.Of(new(2027, 4, 2), new(10, 0), null, null, "Europe/Paris"), null, Some.Now);
        Assert.Equal((march.StartsAt, march.EndsAt), Place(march));
    }

    [Fact]
    public void Who_finds_it_changes_nothing_of_its_place()
    {
        var march = Some.Published(Some.March with { Visibility = Visibility.Private });
        Assert.Equal(march.StartsAt, march.ListedFrom);
        march.Edit(Some.March, null, Some.Now);
        Assert.Equal(march.StartsAt, march.ListedFrom);
    }

    [Fact]
    public void What_is_deleted_leaves_nothing_for_lists()
    {
        var march = Some.Published(Some.March with { OnlineLink = "https://visio.example/x" });
        march.Delete(Some.Now);
        Assert.Equal((null, null, false), (march.ListedFrom, march.ListedUntil, march.IsOnline));
    }

    [Fact]
    public void Closed_doors_take_the_hour_and_the_link_back()
    {
        var march = With(new(Time) { Audience = Audience.Confirmed });
        march.Decide(new(Link) { Audience = Audience.Confirmed }, null, Some.Now);
        Assert.True(march.IsOnline);
        march.CloseDoors(null, Some.Now);
        Assert.Equal((Midnight, false), (march.ListedFrom, march.IsOnline));
    }

    [Theory]
    [InlineData(Audience.Everybody, false, true, true)]
    [InlineData(Audience.HasLink, false, false, true)]
    [InlineData(Audience.Confirmed, false, false, true)]
    [InlineData(Audience.Everybody, true, false, true)]
    [InlineData(Audience.Organizers, false, false, false)]
    [InlineData(Audience.Organizers, true, false, false)]
    [InlineData(Audience.Organizers, false, true, true)]
    public void It_is_told_to_be_online_where_its_page_says_so(
        Audience audience,
        bool isPlanned,
        bool isPromised,
        bool isTold
    )
    {
        var rule = new PieceRule(Link)
        {
            Audience = audience,
            From = isPlanned ? Some.Now + Hour : null,
            PromisedOn = isPromised ? new(2027, 3, 10) : null,
        };
        var march = With(rule);
        Assert.Equal(isTold, march.IsOnline);
        // Whether the link is there already is a secret of those who have it.
        march.Edit(march.Details with { OnlineLink = null }, null, Some.Now);
        Assert.Equal(isTold, march.IsOnline);
    }

    [Fact]
    public void A_link_without_a_rule_is_told_as_long_as_it_is_there()
    {
        var march = Some.Published();
        Assert.False(march.IsOnline);
        march.Edit(march.Details with { OnlineLink = "https://visio.example/x" }, null, Some.Now);
        Assert.True(march.IsOnline);
    }

    private static EventDetails March(LocalDate day, LocalTime time) =>
        Some.March with
        {
            Schedule = Schedule.Of(day, time, null, null, "Europe/Paris"),
        };

    private static (Instant?, Instant?) Place(Event march) => (march.ListedFrom, march.ListedUntil);

    private static Event With(PieceRule rule)
    {
        var march = Some.Published(Some.March with { OnlineLink = "https://visio.example/x" });
        march.Decide(rule, null, Some.Now);
        return march;
    }
}
