using Farandole.Peers.Tests.Ring;

namespace Farandole.Peers.Tests;

/// <summary>A server that was away hears of what happened meanwhile, and in order.</summary>
[Collection(PeersRing.Name)]
public sealed class AwayTests(PeersRing ring)
{
    [Theory]
    [InlineData("snac")]
    [InlineData("fedify")]
    public async Task Who_was_away_gets_it_after_coming_back(string name)
    {
        var peer = ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var handle = PeersRing.NewWord("cam");
        await ring.FollowAsync(peer, await cam.ProfileAsync(handle, isFindable: true));

        await peer.StopAsync();
        var missed = await cam.AnnounceAsync(handle, "Pendant la panne");
        await Until.True(
            async () => await WaitingAsync(peer, "attempts = 1 AND leased_until IS NULL") > 0,
            "it was tried once and waits",
            () => ring.Explain(peer)
        );
        await peer.StartAsync();
        Assert.Null(await peer.EventAsync(missed.Address));

        // The minute until the next try has passed; what comes after it rings, and does not overtake.
        await ring.ChangeAsync("UPDATE deliveries SET due_at = 0");
        var later = await cam.AnnounceAsync(handle, "Après la panne");
        Assert.Equal("Pendant la panne", (await ring.HeardAsync(peer, missed, _ => true)).Title);
        await ring.HeardAsync(peer, later, h => h.Title == "Après la panne");
        await Until.True(
            async () => await WaitingAsync(peer, "1 = 1") == 0,
            "nothing waits any more",
            () => ring.Explain(peer)
        );
    }

    private Task<long> WaitingAsync(IPeer peer, string how) =>
        ring.NumberAsync(
            $"SELECT count(*) FROM deliveries WHERE host = $host AND {how}",
            ("$host", $"localhost:{peer.Port}")
        );
}
