using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;

namespace Farandole.Domain.Tests.Groups;

public sealed class HostRulesTests
{
    [Theory]
    [InlineData(1, false, false, null)]
    [InlineData(1, true, false, "hosting.already")]
    [InlineData(1, false, true, "hosting.asked")]
    [InlineData(HostRules.Most - 1, false, false, null)]
    [InlineData(HostRules.Most, false, false, "hosting.most")]
    public void Others_are_asked_once_and_not_without_end(int together, bool isHost, bool isAsked, string? reason) =>
        Assert.Equal(reason, HostRules.WhyNotAsk(Some.Published(), together, isHost, isAsked, Some.Now)?.Code);

    [Fact]
    public void Nobody_comes_to_what_is_over_or_cancelled()
    {
        var made = Some.Published();
        Assert.Null(HostRules.WhyNotJoin(made, Some.Now));
        Assert.Equal(HostRules.Over, HostRules.WhyNotJoin(made, made.EndsAt));
        made.Say(Domain.Events.EventStatus.Cancelled, null, null, Some.Now);
        Assert.NotNull(HostRules.WhyNotJoin(made, Some.Now));
    }

    [Theory]
    [InlineData(2, false, true)]
    [InlineData(1, true, true)]
    [InlineData(1, false, false)]
    public void The_last_does_not_leave_an_event_that_nobody_opens(int hosts, bool hasKeys, bool may) =>
        Assert.Equal(may, HostRules.WhyNotLeave(hosts, hasKeys) is null);

    [Fact]
    public void Who_comes_beside_others_is_not_the_first_and_a_face_has_no_team()
    {
        var joined = EventHost.Join(EventId.New(), WhoHosts.Of(ProfileId.New()), TeamId.New(), Some.Now);
        Assert.False(joined.IsFirst);
        Assert.Null(joined.TeamId);
    }

    [Fact]
    public void A_refusal_keeps_its_first_moment()
    {
        var asked = HostInvitation.To(EventId.New(), WhoHosts.Of(GroupId.New()), "Nadia", Some.Now);
        Assert.Equal([new HostInvited(asked.Id, Some.Now)], asked.TakeFacts());
        asked.Refuse(Some.Now);
        asked.Refuse(Some.Now + NodaTime.Duration.FromDays(1));
        Assert.Equal(Some.Now, asked.RefusedAt);
    }
}
