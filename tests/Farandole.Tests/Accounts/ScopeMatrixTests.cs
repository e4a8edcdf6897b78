using System.Net;
using System.Net.Http.Json;
using Farandole.Domain.Accounts;
using Farandole.Tests.Canaries;
using Farandole.Tests.House;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Accounts;

/// <summary>security.md, A2: every door of the API × every scope × every key that there can be.</summary>
public sealed class ScopeMatrixTests
{
    /// <summary>What each takes, and whether nobody comes without.</summary>
    private static readonly Dictionary<string, (Scope Scope, bool IsNeeded)> Takes = new()
    {
        ["GET /api/v1/events"] = (Scope.ReadEvents, false),
        ["GET /api/v1/events/{id}"] = (Scope.ReadEvents, false),
        ["GET /api/v1/events/{id}/announcements"] = (Scope.ReadEvents, false),
        ["GET /api/v1/events/{id}/questions"] = (Scope.ReadEvents, false),
        ["GET /api/v1/events/{id}/participations"] = (Scope.ReadParticipants, false),
        ["POST /api/v1/events"] = (Scope.WriteEvents, false),
        ["PATCH /api/v1/events/{id}"] = (Scope.WriteEvents, false),
        ["DELETE /api/v1/events/{id}"] = (Scope.WriteEvents, false),
        ["POST /api/v1/events/{id}/participations"] = (Scope.Answer, false),
        ["POST /api/v1/events/{id}/questions"] = (Scope.Answer, false),
        ["GET /api/v1/me/profiles"] = (Scope.ReadProfiles, true),
        ["GET /api/v1/me/events"] = (Scope.ReadEvents, true),
        ["GET /api/v1/me/answers"] = (Scope.ReadAnswers, true),
        ["GET /api/v1/groups"] = (Scope.ReadGroups, true),
        ["GET /api/v1/groups/{handle}"] = (Scope.ReadGroups, true),
        ["GET /api/v1/groups/{handle}/events"] = (Scope.ReadEvents, true),
        ["GET /api/v1/groups/{handle}/posts"] = (Scope.ReadGroups, true),
        ["GET /api/v1/groups/{handle}/members"] = (Scope.ReadMembers, true),
        ["POST /api/v1/groups/{handle}/posts"] = (Scope.WritePosts, true),
        ["POST /api/v1/groups/{handle}/membership"] = (Scope.JoinGroups, true),
        ["DELETE /api/v1/groups/{handle}/membership"] = (Scope.JoinGroups, true),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static IEnumerable<Doorway> Doors =>
        Doorway.All.Where(d => d.Route.StartsWith("/api/v1/", StringComparison.Ordinal));

    [Fact]
    public void Every_door_of_the_api_says_what_it_takes() =>
        Assert.Equal(
            Takes.Keys.Order(StringComparer.Ordinal),
            Doors.Select(d => d.ToString()).Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task A_key_opens_what_it_allows_and_no_other_door()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var world = await CanaryWorld.MakeAsync(app);
        var owner = await app.SomebodyAs("cam@exemple.fr", "cam");
        foreach (var (scope, name) in Scopes.All)
        {
            using var program = await app.AppOf(owner, "", scope);
            foreach (var door in Doors)
            {
                using var answer = await Open(app, world, door, program);
                var takes = Takes[door.ToString()];
                if (takes.Scope == scope)
                    Assert.True(
                        answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden),
                        $"{name}: {door} {answer.StatusCode}"
                    );
                else
                    await Refused(answer, HttpStatusCode.Forbidden, $"{name}: {door}");
            }
        }
        Assert.Empty(await app.Look(db => db.AllEvents.Where(e => e.DeletedAt != null).ToListAsync(Ct)));
    }

    [Fact]
    public async Task Without_a_key_with_one_that_is_no_more_and_with_that_of_an_event_own_doors_stay_shut()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var world = await CanaryWorld.MakeAsync(app);
        var owner = await app.SomebodyAs("cam@exemple.fr", "cam");
        var every = Scopes.All.Select(s => s.Scope).ToArray();
        var revoked = await owner.MakesKey("", every);
        await Revoke(app, owner);
        var over = await owner.MakesKey("", every);
        app.Clock.Advance(Duration.FromDays(183));
        var unknown = over[..^4] + "AAAA";
        foreach (var door in Doors)
        {
            foreach (var key in (string[])[revoked, over, unknown, "fk1_nothing"])
                await Refused(
                    await Open(app, world, door, app.Program(key)),
                    HttpStatusCode.Unauthorized,
                    $"{door} {key[..6]}"
                );
            if (!Takes[door.ToString()].IsNeeded)
                continue;
            await Refused(
                await Open(app, world, door, app.Program(null)),
                HttpStatusCode.Unauthorized,
                $"{door} no key"
            );
            var ofEvent = world.Keys[Kind.Listed].Reveal();
            await Refused(
                await Open(app, world, door, app.Program(ofEvent)),
                HttpStatusCode.Unauthorized,
                $"{door} event key"
            );
        }
    }

    [Fact]
    public async Task At_every_other_door_it_is_no_key_at_all()
    {
        await using var app = await App.StartAsync(("RateLimits:Disabled", "true"));
        var world = await CanaryWorld.MakeAsync(app);
        var owner = await app.SomebodyAs("cam@exemple.fr", "cam");
        var key = await owner.MakesKey("", [.. Scopes.All.Select(s => s.Scope)]);
        var refused = 0;
        foreach (
            var door in Doorway.All.Where(d => !d.IsAnAsset && d.Method != "*" && !Takes.ContainsKey(d.ToString()))
        )
        {
            // What opens to anybody opens to a key as well, and may be there only once.
            using var nobody = await Open(app, world, door, app.Program(null));
            if (nobody.IsSuccessStatusCode || nobody.StatusCode == HttpStatusCode.SeeOther)
                continue;
            using var shown = await Open(app, world, door, app.Program(key));
            Assert.True(
                shown.StatusCode == nobody.StatusCode,
                $"{door}: {shown.StatusCode} with a key, {nobody.StatusCode} without"
            );
            refused++;
        }
        Assert.True(refused > 100, $"Only {refused} doors refused.");
        Assert.Contains("cam@exemple.fr", await owner.GetStringAsync("/account", Ct), StringComparison.Ordinal);
    }

    private static async Task Revoke(App app, HttpClient owner)
    {
        var which = await app.Look(db =>
            db.Set<AppKey>().Where(k => k.Name == Keeping.Name).Select(k => k.Selector).SingleAsync(Ct)
        );
        using var form = new FormUrlEncodedContent([new("which", which)]);
        using var answer = await owner.PostAsync("/account/apps/end", form, Ct);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private static async Task Refused(HttpResponseMessage answer, HttpStatusCode status, string what)
    {
        Assert.True(answer.StatusCode == status, $"{what}: {answer.StatusCode}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        _ = await answer.Content.ReadAsStringAsync(Ct);
    }

    private static Task<HttpResponseMessage> Open(App app, CanaryWorld world, Doorway door, HttpClient program)
    {
        var request = new HttpRequestMessage(new(door.Method), door.With(n => world.ValueAt(app, door, n)));
        if (door.Changes)
            request.Content = JsonContent.Create(new { });
        return program.SendAsync(request, Ct);
    }
}
