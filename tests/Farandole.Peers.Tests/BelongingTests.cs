using Farandole.Peers.Tests.Ring;

namespace Farandole.Peers.Tests;

/// <summary>People of other servers belong to groups of ours.</summary>
[Collection(PeersRing.Name)]
public sealed class BelongingTests(PeersRing ring)
{
    [Theory]
    [InlineData("fedify")]
    [InlineData("cavage")]
    public async Task Somebody_elsewhere_joins_a_group_is_told_yes_and_leaves(string name)
    {
        var peer = (Fedify)ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var (handle, word) = (PeersRing.NewWord("cam"), PeersRing.NewWord("eaux"));
        await cam.ProfileAsync(handle, isFindable: true);
        var waters = await cam.GroupAsync(word, handle);

        var join = await peer.JoinAsync(waters);

        await Until.True(() => peer.WasAcceptedAsync(waters, join), $"{peer.Actor} is in", () => ring.Explain(peer));
        Assert.True(await IsShownAsync(cam, word));
        await peer.LeaveAsync(waters);
        await Until.True(
            async () => !await IsShownAsync(cam, word),
            $"{peer.Actor} is a member no more",
            () => ring.Explain(peer)
        );
    }

    [Theory]
    [InlineData("fedify", "admission", "Accept")]
    [InlineData("cavage", "refusal", "Reject")]
    public async Task Who_asks_hears_what_those_in_charge_of_the_members_say(string name, string verdict, string answer)
    {
        var peer = (Fedify)ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var (handle, word) = (PeersRing.NewWord("cam"), PeersRing.NewWord("eaux"));
        await cam.ProfileAsync(handle, isFindable: true);
        var waters = await cam.GroupAsync(word, handle, "OnRequest");
        var join = await peer.JoinAsync(waters);
        var requests = $"/groups/{word}/requests";
        await Until.True(
            async () => (await cam.ReadAsync(requests)).Contains("@erin@", StringComparison.Ordinal),
            $"{peer.Actor} waits",
            () => ring.Explain(peer)
        );
        Assert.False(await IsShownAsync(cam, word));

        await cam.SendAsync(requests, $"{requests}/…/{verdict}");

        await Until.True(
            () => peer.WasToldAsync(answer, waters, join),
            $"{peer.Actor} is told",
            () => ring.Explain(peer)
        );
        Assert.Equal(answer == "Accept", await IsShownAsync(cam, word));
    }

    private static async Task<bool> IsShownAsync(Somebody cam, string handle) =>
        (await cam.ReadAsync($"/groups/{handle}/members")).Contains("@erin@", StringComparison.Ordinal);
}
