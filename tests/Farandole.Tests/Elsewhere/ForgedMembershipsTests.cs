using System.Text.Json.Nodes;
using Farandole.ActivityPub.Vocabulary;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Federation;
using Farandole.Tests.Profiles;

namespace Farandole.Tests.Elsewhere;

/// <summary>What a group says of its members is believed of the group, of those who speak for it on its server, and of nobody else.</summary>
public sealed class ForgedMembershipsTests
{
    [Fact]
    public async Task Another_server_says_nothing_of_a_group_that_is_not_its_own()
    {
        await using var there = await Neighbour.StartAsync();
        await using var other = await Neighbour.StartAsync();
        other.Kind = ActorKind.Group;
        await using var app = await App.StartAsync(OverThere.Settings(there, other));
        var cam = await Belonger.Of(there, app);
        await cam.Asks();
        await cam.Hears("Accept", cam.Join(), from: other);
        await cam.Hears("Reject", cam.Join()["id"]!, from: other, speaksFor: there.Actor);
        await cam.Hears("Ignore", cam.Join(), from: other);
        await cam.Hears("Accept", cam.Member(), from: other, speaksFor: there.Actor);
        await cam.Hears("Update", cam.Member("administrator"), from: other, speaksFor: there.Actor);
        await cam.Hears("Remove", JsonValue.Create(Belonger.Me), from: other, with: s => s["origin"] = there.Actor);
        await cam.Hears("Remove", cam.Join()["id"]!, from: other, speaksFor: there.Actor);
        Assert.Equal(BelongingElsewhere.Asked, await cam.State());
        Assert.Empty(await cam.Subjects());
    }

    [Fact]
    public async Task A_stranger_on_the_same_server_ends_nothing_and_lets_nobody_in()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        using var eve = there.Houses("eve");
        var her = $"{there.Origin}/users/eve";
        var cam = await Belonger.Of(there, app);
        await cam.Asks();
        await cam.Hears("Accept", cam.Join(), her, eve);
        await cam.Hears("Accept", cam.Member(), her, eve, speaksFor: her);
        Assert.Equal(BelongingElsewhere.Asked, await cam.State());
        await cam.Hears("Accept", cam.Join());
        await cam.Hears("Remove", cam.Join()["id"]!, her, eve);
        await cam.Hears("Remove", JsonValue.Create(Belonger.Me), her, eve, with: s => s["origin"] = her);
        await cam.Hears("Update", cam.Member("administrator"), her, eve);
        var row = await cam.Row();
        Assert.Equal((BelongingElsewhere.Member, RoleElsewhere.Member), (row.State, row.Role));
    }

    [Fact]
    public async Task An_invitation_of_anothers_group_of_somebody_else_or_of_nobody_is_none()
    {
        await using var there = await Neighbour.StartAsync();
        await using var other = await Neighbour.StartAsync();
        other.Kind = ActorKind.Group;
        await using var app = await App.StartAsync(OverThere.Settings(there, other));
        using var eve = there.Houses("eve");
        var her = $"{there.Origin}/users/eve";
        var cam = await Belonger.Invitable(there, app);
        await cam.Invites(there.Actor, from: other);
        await cam.Invites(there.Actor, from: other, id: $"{there.Origin}/member/1");
        await cam.Invites(id: $"{other.Origin}/member/1");
        await cam.Invites(actor: her, by: eve, speaksFor: her);
        // Herself, who is no group.
        await cam.Invites(her, actor: her, by: eve);
        await cam.Invites(whom: "http://farandole.test/@nobody");
        await cam.Invites(whom: "http://farandole.test/relay");
        await cam.Invites(whom: $"{other.Origin}/users/zoe");
        await cam.Invites(whom: null);
        Assert.Empty(await cam.Rows());
        Assert.Empty(await cam.Subjects());
    }

    [Fact]
    public async Task Nobody_is_made_a_member_who_has_not_asked_or_accepted()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Invitable(there, app);
        await cam.Hears("Create", cam.Member());
        await cam.Hears("Accept", cam.Member());
        Assert.Empty(await cam.Rows());
        await cam.Invites(id: $"{there.Origin}/member/1");
        await cam.Hears("Create", cam.Member());
        await cam.Hears("Accept", cam.Member());
        await cam.Hears("Update", cam.Member("administrator"));
        Assert.Equal(BelongingElsewhere.Invited, await cam.State());
        Assert.Empty(there.Activities);
    }

    [Fact]
    public async Task What_is_said_of_somebody_elses_membership_changes_nothing_for_others()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        await cam.Asks();
        await app.SomebodyAs("dom@exemple.fr", "dom");
        var join = cam.Join();
        join["actor"] = "http://farandole.test/@dom";
        join["id"] = "http://farandole.test/@dom/memberships/1";
        await cam.Hears("Accept", join);
        await cam.Hears("Accept", cam.Member(who: "http://farandole.test/@dom"));
        await cam.Hears("Accept", cam.Member(group: $"{there.Origin}/users/other"));
        await cam.Hears("Accept", JsonValue.Create($"{Belonger.Me}/memberships/\0"));
        join["actor"] = Belonger.Me;
        join["id"] = $"{Belonger.Me}/memberships/never";
        await cam.Hears("Accept", join);
        Assert.Equal(BelongingElsewhere.Asked, await cam.State());
        // Without any id it is told apart by who joined what.
        join.AsObject().Remove("id");
        await cam.Hears("Accept", join);
        Assert.Equal(BelongingElsewhere.Member, await cam.State());
    }
}
