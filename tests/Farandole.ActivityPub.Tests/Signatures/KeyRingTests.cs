using Farandole.ActivityPub.Signatures;

namespace Farandole.ActivityPub.Tests.Signatures;

public sealed class KeyRingTests
{
    private readonly Town town = new();
    private int sent;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_asked_for_once()
    {
        Assert.Null(await SendAsync());
        Assert.Null(await SendAsync());
        Assert.Equal([Town.Ana], town.Asked);
    }

    [Fact]
    public async Task A_key_that_was_changed_is_asked_for_again_when_a_signature_fails()
    {
        await SendAsync();
        Change();
        town.Clock.Now += TimeSpan.FromMinutes(5);
        Assert.Null(await SendAsync("next"));
        Assert.Equal(Refusal.WrongSignature, await SendAsync());
        Assert.Equal([Town.Ana, Town.Ana], town.Asked);
    }

    [Fact]
    public async Task Bad_signatures_make_us_ask_once_in_five_minutes()
    {
        await SendAsync();
        town.Clock.Now += TimeSpan.FromMinutes(5);
        for (var i = 0; i < 10; i++)
            Assert.Equal(Refusal.WrongSignature, await SendAsync("next"));
        Assert.Equal(2, town.Asked.Count);
        town.Clock.Now += TimeSpan.FromMinutes(5);
        await SendAsync("next");
        Assert.Equal(3, town.Asked.Count);
    }

    [Fact]
    public async Task The_key_first_seen_stays_while_its_owner_does_not_answer()
    {
        await SendAsync();
        town.Documents.Clear();
        town.Clock.Now += TimeSpan.FromMinutes(5);
        Assert.Equal(Refusal.WrongSignature, await SendAsync("next"));
        Assert.Null(await SendAsync());
    }

    [Fact]
    public async Task An_owner_who_is_gone_takes_the_key_along()
    {
        await SendAsync();
        town.Gone.Add(Town.Ana);
        town.Clock.Now += TimeSpan.FromMinutes(5);
        Assert.Equal(Refusal.KeyGone, await SendAsync("next"));
    }

    [Fact]
    public async Task A_farewell_of_somebody_known_is_verified()
    {
        await SendAsync();
        Assert.Null(await SendAsync(body: Draft.Json(Town.Ana, "Delete")));
        Assert.Equal(Refusal.WrongSignature, await SendAsync("next", Draft.Json(Town.Ana, "Delete")));
    }

    [Fact]
    public async Task A_farewell_of_somebody_unknown_asks_nobody()
    {
        Assert.Equal(Refusal.NothingToForget, await SendAsync(body: Draft.Json(Town.Ana, "Delete")));
        Assert.Empty(town.Asked);
    }

    [Fact]
    public async Task One_server_cannot_make_us_ask_for_keys_without_end()
    {
        for (var i = 0; i < 150; i++)
        {
            var draft = new Draft { KeyId = $"https://a.example/{i}" }.Cavage();
            Assert.Equal(Refusal.KeyNotFound, (await town.Verifier.VerifyInboxAsync(draft.Received(), Ct)).WhyNot);
        }
        Assert.Equal(120, town.Asked.Count);
    }

    private void Change() => town.Actor(Town.Ana, Town.Pairs["next"].ExportSubjectPublicKeyInfoPem());

    private async Task<Refusal?> SendAsync(string key = Town.Ana, byte[]? body = null)
    {
        // A second later each time: the same request twice would be a replay.
        var draft = new Draft { Key = Town.Pairs[key] };
        draft.Body = body ?? draft.Body;
        draft["Date"] = Draft.At(town.Clock.Now.AddSeconds(++sent));
        return (await town.Verifier.VerifyInboxAsync(draft.Cavage().Received(), Ct)).WhyNot;
    }
}
