using System.Text.Json;
using Farandole.Peers.Tests.Ring;

namespace Farandole.Peers.Tests;

/// <summary>People of other servers follow ours, are told yes, and follow no more.</summary>
[Collection(PeersRing.Name)]
public sealed class FollowingTests(PeersRing ring)
{
    [Theory]
    [InlineData("snac")]
    [InlineData("fedify")]
    [InlineData("cavage")]
    public async Task Somebody_elsewhere_follows_a_profile_a_group_and_the_instance(string name)
    {
        var peer = ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var (handle, group) = (PeersRing.NewWord("cam"), PeersRing.NewWord("eaux"));
        string[] all =
        [
            await cam.ProfileAsync(handle, isFindable: true),
            await cam.GroupAsync(group, handle),
            ring.Relay,
        ];
        foreach (var whom in all)
        {
            var follow = await ring.FollowAsync(peer, whom);
            Assert.True(await CountedAsync(cam, whom) >= 1);
            await ring.UnfollowAsync(peer, whom, follow);
        }
        Assert.Equal(0, await CountedAsync(cam, all[0]));
        Assert.Equal(0, await CountedAsync(cam, all[1]));
    }

    [Theory]
    [InlineData("fedify", "signature-input")]
    [InlineData("cavage", "digest")]
    public async Task The_first_knock_is_believed_however_it_is_signed(string name, string header)
    {
        var peer = (Fedify)ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var whom = await cam.ProfileAsync(PeersRing.NewWord("cam"), isFindable: true);
        await ring.FollowAsync(peer, whom);
        var knock = Assert.Single(await peer.AskedAsync(), a => a.GetProperty("url").GetString() == $"{whom}/inbox");
        Assert.Equal(202, knock.GetProperty("status").GetInt32());
        Assert.True(knock.GetProperty("headers").TryGetProperty(header, out _), knock.ToString());
    }

    [Fact]
    public async Task Our_yes_is_signed_so_that_the_first_server_that_looks_believes_it()
    {
        using var cam = await Somebody.ComeAsync(ring.Program);
        var whom = await cam.ProfileAsync(PeersRing.NewWord("cam"), isFindable: true);
        var follow = await ring.FollowAsync(ring.Fedify, whom);
        var yes = Assert.Single(await ring.Fedify.CameAsync(), c => Body(c).Contains(follow, StringComparison.Ordinal));
        Assert.Equal(202, yes.GetProperty("status").GetInt32());
        Assert.True(yes.GetProperty("headers").TryGetProperty("signature", out _));
        Assert.DoesNotContain("bad signature", ring.Snac.Log, StringComparison.Ordinal);
    }

    private static string Body(JsonElement came) => came.GetProperty("body").GetString()!;

    private static async Task<int> CountedAsync(Somebody cam, string whom) =>
        (await cam.GetAsync($"{whom}/followers", "application/activity+json"))
            .Json.GetProperty("totalItems")
            .GetInt32();
}
