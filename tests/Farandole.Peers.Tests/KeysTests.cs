using Farandole.ActivityPub.Signatures;
using Farandole.Peers.Tests.Ring;

namespace Farandole.Peers.Tests;

/// <summary>Keys change, ours and theirs, under the same id: neither side is lost for the other.</summary>
[Collection(PeersRing.Name)]
public sealed class KeysTests(PeersRing ring)
{
    [Theory]
    [InlineData("fedify")]
    [InlineData("cavage")]
    public async Task Who_has_another_key_here_is_believed_there_again(string name)
    {
        var peer = ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var handle = PeersRing.NewWord("cam");
        await ring.FollowAsync(peer, await cam.ProfileAsync(handle, isFindable: true));
        var before = await cam.AnnounceAsync(handle, "Avant");
        await ring.HeardAsync(peer, before, h => h.Title == "Avant");
        await ring.ChangeAsync(
            "DELETE FROM actor_keys WHERE profile_id = (SELECT id FROM profiles WHERE handle = $handle)",
            ("$handle", handle)
        );
        await ring.HeardAsync(peer, await cam.AnnounceAsync(handle, "Après"), h => h.Title == "Après");
    }

    [Fact]
    public async Task Who_has_another_key_there_is_believed_here_again()
    {
        var dora = ring.Fedify.ActorOf("dora");
        using var old = SigningKey.Create($"{dora}#main-key");
        await ring.ChangeAsync(
            "INSERT INTO remote_keys (key_id, owner, pem, fetched_at) VALUES ($id, $owner, $pem, $at)",
            ("$id", old.KeyId),
            ("$owner", dora),
            ("$pem", old.PublicPem),
            ("$at", NodaTime.SystemClock.Instance.GetCurrentInstant().ToUnixTimeMilliseconds())
        );
        using var cam = await Somebody.ComeAsync(ring.Program);
        var whom = await cam.ProfileAsync(PeersRing.NewWord("cam"), isFindable: true);
        var follow = await ring.Fedify.FollowAsync("dora", whom);
        await Until.True(
            () => ring.Fedify.WasAcceptedAsync(whom, follow),
            "dora is told yes",
            () => ring.Explain(ring.Fedify)
        );
        Assert.Equal(
            0,
            await ring.NumberAsync("SELECT count(*) FROM remote_keys WHERE pem = $pem", ("$pem", old.PublicPem))
        );
    }
}
