using Farandole.ActivityPub.Signatures;
using Farandole.Peers.Tests.Ring;

namespace Farandole.Peers.Tests;

/// <summary>Keys change, ours and theirs, under the same id: neither side is lost for the other.</summary>
[Collection(PeersRing.Name)]
public sealed class KeysTests(PeersRing ring)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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

    /// <summary>
    /// snac keeps the key that it knows until it is told of another, by that one, or for a day and a half: of a group it is told
    /// in vain ("ignored 'Update' for object type 'Group'").
    /// </summary>
    [Theory]
    [InlineData("snac", false)]
    [InlineData("fedify", true)]
    [InlineData("cavage", true)]
    public async Task Whose_key_was_renewed_here_is_believed_there_at_once(string name, bool takesNewsOfGroups)
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
        var follows = new List<string>();
        foreach (var whom in all)
            follows.Add(await ring.FollowAsync(peer, whom));
        await ring.HeardAsync(peer, await cam.AnnounceAsync(handle, "Avant"), h => h.Title == "Avant");

        Assert.Equal(0, await ring.Program.TypeAsync(Ct, "keys", handle));
        var what = await cam.AnnounceAsync(handle, "Après");
        await ring.HeardAsync(peer, what, h => h.Title == "Après");
        await cam.ChangeAsync(what, new { title = "Encore" });
        await ring.HeardAsync(peer, what, h => h.Title == "Encore");

        // A group and the instance as well: what they answer afterwards is believed.
        if (takesNewsOfGroups)
            Assert.Equal(0, await ring.Program.TypeAsync(Ct, "keys", group));
        Assert.Equal(0, await ring.Program.TypeAsync(Ct, "keys", "relay"));
        for (var n = 0; n < all.Length; n++)
        {
            await ring.UnfollowAsync(peer, all[n], follows[n]);
            await ring.FollowAsync(peer, all[n]);
        }
    }

    /// <summary>Those who ask again when something does not fit: the key before says nothing any more.</summary>
    [Theory]
    [InlineData("fedify")]
    [InlineData("cavage")]
    public async Task Whose_key_was_leaked_here_is_believed_there_by_the_new_one(string name)
    {
        var peer = ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var handle = PeersRing.NewWord("cam");
        await ring.FollowAsync(peer, await cam.ProfileAsync(handle, isFindable: true));
        await ring.HeardAsync(peer, await cam.AnnounceAsync(handle, "Avant"), h => h.Title == "Avant");
        Assert.Equal(0, await ring.Program.TypeAsync(Ct, "keys", handle, "--leaked"));
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
