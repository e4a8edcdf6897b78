using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Signatures;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Federation;
using Farandole.Tests.Accounts;
using Farandole.Tests.Elsewhere;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using Farandole.Tests.Profiles;
using Farandole.Tests.RemoteAnswers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Federation;

/// <summary>Keys of those who act here are renewed, and nothing that they say is lost for it.</summary>
public sealed class RenewedKeysTests
{
    private const string Own = "/account/profiles/cam/following";
    private const string Cam = "http://farandole.test/@cam";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_waits_and_the_news_of_it_are_signed_by_the_key_before_unless_that_was_leaked(bool isLeaked)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var cam = await Followed(there, app);
        var before = (await app.KeyOfFace()).PublicPem;
        there.Answers = 503;
        await cam.Post("/account/profiles/cam", ("name", "Camille"));
        await app.DrainAsync();
        await app.RenewsKeyOf("cam", isLeaked);
        await cam.Post("/account/profiles/cam", ("name", "Camille d’ici"));
        there.Answers = 202;
        var tried = there.Came.Count;
        await app.PassAsync(Duration.FromMinutes(3));

        var after = (await app.KeyOfFace()).PublicPem;
        var came = there.Came.Skip(tried).ToList();
        Assert.Equal(3, came.Count);
        Assert.NotEqual(before, after);
        Assert.Equal(after, Assert.Single(Said(came[1]).Embedded!.Objects("publicKey").ToList()).Text("publicKeyPem"));
        foreach (var (at, one) in came.Index())
            Assert.True(await Fits(app, one, at == 2 || isLeaked ? after : before));
        Assert.Equal(isLeaked, (await app.KeyOfFace()).SealedBefore is null);
        await app.Night(Duration.FromDays(5));
        Assert.All(await app.Keys(), k => Assert.Null(k.SealedBefore));
    }

    [Fact]
    public async Task Who_does_not_believe_a_new_key_is_shown_the_one_before_and_is_asked_again_later()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var cam = await Followed(there, app);
        await app.RenewsKeyOf("cam");
        await app.DrainAsync();
        var (tried, key) = (there.Came.Count, (await app.KeyOfFace()).PublicPem);
        there.Answers = 401;
        await cam.Post("/account/profiles/cam", ("name", "Camille"));
        await app.DrainAsync();
        // By either key, in either way of signing.
        Assert.Equal(tried + 4, there.Came.Count);
        Assert.True(await Fits(app, there.Came.ElementAt(tried), key));
        Assert.False(await Fits(app, there.Came.ElementAt(tried + 2), key));
        there.Answers = 202;
        await app.PassAsync(Duration.FromMinutes(2));
        Assert.Equal(tried + 5, there.Came.Count);
        Assert.Equal(0, await app.Look(db => db.Set<OutgoingRow>().CountAsync(Ct)));

        // Once everybody can know it, a no is a no.
        await app.Night(Duration.FromDays(5));
        there.Answers = 401;
        await cam.Post("/account/profiles/cam", ("name", "Camille encore"));
        await app.DrainAsync();
        Assert.Equal(0, await app.Look(db => db.Set<OutgoingRow>().CountAsync(Ct)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_group_of_one_of_our_sites_says_is_believed_by_another(bool isLeaked)
    {
        await using var both = await TwoSites.StartAsync();
        var (nadia, cam) = await Follows(both);
        var first = await KnownHere(both);
        // Here the key was asked for a moment ago: it may not be asked for again before five minutes are over.
        await both.There.RenewsKeyOf("eaux_vives", isLeaked);
        await nadia.Posts("Le local rouvre", "Lundi.");
        await both.DrainAsync();
        await Wait(both);
        Assert.Contains("Le local rouvre", await cam.Page(Own), StringComparison.Ordinal);
        await nadia.Posts("Le local ferme", "Mardi.");
        await both.DrainAsync();
        Assert.Contains("Le local ferme", await cam.Page(Own), StringComparison.Ordinal);
        var known = await KnownHere(both);
        Assert.NotEqual(first, known);
        Assert.Contains(await both.There.Keys(), k => k.PublicPem.Trim() == known.Trim());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_follows_from_one_of_our_sites_is_believed_by_another(bool isLeaked)
    {
        await using var both = await TwoSites.StartAsync();
        var (_, cam) = await Follows(both);
        await both.Here.RenewsKeyOf("cam", isLeaked);
        var followed = Assert.Single(await both.Here.Followed());
        await cam.Post($"/account/profiles/cam/elsewhere/{followed.Id}/end");
        await both.DrainAsync();
        await Wait(both);
        Assert.Equal(0, await both.There.Look(db => db.Set<RemoteFollowerRow>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Documents_of_others_are_asked_for_by_the_new_key_of_the_instance_without_a_new_start()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        await app.SomebodyAs("cam@exemple.fr", "cam");
        await there.Follows(app, Cam);
        await app.RenewsKeyOf("relay", isLeaked: true);
        var documents = app.Services.GetRequiredService<RemoteDocuments>();
        Assert.NotNull((await documents.FindAsync(there.Actor, Ct)).Document);
        var key = Assert.Single(await app.Keys(), k => k.ProfileId is null && k.GroupId is null);
        Assert.NotNull(key.RenewedAt);
        Assert.True(await FitsReader(app, there, key.PublicPem));
    }

    /// <summary>Somebody there follows Cam, and was told yes.</summary>
    private static async Task<HttpClient> Followed(Neighbour there, App app)
    {
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        await there.Follows(app, Cam);
        await app.DrainAsync();
        return cam;
    }

    /// <summary>Cam here follows the group that Nadia holds the keys of there.</summary>
    private static async Task<(HttpClient Nadia, HttpClient Cam)> Follows(TwoSites both)
    {
        var nadia = await both.There.WatersOf("nadia");
        var cam = await both.Here.SomebodyAs("cam@exemple.fr", "cam");
        await both.DrainAsync();
        var found = await cam.Post("/elsewhere", ("uri", Waters(both)));
        await cam.Post(found.EnsureRedirect(), ("as", "cam"), ("told", "OnPage"));
        await both.DrainAsync();
        return (nadia, cam);
    }

    /// <summary>Until a key may be asked for again.</summary>
    private static Task Wait(TwoSites both)
    {
        both.Here.Clock.Advance(Duration.FromMinutes(7));
        both.There.Clock.Advance(Duration.FromMinutes(7));
        return both.DrainAsync();
    }

    private static string Waters(TwoSites both) =>
        both.There.Services.GetRequiredService<Instance>().Absolute("/@eaux_vives");

    private static Task<string> KnownHere(TwoSites both)
    {
        var group = Waters(both);
        return both.Here.Look(db =>
            db.Set<RemoteKeyRow>().Where(k => k.Owner == group).Select(k => k.Pem).SingleAsync(Ct)
        );
    }

    private static RemoteActivity Said(ReceivedRequest request) => new(ActivityText.Parse(request.Body).Document!);

    /// <summary>Whether whoever knows this key, and asks nobody, believes it.</summary>
    private static async Task<bool> Fits(App app, ReceivedRequest request, string pem) =>
        (await Knowing(app, pem, Cam).VerifyInboxAsync(request, Ct)).WhyNot is null;

    private static async Task<bool> FitsReader(App app, Neighbour there, string pem) =>
        (await Knowing(app, pem, "http://farandole.test/relay").VerifyReaderAsync(there.AskedLast!, Ct)).WhyNot is null;

    private static RequestVerifier Knowing(App app, string pem, string owner)
    {
        var now = new Now(app.Clock.GetCurrentInstant().ToDateTimeOffset());
        var ring = new KeyRing(
            new OneKey(pem, owner, now.GetUtcNow()),
            (_, _) => Task.FromResult(FoundDocument.Not(FetchRefusal.NoAnswer)),
            now
        );
        return new RequestVerifier(ring, new RecentSignatures(now), now, SignatureWindow.Hour);
    }

    private sealed class Now(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class OneKey(string pem, string owner, DateTimeOffset now) : IKeyStore
    {
        public ValueTask<KnownKey?> FindAsync(string keyId, CancellationToken ct) =>
            ValueTask.FromResult<KnownKey?>(new(keyId, owner, pem, now));

        public ValueTask KeepAsync(KnownKey key, CancellationToken ct) => default;
    }
}
