using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Posts;
using Farandole.Tests.Coming;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Accounts;

public sealed class AppKeyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_shown_once_and_ends_at_once_when_it_is_taken_back()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        var key = await cam.MakesKey("", Scope.ReadProfiles);
        await app.DrainAsync();
        Assert.Contains("Une application", app.LettersTo("cam@exemple.fr")[^1].Subject, StringComparison.Ordinal);
        var page = await cam.Page("/account");
        Assert.Contains("Mon agenda", page, StringComparison.Ordinal);
        Assert.DoesNotContain(key, page, StringComparison.Ordinal);
        Assert.Contains("N’a pas encore servi", page, StringComparison.Ordinal);
        var kept = await app.Look(db => db.Set<AppKey>().SingleAsync(Ct));
        Assert.Equal(32, kept.Hash.Length);

        var program = app.Program(key);
        var profiles = (await program.Json("/api/v1/me/profiles")).GetProperty("profiles");
        Assert.Equal("cam", profiles[0].GetProperty("handle").GetString());
        Assert.Contains("A servi le", await cam.Page("/account"), StringComparison.Ordinal);
        Assert.Contains(
            "\"apps\":[{\"name\":\"Mon agenda\"",
            await cam.GetStringAsync("/account/data.json", Ct),
            StringComparison.Ordinal
        );

        var stranger = await app.SignedIn("stranger@exemple.fr");
        await stranger.Post("/account/apps/end", ("which", kept.Selector));
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/v1/me/profiles")).StatusCode);
        await cam.Post("/account/apps/end", ("which", kept.Selector));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/api/v1/me/profiles")).StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_in_the_form_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam");
        var answer = await cam.Post(
            "/account/apps",
            ("name", new string('a', AppKey.MaxName + 1)),
            ("as", "somebody"),
            ("ends", "2029-01-01"),
            ("scope", "everything")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        foreach (var field in (string[])["name", "scope", "as", "ends"])
            Assert.Contains($"id=\"{field}-error\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2029-01-01\"", page, StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.Set<AppKey>().CountAsync(Ct)));

        app.Clock.Advance(Duration.FromMinutes(16));
        foreach (
            var late in new[] { await cam.Get("/account/apps/new"), await cam.Post("/account/apps", ("name", "a")) }
        )
            Assert.Equal("/account?done=stale", late.Headers.Location?.ToString());
    }

    [Fact]
    public async Task It_ends_on_its_last_day_and_is_forgotten_with_it_and_with_its_profile()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SomebodyAs("cam@exemple.fr", "cam", "autre");
        await cam.MakesKey("autre", Scope.ReadGroups);
        await cam.MakesKey("", Scope.ReadGroups);
        await cam.Post("/account/profiles/autre/deletion");
        Assert.Equal(1, await app.Look(db => db.Set<AppKey>().CountAsync(Ct)));
        await app.Night(Duration.FromDays(184));
        Assert.Equal(0, await app.Look(db => db.Set<AppKey>().CountAsync(Ct)));
    }

    [Fact]
    public async Task A_key_of_one_profile_knows_nothing_of_the_others()
    {
        await using var app = await App.StartAsync();
        var cam = await app.WatersOf("cam");
        await cam.Makes("autre", "Une autre");
        var every = Scopes.All.Select(s => s.Scope).ToArray();
        var other = await app.AppOf(cam, "autre", every);
        var mine = await app.AppOf(cam, "cam", every);
        foreach (var path in (string[])["", "/events", "/posts", "/members"])
        {
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await other.Get($"/api/v1/groups/{Grouping.Waters}{path}")).StatusCode
            );
            Assert.Equal(HttpStatusCode.OK, (await mine.Get($"/api/v1/groups/{Grouping.Waters}{path}")).StatusCode);
        }
        Assert.Equal(0, (await other.Json("/api/v1/groups")).GetProperty("groups").GetArrayLength());
        var profile = (await other.Json("/api/v1/me/profiles")).GetProperty("profiles");
        Assert.Equal("autre", Assert.Single(profile.EnumerateArray().ToList()).GetProperty("handle").GetString());
        var hosted = await Announce(other, $"@{Grouping.Waters}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hosted.StatusCode);
    }

    [Fact]
    public async Task An_app_announces_in_the_name_of_a_group_as_far_as_its_owner_may()
    {
        await using var app = await App.StartAsync();
        await app.WatersOf("keeper");
        var coordinator = await app.MemberOfWaters("nadia", RolePreset.Coordinates);
        var reader = await app.MemberOfWaters("cam", RolePreset.Member);
        var program = await app.AppOf(coordinator, "", Scope.WriteEvents, Scope.ReadEvents);

        var made = await Announce(program, $"@{Grouping.Waters}");

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var json = await made.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.False(json.TryGetProperty("key", out _));
        var id = json.GetProperty("id").GetString();
        var changed = await program.PatchAsJsonAsync($"/api/v1/events/{id}", new { title = "Bal d’été" }, Ct);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(
            "Bal d’été",
            (await program.Json("/api/v1/me/events")).GetProperty("events")[0].GetProperty("title").GetString()
        );
        Assert.Equal(
            "Bal d’été",
            (await program.Json($"/api/v1/groups/{Grouping.Waters}/events"))
                .GetProperty("events")[0]
                .GetProperty("title")
                .GetString()
        );

        var weak = await app.AppOf(reader, "", Scope.WriteEvents);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Announce(weak, $"@{Grouping.Waters}")).StatusCode);
        // Whoever is signed in and shows no key is nobody here.
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await Announce(coordinator, $"@{Grouping.Waters}")).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await weak.PatchAsJsonAsync($"/api/v1/events/{id}", new { title = "x" }, Ct)).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await weak.DeleteAsync($"/api/v1/events/{id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync($"/api/v1/events/{id}", Ct)).StatusCode);
    }

    [Fact]
    public async Task An_app_writes_news_as_far_as_its_owner_may_and_reads_what_they_read()
    {
        await using var app = await App.StartAsync();
        var keeper = await app.WatersOf("keeper");
        await keeper.Posts("Entre nous", "Pour les membres.", readers: nameof(PostReaders.Members));
        var publishes = await app.AppOf(keeper, "", Scope.WritePosts, Scope.ReadGroups);
        var path = $"/api/v1/groups/{Grouping.Waters}/posts";

        var sent = await publishes.PostAsJsonAsync(
            path,
            new
            {
                title = "Au bal",
                text = "Venez.",
                readers = "everybody",
                publish = true,
            },
            Ct
        );

        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        Assert.Equal(
            "published",
            (await sent.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("status").GetString()
        );
        var read = (await publishes.Json(path))
            .GetProperty("posts")
            .EnumerateArray()
            .Select(p => p.GetProperty("title").GetString());
        Assert.Equal(["Au bal", "Entre nous"], read.Order(StringComparer.Ordinal));
        Assert.Contains("Au bal", await app.Visitor().Page(Posting.Outside), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_app_says_wrongly_is_named_by_field()
    {
        await using var app = await App.StartAsync();
        var publishes = await app.AppOf(await app.WatersOf("keeper"), "", Scope.WritePosts);
        var path = $"/api/v1/groups/{Grouping.Waters}/posts";
        var wrong = await publishes.PostAsJsonAsync(path, new { text = "" }, Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(
            ["title", "words"],
            (await wrong.Content.ReadFromJsonAsync<JsonElement>(Ct))
                .GetProperty("errors")
                .EnumerateObject()
                .Select(e => e.Name)
                .Order()
        );
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (
                await publishes.PostAsync(
                    path,
                    new StringContent("{", System.Text.Encoding.UTF8, "application/json"),
                    Ct
                )
            ).StatusCode
        );
    }

    [Fact]
    public async Task Members_are_those_whom_its_owner_sees()
    {
        await using var app = await App.StartAsync();
        await app.WatersOf("keeper");
        var nadia = await app.MemberOfWaters("nadia", RolePreset.Member);
        await app.MemberOfWaters("hidden", RolePreset.Member);
        await app.Writer.Write(
            async (db, ct) =>
            {
                var hidden = await db.Set<Domain.Profiles.Profile>().SingleAsync(p => p.Handle == "hidden", ct);
                var member = await db.Set<Member>().AsTracking().SingleAsync(m => m.ProfileId == hidden.Id, ct);
                member.Say(null, Shown.ToThoseInCharge, app.Now());
            },
            Ct
        );
        var program = await app.AppOf(nadia, "", Scope.ReadMembers);
        var members = await program.GetStringAsync($"/api/v1/groups/{Grouping.Waters}/members", Ct);
        Assert.Contains("\"handle\":\"nadia\"", members, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", members, StringComparison.Ordinal);
        Assert.DoesNotContain("exemple.fr", members, StringComparison.Ordinal);
    }

    /// <summary>SAFE-2 at the doors of apps: what a member may not know, their app may not either.</summary>
    [Fact]
    [Requirement("SAFE-2")]
    public async Task A_piece_that_is_hidden_from_a_member_is_hidden_from_their_app_and_a_draft_is_not_there()
    {
        await using var app = await App.StartAsync();
        await app.WatersOf("keeper");
        var coordinator = await app.MemberOfWaters("nadia", RolePreset.Coordinates);
        var member = await app.MemberOfWaters("cam", RolePreset.Member);
        var every = Scopes.All.Select(s => s.Scope).ToArray();
        var prepares = await app.AppOf(coordinator, "", every);
        var reads = await app.AppOf(member, "", every);
        var made = await Announce(prepares, $"@{Grouping.Waters}", new { piece = "place", @for = "approved" });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetString();

        foreach (var path in (string[])[$"/api/v1/groups/{Grouping.Waters}/events", $"/api/v1/events/{id}"])
        {
            Assert.Contains("Bellecour", await prepares.GetStringAsync(path, Ct), StringComparison.Ordinal);
            var seen = await reads.GetStringAsync(path, Ct);
            Assert.Contains("Bal de printemps", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("Bellecour", seen, StringComparison.Ordinal);
        }
        Assert.Equal(0, (await reads.Json("/api/v1/me/events")).GetProperty("events").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await reads.Get($"/api/v1/events/{id}/participations")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await prepares.Get($"/api/v1/events/{id}/participations")).StatusCode);
    }

    private static Task<HttpResponseMessage> Announce(HttpClient program, string host, params object[] pieces) =>
        program.PostAsJsonAsync(
            "/api/v1/events",
            new
            {
                title = "Bal de printemps",
                start = "2027-03-20T14:00",
                place = new { name = "Place Bellecour, Lyon" },
                visibility = "public",
                host,
                pieces,
            },
            Ct
        );
}
