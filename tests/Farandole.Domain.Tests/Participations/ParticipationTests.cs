using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using NodaTime;

namespace Farandole.Domain.Tests.Participations;

public sealed class ParticipationTests
{
    private static readonly Instant Later = Some.Now + Duration.FromMinutes(5);

    [Fact]
    [Requirement("GUEST-1")]
    public void An_answer_counts_once_its_address_is_confirmed()
    {
        var answer = Participation.Request(Some.Published(), Some.FromJo(party: 3), Some.Now);
        Assert.Equal((false, 3), (answer.IsIn, answer.Seats));
        answer.TakeFacts();
        answer.Confirm(Later);
        answer.Confirm(Later);
        Assert.True(answer.IsComing);
        Assert.Equal([new AnswerConfirmed(answer.Id, answer.EventId, Later)], answer.TakeFacts());
    }

    [Theory]
    [InlineData(Answer.Maybe)]
    [InlineData(Answer.Interested)]
    public void Only_who_comes_takes_a_seat(Answer given) =>
        Assert.Equal(0, Participation.Request(Some.Published(), Some.FromJo(2, given), Some.Now).Seats);

    [Fact]
    [Requirement("GUEST-3")]
    public void Withdrawing_frees_the_seats_and_is_told_once()
    {
        var answer = Confirmed();
        answer.Withdraw(Later);
        answer.Withdraw(Later);
        Assert.Equal((false, 0), (answer.IsIn, answer.Seats));
        Assert.Equal([new AnswerWithdrawn(answer.Id, answer.EventId, Later)], answer.TakeFacts());
        Assert.Throws<RuleBroken>(() => answer.Change(Answer.Coming, 2, Later));
    }

    [Fact]
    public void A_removed_person_can_change_nothing()
    {
        var answer = Confirmed();
        answer.Remove(Later);
        Assert.Equal(Reasons.Removed, Assert.Throws<RuleBroken>(() => answer.Change(Answer.Coming, 2, Later)).Reason);
        Assert.Equal(Reasons.Removed, Assert.Throws<RuleBroken>(() => answer.Confirm(Later)).Reason);
    }

    [Fact]
    public void An_unconfirmed_answer_lets_its_seats_go_and_a_confirmed_one_never_does()
    {
        var waiting = Participation.Request(Some.Published(), Some.FromJo(2), Some.Now);
        waiting.LetGo(Some.Now);
        Assert.Equal(0, waiting.Seats);
        var confirmed = Confirmed(party: 2);
        confirmed.LetGo(Some.Now);
        Assert.Equal(2, confirmed.Seats);
    }

    [Fact]
    [Requirement("SAFE-4")]
    public void Organizers_see_who_comes_and_nobody_else_by_default() =>
        Assert.Equal(Exposure.Organizers, Participation.Request(Some.Published(), Some.FromJo(), Some.Now).Exposure);

    [Fact]
    [Requirement("PERSON-4")]
    public void A_forgotten_answer_keeps_its_number_and_nothing_of_the_person()
    {
        var answer = Participation.Request(
            Some.Published(),
            Some.FromJo(4) with
            {
                Name = "Jo",
                Message = "Je viens à vélo",
            },
            Some.Now
        );
        answer.Forget();
        Assert.Null(answer.Email ?? answer.Name ?? answer.Message);
        Assert.NotEqual([1, 2, 3], answer.EmailHash);
        Assert.Equal(4, answer.Party);
    }

    [Fact]
    public void An_event_takes_no_answer_when_it_is_a_draft_cancelled_over_or_deleted()
    {
        var draft = Event.Announce(EventId.New(), "eau20", Some.March, Some.Now);
        Assert.Equal(Reasons.Draft, WhyNot(draft));
        var cancelled = Some.Published();
        cancelled.Say(EventStatus.Cancelled, null, null, Some.Now);
        Assert.Equal(Reasons.Cancelled, WhyNot(cancelled));
        var past = Some.Published();
        Assert.Equal(Reasons.Over, JoinPolicy.WhyNotJoin(past, Answer.Coming, 1, past.EndsAt));
        var deleted = Some.Published();
        deleted.Delete(Some.Now);
        Assert.Equal(Reasons.Deleted, WhyNot(deleted));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public void A_party_is_one_to_twenty_people(int party) =>
        Assert.Equal(Reasons.PartyTooLarge, WhyNot(Some.Published(), party));

    [Fact]
    public void A_full_event_takes_nobody_more_but_still_tells_who_asks()
    {
        var small = Some.Published(Some.March with { Capacity = 2 });
        Assert.Equal(Reasons.Full, WhyNot(small, party: 3));
        Assert.Null(JoinPolicy.WhyNotJoin(small, Answer.Interested, 3, Some.Now));
    }

    private static Reason? WhyNot(Event joined, int party = 1) =>
        JoinPolicy.WhyNotJoin(joined, Answer.Coming, party, Some.Now);

    private static Participation Confirmed(int party = 1)
    {
        var answer = Participation.Request(Some.Published(), Some.FromJo(party), Some.Now);
        answer.Confirm(Some.Now);
        answer.TakeFacts();
        return answer;
    }
}
