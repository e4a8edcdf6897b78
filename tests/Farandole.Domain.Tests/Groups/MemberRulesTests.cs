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
        var nadia = Member.Join(GroupId.New(), ProfileId.New(), "nadia", member, new(2027, 3, 2));

        nadia.Lend(runs, new(2027, 5, 12));
        nadia.Lend(coordinates, new(2027, 4, 1));

        Assert.Equal(coordinates, nadia.RoleOn(new(2027, 4, 1)));
        Assert.Equal(member, nadia.RoleOn(new(2027, 4, 2)));
        nadia.Give(runs);
        Assert.Equal(runs, nadia.RoleOn(new(2030, 1, 1)));
    }

    [Fact]
    public void What_is_lent_again_as_it_lasts_anyway_is_given_for_good()
    {
        var (member, runs) = (RoleId.New(), RoleId.New());
        var nadia = Member.Join(GroupId.New(), ProfileId.New(), "nadia", member, new(2027, 3, 2));
        nadia.Lend(runs, new(2027, 5, 12));

        nadia.Lend(member, new(2027, 6, 1));

        Assert.Equal((member, null, null), (nadia.RoleId, nadia.RoleUntil, nadia.ThenRoleId));
    }

    [Fact]
    public void A_role_that_is_no_more_is_nobodys_now_or_later()
    {
        var (gone, other, runs) = (RoleId.New(), RoleId.New(), RoleId.New());
        var (now, later, both) = (Some(gone), Some(gone), Some(other));
        later.Lend(runs, new(2027, 5, 12));
        both.Lend(gone, new(2027, 5, 12));

        foreach (var member in new[] { now, later, both })
            member.Swap(gone, other);

        Assert.Equal(other, now.RoleId);
        Assert.Equal((runs, other), (later.RoleId, later.RoleOn(new(2027, 5, 13))));
        Assert.Equal((other, null, null), (both.RoleId, both.RoleUntil, both.ThenRoleId));

        static Member Some(RoleId role) => Member.Join(GroupId.New(), ProfileId.New(), "nadia", role, new(2027, 3, 2));
    }

    [Fact]
    public void Who_holds_the_keys_for_a_time_hands_nothing_on_beyond_it()
    {
        var by = Somebody.With(Rights.All) with { Until = new(2027, 5, 12), Afterwards = Runs };

        Assert.Equal(MemberRules.LongerThanOwn, MemberRules.WhyNotSoLong(by, Rights.All, until: null));
        Assert.Equal(MemberRules.LongerThanOwn, MemberRules.WhyNotSoLong(by, Coordinates, new(2027, 5, 13)));
        Assert.Null(MemberRules.WhyNotSoLong(by, Coordinates, new(2027, 5, 12)));
        Assert.Null(MemberRules.WhyNotSoLong(by, Runs, until: null));
        Assert.Equal(MemberRules.LongerThanOwn, MemberRules.WhyNotSeat(by, Coordinates, until: null));
        Assert.Equal(MemberRules.LongerThanOwn, MemberRules.WhyNotGrant(by, Runs, Coordinates));
        Assert.Null(MemberRules.WhyNotGrant(by, Coordinates, Runs));
        Assert.Null(MemberRules.WhyNotSoLong(Somebody.With(Coordinates), Coordinates, until: null));
    }

    [Fact]
    public void A_team_is_filled_by_who_manages_the_members_and_may_what_it_may()
    {
        var treasury = Rights.None.With(Area.Money, Level.Do);

        Assert.Null(MemberRules.WhyNotSeat(Somebody.With(Rights.All), treasury, until: null));
        Assert.Equal(
            MemberRules.MoreThanOwn,
            MemberRules.WhyNotSeat(Somebody.With(Coordinates), treasury, until: null)
        );
        Assert.Equal(MemberRules.NoRight, MemberRules.WhyNotSeat(Somebody.With(Runs), Rights.None, until: null));
        // A right in what is a team's fills no team, not even that one.
        var inTeam = Somebody.With(Runs) with
        {
            Teams = [new(TeamId.New(), Rights.None.With(Area.Members, Level.Manage))],
        };
        Assert.Equal(MemberRules.NoRight, MemberRules.WhyNotSeat(inTeam, Rights.None, until: null));
    }

    [Fact]
    public void The_keys_stay_what_they_are_and_somebody_keeps_them()
    {
        var by = Somebody.With(Rights.All);
        var keys = Role.Of(by.Group, RolePreset.HoldsKeys, Rights.All);
        var same = Role.Make(by.Group, "Présidence", Rights.All);

        Assert.Equal(MemberRules.KeysStay, MemberRules.WhyNotChange(by, keys, Runs, otherKeepers: 3));
        Assert.Null(MemberRules.WhyNotChange(by, keys, Rights.All, otherKeepers: 0));
        Assert.Equal(MemberRules.LastKeyHolder, MemberRules.WhyNotChange(by, same, Runs, otherKeepers: 0));
        Assert.Null(MemberRules.WhyNotChange(by, same, Runs, otherKeepers: 1));
        Assert.Equal(
            MemberRules.NoRight,
            MemberRules.WhyNotChange(Somebody.With(Coordinates), Role.Make(by.Group, "Bar", Runs), Discovers, 1)
        );
    }

    [Fact]
    public void A_role_that_the_group_made_can_be_deleted_and_no_other()
    {
        var by = Somebody.With(Rights.All);
        var bar = Role.Make(by.Group, "Bar", Runs);

        Assert.Null(MemberRules.WhyNotDelete(by, bar, Discovers, otherKeepers: 1));
        Assert.Equal(
            MemberRules.FirstRole,
            MemberRules.WhyNotDelete(by, Role.Of(by.Group, RolePreset.Runs, Runs), Discovers, otherKeepers: 1)
        );
        Assert.Equal(
            MemberRules.LastKeyHolder,
            MemberRules.WhyNotDelete(by, Role.Make(by.Group, "Présidence", Rights.All), Runs, otherKeepers: 0)
        );
    }

    [Theory]
    [InlineData(Shown.ToThoseInCharge, false, true)]
    [InlineData(Shown.ToMembers, true, true)]
    [InlineData(Shown.ToEverybody, true, true)]
    public void A_member_is_seen_by_those_to_whom_they_show_themselves(
        Shown shown,
        bool byMembers,
        bool byThoseInCharge
    )
    {
        var (member, runs) = (MemberId.New(), Somebody.With(Runs));

        Assert.Equal(byMembers, MemberRules.Sees(runs, member, shown));
        Assert.Equal(byThoseInCharge, MemberRules.Sees(Somebody.With(Coordinates), member, shown));
        Assert.False(MemberRules.Sees(Somebody.With(Discovers), member, shown));
        Assert.True(MemberRules.Sees(runs, runs.Member, shown));
    }
}
