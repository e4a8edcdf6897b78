using System.Text.Json.Nodes;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Blocking;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Farandole.Tests.RemoteAnswers;

namespace Farandole.Tests.Elsewhere;

/// <summary>A group of another server invites somebody here.</summary>
public sealed class InvitedThereTests
{
    [Fact]
    public async Task It_stands_on_the_account_and_in_a_letter_and_the_group_hears_nothing()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Invitable(there, app);
        await cam.Invites();
        await cam.Invites();
        Assert.Equal(BelongingElsewhere.Invited, await cam.State());
        Assert.Equal(["Invitation : Zoé d’ailleurs"], await cam.Subjects());
        Assert.Contains("le groupe vous invite", await cam.Browser.Page("/account"), StringComparison.Ordinal);
        var page = await cam.Browser.Page(cam.Path);
        Assert.Contains("Si vous acceptez, que ce profil est membre", page, StringComparison.Ordinal);
        Assert.Contains("/acceptance", page, StringComparison.Ordinal);
        Assert.Empty(there.Activities);
    }

    [Fact]
    public async Task Who_accepts_is_a_member_and_the_whole_invitation_goes_back()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        using var eve = there.Houses("eve");
        var her = $"{there.Origin}/users/eve";
        var cam = await Belonger.Invitable(there, app);
        // At Mobilizon somebody invites for the group.
        await cam.Invites(actor: her, by: eve, id: $"{there.Origin}/member/7");
        await cam.Does("acceptance");
        Assert.Equal(["Accept", "Follow"], cam.Heard);
        var accept = there.Activities[0];
        var invite = accept.Document.Part("object")!;
        Assert.Equal((Belonger.Me, "Invite"), (accept.Actor, accept.ObjectType));
        Assert.Equal(
            ($"{there.Origin}/member/7", her, there.Actor, Belonger.Me),
            (invite.Id, invite.IdOf("actor"), invite.IdOf("object"), invite.IdOf("target"))
        );
        Assert.Equal([there.Actor], accept.To);
        Assert.Equal(BelongingElsewhere.Member, await cam.State());

        await cam.Hears("Remove", JsonValue.Create($"{there.Origin}/member/7"));
        Assert.Equal(BelongingElsewhere.Removed, await cam.State());
        Assert.Equal("Vous n’en faites plus partie : Zoé d’ailleurs", (await cam.Subjects())[^1]);
    }

    [Fact]
    public async Task Who_declines_says_so_once_and_is_not_asked_again_for_a_month()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Invitable(there, app);
        await cam.Invites(id: $"{there.Origin}/member/7");
        await cam.Does("refusal");
        await cam.Does("acceptance");
        await cam.Invites();
        var reject = Assert.Single(there.Activities);
        Assert.Equal(("Reject", $"{there.Origin}/member/7"), (reject.Type, reject.ObjectId));
        Assert.Equal(BelongingElsewhere.Declined, await cam.State());
        Assert.Single(await cam.Subjects());
    }

    [Fact]
    public async Task An_invitation_that_was_taken_back_waits_no_more()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Invitable(there, app);
        await cam.Invites(id: $"{there.Origin}/member/7");
        await cam.Hears("Remove", JsonValue.Create($"{there.Origin}/member/7"));
        Assert.Equal(BelongingElsewhere.Uninvited, await cam.State());
        await cam.Does("acceptance");
        Assert.Empty(there.Activities);
        // Sent anew it waits again, and nothing is written.
        await cam.Invites();
        Assert.Equal(BelongingElsewhere.Invited, await cam.State());
        Assert.Single(await cam.Subjects());
    }

    [Fact]
    public async Task Who_has_asked_and_is_invited_is_in()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Of(there, app);
        await cam.Asks();
        await cam.Invites();
        Assert.Equal(BelongingElsewhere.Member, await cam.State());
        Assert.Equal(["Join", "Accept", "Follow"], cam.Heard);
        Assert.Equal(["Vous êtes membre : Zoé d’ailleurs"], await cam.Subjects());
    }

    [Theory]
    [InlineData("group")]
    [InlineData("person")]
    [InlineData("server")]
    public async Task Of_whom_one_keeps_away_there_is_no_invitation(string what)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        using var eve = there.Houses("eve");
        var her = $"{there.Origin}/users/eve";
        var cam = await Belonger.Of(there, app);
        await cam.Browser.Post("/elsewhere", ("uri", her));
        var whom = what switch
        {
            "group" => $"@zoe@127.0.0.1:{there.Port}",
            "person" => $"@eve@127.0.0.1:{there.Port}",
            _ => "127.0.0.1",
        };
        var kept = await cam.Browser.Post("/account/blocks", ("who", whom), ("distance", "Block"));
        Assert.True(kept.EnsureRedirect().Contains("done=blocked", StringComparison.Ordinal));
        await cam.Invites(actor: her, by: eve);
        Assert.Empty(await cam.Rows());
        Assert.Empty(await cam.Subjects());
        Assert.Empty(there.Activities);
    }

    [Fact]
    public async Task Only_so_many_invitations_come_to_one_profile_whether_or_not_they_are_taken_back()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var cam = await Belonger.Invitable(there, app);
        for (var i = 0; i < RemoteMembershipRow.MostInvited + 2; i++)
        {
            using var key = there.Houses($"group{i}", ActivityPub.Vocabulary.ActorKind.Group);
            var group = $"{there.Origin}/users/group{i}";
            await cam.Invites(group, actor: group, by: key);
            await cam.Hears("Remove", JsonValue.Create(Belonger.Me), group, key, with: s => s["origin"] = group);
        }
        Assert.Equal(RemoteMembershipRow.MostInvited, (await cam.Rows()).Count);
    }
}
