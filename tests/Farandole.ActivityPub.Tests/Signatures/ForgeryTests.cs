using Farandole.ActivityPub.Signatures;

namespace Farandole.ActivityPub.Tests.Signatures;

/// <summary>Class F1 and F2 of the attacks on federated servers: nothing of this is believed, and each for its own reason.</summary>
public sealed class ForgeryTests
{
    private static readonly IReadOnlyDictionary<string, Forgery> All = CavageForgeries
        .OnTheWay.Concat(CavageForgeries.WithTooLittle)
        .Concat(KeyForgeries.All)
        .Concat(Rfc9421Forgeries.All)
        .ToDictionary(f => f.Name);

    public static TheoryData<string> Names => [.. All.Keys];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_corpus_is_large() => Assert.True(All.Count >= 100, $"{All.Count}");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_forgery_is_refused_for_its_own_reason(string name)
    {
        var town = new Town();
        var verdict = await town.Verifier.VerifyInboxAsync(All[name].Make(town).Received(), Ct);
        Assert.Equal(All[name].WhyNot, verdict.WhyNot);
        Assert.Null(verdict.Activity);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_request_is_taken_once(bool rfc9421)
    {
        var town = new Town();
        var request = (rfc9421 ? new Draft().Rfc9421() : new Draft().Cavage()).Received();
        Assert.Null((await town.Verifier.VerifyInboxAsync(request, Ct)).WhyNot);
        Assert.Equal(Refusal.Replayed, (await town.Verifier.VerifyInboxAsync(request, Ct)).WhyNot);
        town.Clock.Now += TimeSpan.FromHours(2);
        Assert.Equal(Refusal.TooOld, (await town.Verifier.VerifyInboxAsync(request, Ct)).WhyNot);
    }

    [Fact]
    public async Task A_forgery_does_not_use_up_what_it_copied()
    {
        var town = new Town();
        var copied = new Draft().Cavage().Then(d => d.Body = Draft.Json(Town.Ana, "Follow")).Received();
        Assert.Equal(Refusal.WrongDigest, (await town.Verifier.VerifyInboxAsync(copied, Ct)).WhyNot);
        Assert.Null((await town.Verifier.VerifyInboxAsync(new Draft().Cavage().Received(), Ct)).WhyNot);
    }

    [Fact]
    public async Task Nobody_is_asked_for_a_key_on_behalf_of_what_cannot_be_believed_anyway()
    {
        var town = new Town();
        foreach (
            var forgery in CavageForgeries.WithTooLittle.Where(f =>
                f.WhyNot is not (Refusal.WrongSignature or Refusal.UnknownComponent)
            )
        )
            await town.Verifier.VerifyInboxAsync(forgery.Make(town).Received(), Ct);
        Assert.Empty(town.Asked);
    }
}
