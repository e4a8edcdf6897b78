using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using NodaTime;

namespace Farandole.Domain.Tests.Groups;

public sealed class JoiningRulesTests
{
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 2, 9, 0);

    [Theory]
    [InlineData(Joining.Open, true, false)]
    [InlineData(Joining.OnRequest, false, true)]
    [InlineData(Joining.Invited, false, false)]
    public void One_joins_or_asks_as_the_group_receives(Joining joining, bool joins, bool asks)
    {
        var group = Receiving(joining);

        Assert.Equal(joins, JoiningRules.WhyNotJoin(group, isIn: false, isBarred: false) is null);
        Assert.Equal(asks, JoiningRules.WhyNotAsk(group, isIn: false, hasAsked: false) is null);
        // A link brings in whatever the group asks of others.
        Assert.Null(JoiningRules.WhyNotCome(group, isIn: false));
    }

    [Fact]
    public void Nobody_comes_twice_or_asks_twice()
    {
        Assert.Equal(JoiningRules.IsIn, JoiningRules.WhyNotCome(Receiving(Joining.Invited), isIn: true));
        Assert.Equal(JoiningRules.IsIn, JoiningRules.WhyNotJoin(Receiving(Joining.Open), isIn: true, isBarred: false));
        var asked = Receiving(Joining.OnRequest);
        Assert.Equal(JoiningRules.IsIn, JoiningRules.WhyNotAsk(asked, isIn: true, hasAsked: true));
        Assert.Equal(JoiningRules.HasAsked, JoiningRules.WhyNotAsk(asked, isIn: false, hasAsked: true));
    }

    [Fact]
    public void Nobody_comes_into_a_group_that_rests_or_ends()
    {
        var (resting, ending) = (Receiving(Joining.Open), Receiving(Joining.Open));
        resting.Archive(new LocalDate(2027, 3, 2), Now);
        ending.End(Now);

        foreach (var group in new[] { resting, ending })
        {
            Assert.Equal(JoiningRules.Rests, JoiningRules.WhyNotCome(group, isIn: false));
            Assert.Equal(JoiningRules.Rests, JoiningRules.WhyNotJoin(group, isIn: false, isBarred: false));
        }
    }

    [Fact]
    public void The_keys_come_to_whoever_may_the_most_and_has_been_there_the_longest()
    {
        var (runs, looks) = (
            Templates.Of(GroupKind.Association, RolePreset.Runs),
            Templates.Of(GroupKind.Association, RolePreset.Discovers)
        );
        var (oldest, first, second) = (
            new Heir(MemberId.New(), looks, new(2020, 1, 1)),
            new Heir(MemberId.New(), runs, new(2025, 1, 1)),
            new Heir(MemberId.New(), runs, new(2026, 1, 1))
        );

        Assert.Equal(first, Heirs.Of([oldest, second, first]));
        Assert.Equal(oldest, Heirs.Of([oldest]));
        Assert.Null(Heirs.Of([]));
    }

    [Fact]
    public void To_whom_it_keeps_away_an_open_group_is_one_that_invites()
    {
        var open = Receiving(Joining.Open);

        Assert.Equal(JoiningRules.OtherWay, JoiningRules.WhyNotJoin(open, isIn: false, isBarred: true));
        Assert.Equal(Joining.Invited, JoiningRules.AsSeen(open, isBarred: true));
        Assert.Equal(Joining.OnRequest, JoiningRules.AsSeen(Receiving(Joining.OnRequest), isBarred: true));
    }

    [Fact]
    public void A_group_that_has_moved_rests_and_whoever_wakes_it_has_it_back()
    {
        var moved = Receiving(Joining.Open);
        moved.MoveTo("https://there.example/@eaux", Some.Now);

        Assert.Equal(JoiningRules.Rests, JoiningRules.WhyNotJoin(moved, isIn: false, isBarred: false));
        Assert.Equal([typeof(GroupChanged), typeof(GroupMoved)], moved.TakeFacts().Select(f => f.GetType()));
        moved.Archive(null, Some.Now);
        Assert.Null(moved.MovedTo);
        Assert.Null(JoiningRules.WhyNotJoin(moved, isIn: false, isBarred: false));
    }

    private static Group Receiving(Joining joining) =>
        Group.Open(
            GroupKind.Community,
            Handle.Parse("eaux_vives")!,
            [],
            new("Eaux Vives", null, null, null, "fr", joining, IsListed: true),
            new(2027, 3, 1)
        );
}
