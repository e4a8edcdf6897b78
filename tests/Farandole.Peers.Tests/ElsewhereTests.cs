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

    [Theory]
    [InlineData("fedify")]
    [InlineData("cavage")]
    public async Task A_group_there_is_followed_and_its_event_answered_changed_and_called_off(string name)
    {
        const string club = "club";
        var peer = (Fedify)ring.Peer(name);
        using var cam = await Somebody.ComeAsync(ring.Program);
        var (handle, ball) = (PeersRing.NewWord("cam"), PeersRing.NewWord("bal"));
        var who = await cam.ProfileAsync(handle, isFindable: true);
        await cam.FollowElsewhereAsync(peer.ActorOf(club), handle);
        var follow = await Found(peer, () => peer.FollowOfAsync(who), "the Follow is understood");
        await peer.AcceptAsync(who, follow, club);

        var address = await peer.OfferAsync(ball, "free", club);
        await peer.TellAsync(who, "Create", ball, club);
        await Shows(peer, () => cam.FollowedAsync(handle), ball);
        var page = await cam.ComeElsewhereAsync(address, handle);
        var join = await Found(peer, () => peer.AnswerOfAsync(who, "Join", address), "the Join is understood");
        await peer.DecideAsync(who, address, join, isIn: true, club);
        await Shows(peer, () => cam.ReadAsync(page), "Vous venez");

        await peer.OfferAsync(ball, "free", club, $"{ball} ailleurs");
        await peer.TellAsync(who, "Update", ball, club);
        await Shows(peer, () => cam.FollowedAsync(handle), $"{ball} ailleurs");
        await peer.OfferAsync(ball, "free", club, $"{ball} ailleurs", "CANCELLED");
        await peer.TellAsync(who, "Update", ball, club);
        await Shows(peer, () => cam.FollowedAsync(handle), "Annulé");
    }

    private Task<string> Found(Fedify peer, Func<Task<string?>> find, string what) =>
        Until.Found(find, what, () => ring.Explain(peer));

    private Task Shows(Fedify peer, Func<Task<string>> page, string text) =>
        Until.True(
            async () => (await page()).Contains(text, StringComparison.Ordinal),
            $"the page says {text}",
            () => ring.Explain(peer)
        );
}
