using System.Reflection;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;

namespace Farandole.Domain.Tests.Groups;

/// <summary>Who may do what in a group that nobody changed yet: each role, each act, as people were told it would be.</summary>
public sealed class RightsTableTests
{
    // Of an association: discovers, member, runs, coordinates, holds the keys.
    private const string OfAnAssociation = """
        SeeBackstage       x x x x x
        ProposeEvent       . x x x x
        AnnounceEvent      . . x x x
        ManageEvents       . . . x x
        ReadMembersPosts   x x x x x
        ProposePost        . x x x x
        PublishPost        . . x x x
        ManagePosts        . . . x x
        SeeResources       x x x x x
        AddResource        . . x x x
        ManageResources    . . . x x
        SeeMembers         . x x x x
        InviteMembers      . . x x x
        ReceiveMembers     . . . x x
        ManageMembers      . . . x x
        ChangeGroup        . . . . x
        ManageRights       . . . . x
        EndGroup           . . . . x
        """;

    // Where nobody is above the others, a member does what is to be done.
    private static readonly string[] OfAMemberOfACollective =
    [
        "SeeBackstage",
        "ProposeEvent",
        "AnnounceEvent",
        "ReadMembersPosts",
        "ProposePost",
        "PublishPost",
        "SeeResources",
        "AddResource",
        "SeeMembers",
        "InviteMembers",
    ];

    private static readonly Dictionary<string, Act> Acts = typeof(Act)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(f => f.FieldType == typeof(Act))
        .ToDictionary(f => f.Name, f => (Act)f.GetValue(null)!);

    [Fact]
    public void Every_role_may_what_the_table_says_of_every_act_and_nothing_else()
    {
        var table = OfAnAssociation
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToList();

        Assert.Equal(Acts.Keys.Order(), table.Select(l => l[0]).Order());
        foreach (var line in table)
        {
            foreach (var preset in Enum.GetValues<RolePreset>())
                Assert.Equal(
                    (line[0], preset, line[1 + (int)preset] == "x"),
                    (line[0], preset, May(GroupKind.Association, preset, Acts[line[0]]))
                );
        }
    }

    [Theory]
    [InlineData(GroupKind.Collective)]
    [InlineData(GroupKind.Friends)]
    public void Where_nobody_is_above_the_others_members_do_what_is_to_be_done(GroupKind kind) =>
        Assert.Equal(
            OfAMemberOfACollective.Order(),
            Acts.Where(a => May(kind, RolePreset.Member, a.Value)).Select(a => a.Key).Order()
        );

    [Fact]
    public void Each_role_may_all_that_the_one_before_it_may_in_every_kind_of_group()
    {
        foreach (var kind in Enum.GetValues<GroupKind>())
        {
            var presets = Enum.GetValues<RolePreset>();
            foreach (var (less, more) in presets.Zip(presets.Skip(1)))
                Assert.True(Templates.Of(kind, more).Covers(Templates.Of(kind, less)), $"{kind}: {less} and {more}");
            Assert.Equal(Rights.All, Templates.Of(kind, RolePreset.HoldsKeys));
            Assert.NotEqual(Rights.All, Templates.Of(kind, Templates.JoinsAs(kind)));
        }
    }

    [Fact]
    public void A_team_lets_its_members_do_more_in_what_is_its_own_and_nowhere_else()
    {
        var (mine, other) = (TeamId.New(), TeamId.New());
        foreach (var act in Acts.Values)
        {
            var member = Somebody.With(Rights.None) with { Teams = [new(mine, Rights.None.With(act.Area, act.Level))] };

            Assert.True(member.May(act, mine));
            Assert.False(member.May(act, other));
            Assert.False(member.May(act));
        }
    }

    private static bool May(GroupKind kind, RolePreset preset, Act act) =>
        Somebody.With(Templates.Of(kind, preset)).May(act);
}
