using Farandole.Peers.Tests.Ring;

namespace Farandole.Peers.Tests;

/// <summary>Somebody here follows an actor of another server, and comes to what it announces.</summary>
[Collection(PeersRing.Name)]
public sealed class ElsewhereTests(PeersRing ring)
{
    [Theory]
    [InlineData("fedify")]
    [InlineData("cavage")]
    public async Task An_event_of_another_server_comes_changes_and_goes_on_the_page_of_who_follows(string name)
    {
        var peer = (Fedify)ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var (handle, ball) = (PeersRing.NewWord("cam"), PeersRing.NewWord("bal"));
        var who = await cam.ProfileAsync(handle, isFindable: true);
        await cam.FollowElsewhereAsync(peer.Actor, handle);
        var follow = await Until.Found(
            () => peer.FollowOfAsync(who),
            "the Follow is understood",
            () => ring.Explain(peer)
        );
        await peer.AcceptAsync(who, follow);
        await Shows("sans réponse", isThere: false);

        await peer.AnnounceAsync(who, "Create", ball, $"{ball} d’abord");
        await Shows($"{ball} d’abord", isThere: true);
        await peer.AnnounceAsync(who, "Update", ball, $"{ball} ensuite");
        await Shows($"{ball} ensuite", isThere: true);
        await peer.AnnounceAsync(who, "Delete", ball, "");
        await Shows(ball, isThere: false);

        Task Shows(string text, bool isThere) =>
            Until.True(
                async () => (await cam.FollowedAsync(handle)).Contains(text, StringComparison.Ordinal) == isThere,
                $"the page says {text}: {isThere}",
                () => ring.Explain(peer)
            );
    }

    [Theory]
    [InlineData("fedify", true, "Vous venez")]
    [InlineData("cavage", false, "a dit non")]
    public async Task Somebody_here_joins_what_is_there_reads_what_was_decided_and_leaves(
        string name,
        bool isIn,
        string said
    )
    {
        var peer = (Fedify)ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var handle = PeersRing.NewWord("cam");
        var who = await cam.ProfileAsync(handle, isFindable: false);
        var ball = await peer.OfferAsync(PeersRing.NewWord("bal"), "restricted");
        var page = await cam.ComeElsewhereAsync(ball, handle);
        var join = await Until.Found(
            () => peer.AnswerOfAsync(who, "Join", ball),
            "the Join is understood",
            () => ring.Explain(peer)
        );
        Assert.Contains("n’a pas encore répondu", await cam.ReadAsync(page), StringComparison.Ordinal);
        await peer.DecideAsync(who, ball, join, isIn);
        await Until.True(
            async () => (await cam.ReadAsync(page)).Contains(said, StringComparison.Ordinal),
            $"the page says {said}",
            () => ring.Explain(peer)
        );
        if (!isIn)
            return;
        await cam.WithdrawAsync(page);
        await Until.Found(
            () => peer.AnswerOfAsync(who, "Leave", ball),
            "the Leave is understood",
            () => ring.Explain(peer)
        );
    }
}
