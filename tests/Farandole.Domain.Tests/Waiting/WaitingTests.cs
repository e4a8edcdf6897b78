using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Waiting;
using NodaTime;

namespace Farandole.Domain.Tests.Waiting;

public sealed class WaitingTests
{
    private static readonly Instant Until = Some.Now + Duration.FromHours(6);

    [Theory]
    [InlineData(WaitingOrder.Strict, 2, new[] { 2 })]
    [InlineData(WaitingOrder.Strict, 3, new[] { 2 })]
    [InlineData(WaitingOrder.Strict, 5, new[] { 2, 3 })]
    [InlineData(WaitingOrder.Strict, 1, new int[0])]
    [InlineData(WaitingOrder.Filling, 1, new[] { 1 })]
    [InlineData(WaitingOrder.Filling, 4, new[] { 2, 1 })]
    [InlineData(WaitingOrder.ByHand, 20, new int[0])]
    public void Free_seats_go_to_whoever_is_next_and_no_party_is_split(WaitingOrder order, int free, int[] parties)
    {
        var line = new[] { Waiter(2), Waiter(3), Waiter(1) };

        Assert.Equal(parties, WaitingLine.Next(line, free, order, _ => 0).Select(p => p.Party));
    }

    [Fact]
    public void A_draw_gives_everybody_the_same_chance()
    {
        var line = new[] { Waiter(1), Waiter(1), Waiter(1) };
        var luck = new Random(7);

        var winners = Enumerable
            .Range(0, 3000)
            .Select(_ => Assert.Single(WaitingLine.Next(line, 1, WaitingOrder.Draw, luck.Next)).Id)
            .GroupBy(id => id)
            .Select(g => g.Count())
            .ToList();

        Assert.Equal(3, winners.Count);
        Assert.All(winners, n => Assert.InRange(n, 900, 1100));
    }

    [Theory]
    [InlineData(8, 24 * 60)]
    [InlineData(3, 6 * 60)]
    [InlineData(1, 90)]
    public void The_nearer_the_event_the_shorter_a_seat_is_held(int daysBefore, int minutes)
    {
        var joined = Some.Published();

        Assert.Equal(
            Duration.FromMinutes(minutes),
            Offers.HoldFor(joined, joined.StartsAt - Duration.FromDays(daysBefore))
        );
    }

    [Fact]
    public void In_the_last_six_hours_nothing_is_held()
    {
        var joined = Some.Published();

        Assert.False(Offers.IsRush(joined, joined.StartsAt - Duration.FromHours(7)));
        Assert.True(Offers.IsRush(joined, joined.StartsAt - Duration.FromHours(5)));
    }

    [Fact]
    public void What_is_over_cancelled_or_a_draft_offers_nothing()
    {
        var joined = Some.Published();
        Assert.Null(Offers.WhyNotOffer(joined, Some.Now));
        Assert.Equal(Reasons.Over, Offers.WhyNotOffer(joined, joined.EndsAt));

        joined.Say(EventStatus.Cancelled, null, null, Some.Now);
        Assert.Equal(Reasons.Cancelled, Offers.WhyNotOffer(joined, Some.Now));
    }

    [Fact]
    public void Whoever_waits_holds_no_seat_and_does_not_come()
    {
        var waiter = Waiter(3);

        Assert.True(waiter.IsWaiting);
        Assert.False(waiter.IsComing);
        Assert.Equal(0, waiter.Seats);
        Assert.IsType<WaitingBegun>(waiter.TakeFacts()[^1]);
    }

    [Fact]
    public void An_offer_holds_the_seats_until_its_moment_and_a_yes_makes_them_theirs()
    {
        var waiter = Waiter(3);
        waiter.Offer(Until, Some.Now);
        Assert.Equal((3, true, false), (waiter.Seats, waiter.IsOffered, waiter.IsComing));

        waiter.Change(Answer.Coming, 3, Some.Now);

        Assert.Equal((3, false, true), (waiter.Seats, waiter.IsOffered, waiter.IsComing));
        Assert.Null(waiter.WaitsSince);
        Assert.IsType<PlaceTaken>(waiter.TakeFacts()[^1]);
    }

    [Fact]
    public void Whose_offer_lapsed_is_off_the_list_until_they_ask_again_and_then_comes_last()
    {
        var waiter = Waiter(1);
        waiter.Offer(Until, Some.Now);
        waiter.Lapse(Until);
        Assert.Equal((0, false, false), (waiter.Seats, waiter.IsOffered, waiter.IsWaiting));
        Assert.Throws<RuleBroken>(() => waiter.Offer(Until, Until));

        waiter.WaitAgain(Until);

        Assert.True(waiter.IsWaiting);
        Assert.Equal(Until, waiter.WaitsSince);
    }

    [Fact]
    public void Whoever_leaves_is_off_the_list_and_their_offer_ends()
    {
        var waiter = Waiter(2);
        waiter.Offer(Until, Some.Now);

        waiter.Withdraw(Some.Now);

        Assert.Equal((0, null, null), (waiter.Seats, waiter.OfferedUntil, waiter.WaitsSince));
        Assert.IsType<AnswerWithdrawn>(waiter.TakeFacts()[^1]);
    }

    [Fact]
    public void Those_who_wait_are_called_of_free_seats_but_not_all_the_time()
    {
        var waiter = Waiter(1);

        Assert.True(waiter.Call(Some.Now));
        Assert.False(waiter.Call(Some.Now + Duration.FromMinutes(10)));
        Assert.True(waiter.Call(Some.Now + Duration.FromMinutes(30)));
    }

    [Fact]
    public void Giving_up_a_seat_for_the_list_begins_at_its_end()
    {
        var coming = Participation.Request(Some.Published(), Some.FromJo(), Some.Now);
        coming.Confirm(Some.Now);

        coming.Change(Answer.Waiting, 1, Some.Now + Duration.FromHours(1));

        Assert.Equal(Some.Now + Duration.FromHours(1), coming.WaitsSince);
        Assert.Equal(0, coming.Seats);
    }

    private static Participation Waiter(int party)
    {
        var waiter = Participation.Request(
            Some.Published(),
            Some.FromJo(party) with
            {
                Answer = Answer.Waiting,
            },
            Some.Now
        );
        waiter.Confirm(Some.Now);
        return waiter;
    }
}
