using Farandole.Peers.Tests.Ring;

namespace Farandole.Peers.Tests;

/// <summary>Somebody of another server writes under an event of ours, until they are kept away.</summary>
[Collection(PeersRing.Name)]
public sealed class CommentsTests(PeersRing ring)
{
    [Fact]
    public async Task What_they_ask_is_answered_under_it_and_who_is_kept_away_hears_and_says_nothing_more()
    {
        using var cam = await Somebody.ComeAsync(ring.Program);
        var handle = PeersRing.NewWord("cam");
        var by = await cam.ProfileAsync(handle, isFindable: true);
        await ring.FollowAsync(ring.Snac, by);
        await ring.FollowAsync(ring.Fedify, by);
        var bal = await cam.AnnounceAsync(handle, "Bal des curieux");
        await ring.HeardAsync(ring.Snac, bal, _ => true);
        var questions = $"/events/{bal.Id}/questions";
        await ring.Snac.ReplyAsync("Y a-t-il un vestiaire ?", bal.Address);
        await Until.True(() => StandsAsync(cam, questions, "vestiaire"), "it is there", () => ring.Explain(ring.Snac));

        await cam.SendAsync(questions, $"{questions}/…/answer", ("answer", "Oui, au **sous-sol**."));
        await Until.True(
            () => Task.FromResult(ring.Snac.WasTold("sous-sol")),
            "zoe reads the answer",
            () => ring.Explain(ring.Snac)
        );

        await cam.KeepAwayAsync(bal, $"@zoe@localhost:{ring.Snac.Port}");
        var before = await SeenAsync();
        await ring.Snac.ReplyAsync("Et des toilettes ?", bal.Address);
        await Until.True(
            async () => await SeenAsync() > before && await CountAsync("received_activities") == 0,
            "it came and was dealt with",
            () => ring.Explain(ring.Snac)
        );
        Assert.False(await StandsAsync(cam, questions, "toilettes"));
        await cam.ChangeAsync(bal, new { title = "Bal des discrets" });
        await ring.HeardAsync(ring.Fedify, bal, h => h.Title == "Bal des discrets");
        Assert.Equal(0, await CountAsync($"deliveries WHERE host = 'localhost:{ring.Snac.Port}'"));
        Assert.Equal("Bal des curieux", (await ring.Snac.EventAsync(bal.Address))!.Title);
    }

    private Task<long> SeenAsync() => CountAsync("seen_marks");

    private Task<long> CountAsync(string of) => ring.NumberAsync($"SELECT count(*) FROM {of}");

    private static async Task<bool> StandsAsync(Somebody cam, string page, string words) =>
        (await cam.ReadAsync(page)).Contains(words, StringComparison.Ordinal);
}
