using Farandole.Domain.Approval;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using NodaTime;

namespace Farandole.Domain.Tests.Approval;

public sealed class ApprovalTests
{
    [Fact]
    [Requirement("SAFE-1")]
    public void Whoever_wants_to_come_to_an_event_on_request_asks_and_holds_no_seat()
    {
        var (joined, one) = Asking();

        Assert.Equal(Answer.Asking, Participation.AskedOf(joined, Answer.Coming));
        Assert.Equal(Answer.Asking, Participation.AskedOf(joined, Answer.Waiting));
        Assert.Equal(Answer.Maybe, Participation.AskedOf(joined, Answer.Maybe));
        Assert.Equal((0, true, false), (one.Seats, one.IsAsking, one.IsComing));
        Assert.IsType<RequestMade>(one.TakeFacts()[^1]);
        // Nobody lets themselves in by another answer.
        Assert.Equal(Answer.Asking, one.Settled(joined, Answer.Coming));
        Assert.Equal(Answer.Asking, one.Settled(joined, Answer.Waiting));
    }

    [Fact]
    public void A_yes_counts_and_shows_what_is_for_the_approved_ten_minutes_later()
    {
        var (joined, one) = Asking();

        one.Admit(Some.Now);

        Assert.Equal((2, true), (one.Seats, one.IsComing));
        Assert.Equal(Standing.Confirmed, one.StandingOn(joined, Some.Now + Duration.FromMinutes(9)));
        Assert.Equal(Standing.Approved, one.StandingOn(joined, Some.Now + Duration.FromMinutes(10)));
        Assert.Equal(Answer.Coming, one.Settled(joined, Answer.Coming));
    }

    [Fact]
    public void A_no_shows_nothing_and_is_not_asked_again()
    {
        var (joined, one) = Asking();

        one.Refuse(Some.Now);

        Assert.False(one.IsAsking);
        Assert.Equal(Standing.Confirmed, one.StandingOn(joined, Some.Now + Duration.FromDays(1)));
        Assert.Equal(Answer.Asking, one.Settled(joined, Answer.Coming));
        Assert.Throws<RuleBroken>(() => one.Admit(Some.Now));
    }

    [Fact]
    public void A_decision_that_is_undone_leaves_what_was_before()
    {
        var (_, one) = Asking();
        one.Admit(Some.Now);

        one.AskAnew(Some.Now);

        Assert.Equal((true, 0, null), (one.IsAsking, one.Seats, one.ApprovedAt));
    }

    [Fact]
    [Requirement("SAFE-3")]
    public void Another_text_of_the_code_is_another_version_and_the_same_text_is_not()
    {
        var asked = Admission.Of(EventId.New());
        asked.Publish("Soyez bons.", Some.Now);
        asked.Publish("Soyez bons.", Some.Now);
        Assert.Equal(1, asked.CodeVersion);

        asked.Publish("Soyez meilleurs.", Some.Now);

        Assert.Equal(2, asked.CodeVersion);
        Assert.Equal(2, asked.TakeFacts().Count);
    }

    private static (Event Joined, Participation One) Asking()
    {
        var joined = Some.Published();
        joined.AskApproval(true, null, Some.Now);
        var one = Participation.Request(joined, Some.FromJo(2, Answer.Asking), Some.Now);
        one.Confirm(Some.Now);
        return (joined, one);
    }
}
