using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;

namespace Farandole.Domain.Tests.Groups;

public sealed class MemberRulesTests
{
    private static readonly Rights Coordinates = Templates.Of(GroupKind.Association, RolePreset.Coordinates);
    private static readonly Rights Runs = Templates.Of(GroupKind.Association, RolePreset.Runs);
    private static readonly Rights Discovers = Templates.Of(GroupKind.Association, RolePreset.Discovers);

    [Fact]
    public void Nobody_gives_a_role_that_may_more_than_they_may()
    {
        var by = Somebody.With(Coordinates);

        Assert.Null(MemberRules.WhyNotGive(by, Discovers, Runs, isLast: false, forATime: false));
        Assert.Null(MemberRules.WhyNotGive(by, Runs, Coordinates, isLast: false, forATime: false));
        Assert.Equal(
            MemberRules.MoreThanOwn,
            MemberRules.WhyNotGive(by, Runs, Rights.All, isLast: false, forATime: false)
        );
    }

    [Fact]
    public void Nobody_decides_about_those_who_may_more()
    {
        var by = Somebody.With(Coordinates);

        Assert.Equal(MemberRules.Above, MemberRules.WhyNotGive(by, Rights.All, Runs, isLast: false, forATime: false));
        Assert.Equal(MemberRules.Above, MemberRules.WhyNotRemove(by, Rights.All, isLast: false));
        Assert.Null(MemberRules.WhyNotRemove(by, Coordinates, isLast: false));
        Assert.Equal(MemberRules.NoRight, MemberRules.WhyNotRemove(Somebody.With(Runs), Discovers, isLast: false));
    }

    [Fact]
    public void The_last_who_holds_the_keys_keeps_them_until_another_has_them_for_good()
    {
        var by = Somebody.With(Rights.All);

        Assert.Equal(
            MemberRules.LastKeyHolder,
            MemberRules.WhyNotGive(by, Rights.All, Runs, isLast: true, forATime: false)
        );
        Assert.Equal(
            MemberRules.LastKeyHolder,
            MemberRules.WhyNotGive(by, Rights.All, Rights.All, isLast: true, forATime: true)
        );
        Assert.Null(MemberRules.WhyNotGive(by, Rights.All, Runs, isLast: false, forATime: false));
        Assert.Equal(MemberRules.LastKeyHolder, MemberRules.WhyNotRemove(by, Rights.All, isLast: true));
        Assert.Equal(MemberRules.LastKeyHolder, MemberRules.WhyNotLeave(isLast: true, others: 1));
        Assert.Null(MemberRules.WhyNotLeave(isLast: true, others: 0));
        Assert.Null(MemberRules.WhyNotLeave(isLast: false, others: 1));
    }

    [Fact]
    public void Who_invites_makes_nobody_more_than_who_comes_by_themselves_unless_they_manage_the_members()
    {
        Assert.Null(MemberRules.WhyNotInvite(Somebody.With(Runs), Discovers, usual: Discovers));
        Assert.Equal(MemberRules.NoRight, MemberRules.WhyNotInvite(Somebody.With(Runs), Runs, usual: Discovers));
        Assert.Null(MemberRules.WhyNotInvite(Somebody.With(Coordinates), Runs, usual: Discovers));
        Assert.Equal(
            MemberRules.MoreThanOwn,
            MemberRules.WhyNotInvite(Somebody.With(Coordinates), Rights.All, usual: Discovers)
        );
        Assert.Equal(
            MemberRules.NoRight,
            MemberRules.WhyNotInvite(Somebody.With(Discovers), Discovers, usual: Discovers)
        );
    }

    [Fact]
    public void Nobody_grants_or_takes_what_they_have_not_got()
    {
        var keeper = Somebody.With(Rights.None.With(Area.Settings, Level.Manage).With(Area.Posts, Level.Do));

        Assert.Null(MemberRules.WhyNotGrant(keeper, Rights.None, Rights.None.With(Area.Posts, Level.Do)));
        Assert.Equal(
            MemberRules.MoreThanOwn,
            MemberRules.WhyNotGrant(keeper, Rights.None, Rights.None.With(Area.Posts, Level.Manage))
        );
        Assert.Equal(
            MemberRules.MoreThanOwn,
            MemberRules.WhyNotGrant(keeper, Rights.None.With(Area.Money, Level.See), Rights.None)
        );
        Assert.Equal(
            MemberRules.NoRight,
            MemberRules.WhyNotGrant(Somebody.With(Coordinates), Rights.None, Rights.None)
        );
    }

    [Fact]
    public void A_role_for_a_time_ends_by_itself_and_falls_back_to_the_one_before()
    {
        var (member, runs, coordinates) = (RoleId.New(), RoleId.New(), RoleId.New());
        var nadia = Member.Join(GroupId.New(), ProfileId.New(), member, new(2027, 3, 2));

        nadia.Lend(runs, new(2027, 5, 12));
        nadia.Lend(coordinates, new(2027, 4, 1));

        Assert.Equal(coordinates, nadia.RoleOn(new(2027, 4, 1)));
        Assert.Equal(member, nadia.RoleOn(new(2027, 4, 2)));
        nadia.Give(runs);
        Assert.Equal(runs, nadia.RoleOn(new(2030, 1, 1)));
    }
}
