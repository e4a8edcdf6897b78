using Farandole.Peers.Tests.Ring;

namespace Farandole.Peers.Tests;

/// <summary>People of other servers answer our events, each as their server lets them.</summary>
[Collection(PeersRing.Name)]
public sealed class AnsweringTests(PeersRing ring)
{
    [Theory]
    [InlineData("fedify")]
    [InlineData("cavage")]
    public async Task Somebody_elsewhere_joins_is_told_yes_and_leaves(string name)
    {
        var peer = (Fedify)ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var handle = PeersRing.NewWord("cam");
        var by = await cam.ProfileAsync(handle, isFindable: true);
        var bal = await cam.AnnounceAsync(handle, "Bal des absents");
        var join = await peer.JoinAsync(bal.Address);
        await Until.True(() => peer.WasAcceptedAsync(by, join), $"{peer.Actor} comes", () => ring.Explain(peer));
        Assert.Equal(1, await ComingAsync(cam, bal));
        await peer.LeaveAsync(bal.Address);
        await Until.True(
            async () => await ComingAsync(cam, bal) == 0,
            $"{peer.Actor} comes no more",
            () => ring.Explain(peer)
        );
    }

    [Fact]
    public async Task Somebody_who_can_only_write_says_so_in_words_and_is_answered_in_words()
    {
        using var cam = await Somebody.ComeAsync(ring.Program);
        var handle = PeersRing.NewWord("cam");
        await cam.ProfileAsync(handle, isFindable: true);
        var bal = await cam.AnnounceAsync(handle, "Bal des bavards");
        await ring.Snac.ReplyAsync("On vient à 3 !", bal.Address);
        await Until.True(async () => await ComingAsync(cam, bal) == 3, "three come", () => ring.Explain(ring.Snac));
        await Until.True(
            () => Task.FromResult(ring.Snac.WasTold("Bal des bavards") && ring.Snac.WasTold("je ne viens plus")),
            "zoe is told so",
            () => ring.Explain(ring.Snac)
        );
    }

    private static async Task<int> ComingAsync(Somebody cam, Announced what) =>
        (await cam.GetAsync(what.Address, "application/activity+json")).Json.GetProperty("participantCount").GetInt32();
}
