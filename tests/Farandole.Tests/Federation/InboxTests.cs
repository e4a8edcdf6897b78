using System.Net;
using Farandole.ActivityPub.Reading;
using Farandole.ActivityPub.Signatures;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Federation;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Federation;

/// <summary>What others bring, and what follows from it.</summary>
public sealed class InboxTests
{
    private const string Cam = "http://farandole.test/@cam";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SignatureScheme.Cavage)]
    [InlineData(SignatureScheme.Rfc9421)]
    public async Task Somebody_elsewhere_follows_is_told_yes_and_follows_no_more(SignatureScheme scheme)
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        await app.SomebodyAs("cam@exemple.fr", "cam");
        var follow = new
        {
            id = $"{there.Origin}/follows/1",
            type = "Follow",
            actor = there.Actor,
            @object = Cam,
        };

        var answer = await there.Sends(app, follow, "/@cam/inbox", scheme);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, app.Logs);
        await app.DrainAsync();

        Assert.Equal(1, await Followers(app));
        var yes = Assert.Single(there.Activities);
        Assert.Equal(("Accept", Cam), (yes.Type, yes.Actor));
        Assert.Equal(follow.id, yes.Embedded!.Id);
        await Verifies(app, there.Came.Single());
        Assert.Equal(1, (await DiscoveryTests.Document(app, "/@cam/followers")).Count("totalItems"));

        var undo = new
        {
            id = $"{there.Origin}/undos/1",
            type = "Undo",
            actor = there.Actor,
            @object = follow,
        };
        await there.Sends(app, undo);
        await app.DrainAsync();
        Assert.Equal(0, await Followers(app));
    }

    [Fact]
    public async Task Who_takes_back_what_they_did_a_moment_ago_has_taken_it_back()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        await app.SomebodyAs("cam@exemple.fr", "cam");
        for (var n = 0; n < 5; n++)
        {
            await there.Follows(app, Cam, $"{n}");
            app.Clock.Advance(Duration.FromMilliseconds(5));
            await there.Sends(
                app,
                new
                {
                    id = $"{there.Origin}/undos/{n}",
                    type = "Undo",
                    actor = there.Actor,
                    @object = $"{there.Origin}/follows/{n}",
                }
            );
            await app.DrainAsync();
            await app.PassAsync(Duration.FromSeconds(2));
            Assert.Equal(0, await Followers(app));
        }
    }

    [Fact]
    public async Task Who_signs_in_the_newer_way_is_answered_in_it()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        await app.SomebodyAs("cam@exemple.fr", "cam");
        var follow = new
        {
            id = $"{there.Origin}/follows/1",
            type = "Follow",
            actor = there.Actor,
            @object = Cam,
        };
        await there.Sends(app, follow, "/inbox", SignatureScheme.Rfc9421);
        await app.DrainAsync();
        Assert.Contains(there.Came.Single().Headers, h => h.Key == "Signature-Input");
    }

    [Fact]
    public async Task A_hundred_times_the_same_is_once()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed, ("RateLimits:Disabled", "true"));
        await app.SomebodyAs("cam@exemple.fr", "cam");
        for (var n = 0; n < 100; n++)
        {
            app.Clock.Advance(Duration.FromSeconds(1));
            Assert.Equal(HttpStatusCode.Accepted, (await there.Follows(app, Cam)).StatusCode);
        }
        await app.DrainAsync();
        Assert.Single(there.Came);
        Assert.Equal(1, await Followers(app));
        Assert.Equal(0, await app.Look(db => db.Set<ReceivedRow>().CountAsync(Ct)));
    }

    [Fact]
    public async Task What_is_not_signed_or_not_readable_is_refused_and_changes_nothing()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        await app.SomebodyAs("cam@exemple.fr", "cam");
        using var unsigned = new StringContent("{\"type\":\"Follow\"}", null, "application/activity+json");
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Visitor().PostAsync("/inbox", unsigned, Ct)).StatusCode);
        using var other = new StringContent("{}", null, "text/plain");
        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType,
            (await app.Visitor().PostAsync("/inbox", other, Ct)).StatusCode
        );
        Assert.Equal(HttpStatusCode.BadRequest, (await there.SendsText(app, "{")).StatusCode);
        var large = $"{{\"actor\":\"{there.Actor}\",\"content\":\"{new string('a', 1 << 20)}\"}}";
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await there.SendsText(app, large)).StatusCode);
        var inTheNameOfAnother = new
        {
            id = $"{there.Origin}/follows/1",
            type = "Follow",
            actor = $"{there.Origin}/users/another",
            @object = Cam,
        };
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.Sends(app, inTheNameOfAnother)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await there.Sends(app, new { }, "/@nobody/inbox")).StatusCode);
        await app.DrainAsync();
        Assert.Equal(0, await app.Look(db => db.Set<SeenActivityRow>().CountAsync(Ct)));
        Assert.Empty(there.Came);
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_again_and_one_that_refuses_is_not()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        await app.SomebodyAs("cam@exemple.fr", "cam");
        there.Answers = 503;
        await there.Follows(app, Cam);
        await app.DrainAsync();
        Assert.Single(there.Came);
        await app.DrainAsync();
        Assert.Single(there.Came);
        there.Answers = 202;
        await app.PassAsync(Duration.FromMinutes(2));
        Assert.Equal(2, there.Came.Count);
        await app.PassAsync(Duration.FromDays(1));
        Assert.Equal(2, there.Came.Count);

        there.Answers = 404;
        await there.Follows(app, "http://farandole.test/relay", "2");
        await app.DrainAsync();
        await app.PassAsync(Duration.FromDays(1));
        Assert.Equal(3, there.Came.Count);
        Assert.Equal(0, await app.Look(db => db.Set<OutgoingRow>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Who_changes_their_key_is_known_again()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        await app.SomebodyAs("cam@exemple.fr", "cam");
        await there.Follows(app, Cam);
        await app.DrainAsync();
        there.ChangesKey();
        app.Clock.Advance(Duration.FromMinutes(6));
        Assert.Equal(
            HttpStatusCode.Accepted,
            (await there.Follows(app, "http://farandole.test/relay", "2")).StatusCode
        );
        await app.DrainAsync();
        Assert.Equal(2, await Followers(app));
    }

    private static Task<int> Followers(App app) => app.Look(db => db.Set<RemoteFollowerRow>().CountAsync(Ct));

    /// <summary>As the neighbour would: with the key that the actor's document shows.</summary>
    private static async Task Verifies(App app, ReceivedRequest request)
    {
        var now = new FixedTime(app.Clock.GetCurrentInstant().ToDateTimeOffset());
        var ring = new KeyRing(
            new NoKeys(),
            async (id, _) =>
                ActivityPub.Fetching.FoundDocument.Of(await DiscoveryTests.Document(app, new Uri(id).AbsolutePath)),
            now
        );
        var verifier = new RequestVerifier(ring, new RecentSignatures(now), now, SignatureWindow.Hour);
        var verdict = await verifier.VerifyInboxAsync(request, Ct);
        Assert.Null(verdict.WhyNot);
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class NoKeys : IKeyStore
    {
        public ValueTask<KnownKey?> FindAsync(string keyId, CancellationToken ct) => default;

        public ValueTask KeepAsync(KnownKey key, CancellationToken ct) => default;
    }
}
