using System.Net;
using Farandole.Peers.Tests.Ring;

namespace Farandole.Peers.Tests;

/// <summary>What other servers make of our events, from the first word to the last.</summary>
[Collection(PeersRing.Name)]
public sealed class EventsTests(PeersRing ring)
{
    [Theory]
    [InlineData("snac")]
    [InlineData("fedify")]
    [InlineData("cavage")]
    public async Task An_event_of_a_profile_arrives_changes_is_called_off_and_goes(string name)
    {
        var peer = ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var handle = PeersRing.NewWord("cam");
        await ring.FollowAsync(peer, await cam.ProfileAsync(handle, isFindable: true));
        await LiveAsync(peer, cam, handle);
    }

    [Theory]
    [InlineData("snac")]
    [InlineData("fedify")]
    public async Task An_event_of_a_group_arrives_changes_is_called_off_and_goes(string name)
    {
        var peer = ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var (handle, group) = (PeersRing.NewWord("cam"), PeersRing.NewWord("eaux"));
        await cam.ProfileAsync(handle, isFindable: false);
        await ring.FollowAsync(peer, await cam.GroupAsync(group, handle));
        await LiveAsync(peer, cam, group);
    }

    [Theory]
    [InlineData("snac", false)]
    [InlineData("snac", true)]
    [InlineData("fedify", false)]
    [InlineData("fedify", true)]
    public async Task Who_follows_the_instance_hears_of_everything(string name, bool isFindable)
    {
        var peer = ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var handle = PeersRing.NewWord("cam");
        await cam.ProfileAsync(handle, isFindable);
        var follow = await ring.FollowAsync(peer, ring.Relay);
        await LiveAsync(peer, cam, handle);
        await ring.UnfollowAsync(peer, ring.Relay, follow);
    }

    /// <summary>The whole of it, as that peer sees it.</summary>
    private async Task LiveAsync(IPeer peer, Somebody cam, string by)
    {
        var bal = await cam.AnnounceAsync(by, "Bal au bord de l’eau");
        var heard = await ring.HeardAsync(peer, bal, h => h.Status.Length > 0);
        Assert.Equal(
            ("Bal au bord de l’eau", "Maison du canal", "CONFIRMED"),
            (heard.Title, heard.Place, heard.Status)
        );

        await cam.ChangeAsync(bal, new { title = "Grand bal", start = $"{Browser.Tests.Ring.Days.In(31)}T15:00" });
        var changed = await ring.HeardAsync(peer, bal, h => h.Title == "Grand bal");
        Assert.Equal(25, (changed.Start - heard.Start).TotalHours, tolerance: 1);

        await cam.ChangeAsync(bal, new { status = "cancelled", statusReason = "Il pleut." });
        Assert.Equal("CANCELLED", (await ring.HeardAsync(peer, bal, h => h.Status is not ("" or "CONFIRMED"))).Status);

        await cam.DeleteAsync(bal);
        await Until.True(() => peer.IsGoneAsync(bal.Address), "it is gone there", () => ring.Explain(peer));
        Assert.Equal(HttpStatusCode.Gone, (await cam.GetAsync(bal.Address, "application/activity+json")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await cam.GetAsync(bal.Address, "text/html")).Status);
    }
}
