using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Tests.Coming;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Accounts;

/// <summary>What an app does in its owner's name where others are: it comes into groups and goes, and answers.</summary>
public sealed class JoiningByAppTests
{
    private const string Path = $"/api/v1/groups/{Grouping.Waters}/membership";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_open_group_is_joined_at_once_and_left_again()
    {
        await using var app = await App.StartAsync();
        await Open(await app.WatersOf("nadia"));
        var lou = await app.SomebodyAs("lou@exemple.fr", "lou");
        var program = await app.AppOf(lou, "", Scope.JoinGroups, Scope.ReadGroups);

        Assert.Equal("in", await Status(await program.PostAsJsonAsync(Path, new { shown = "toMembers" }, Ct)));
        Assert.Equal(1, (await program.Json("/api/v1/groups")).GetProperty("groups").GetArrayLength());
        Assert.Equal(
            Shown.ToMembers,
            await app.Look(db => db.Set<Member>().OrderBy(m => m.Id).Select(m => m.Shown).LastAsync(Ct))
        );
        Assert.Equal(HttpStatusCode.Conflict, (await program.PostAsJsonAsync(Path, new { }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync(Path, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.DeleteAsync(Path, Ct)).StatusCode);
    }

    [Fact]
    public async Task Where_one_asks_an_app_asks_with_answers_and_takes_it_back()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await Settings(nadia, nameof(Joining.OnRequest), "Pourquoi ?");
        var program = await app.AppOf(await app.SomebodyAs("lou@exemple.fr", "lou"), "", Scope.JoinGroups);

        var asked = await program.PostAsJsonAsync(Path, new { answers = new[] { "Pour l’eau." } }, Ct);
        Assert.Equal("asked", await Status(asked));
        Assert.Contains(
            "Pour l’eau.",
            await nadia.Page($"/groups/{Grouping.Waters}/requests"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync(Path, Ct)).StatusCode);
        Assert.Equal(0, await app.Look(db => db.Set<GroupRequest>().CountAsync(Ct)));
    }

    [Fact]
    public async Task The_last_who_holds_the_keys_stays_and_who_has_several_profiles_says_which()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        await Open(nadia);
        await app.MemberOfWaters("mona", RolePreset.Member);
        var keeper = await app.AppOf(nadia, "", Scope.JoinGroups);
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.DeleteAsync(Path, Ct)).StatusCode);

        var program = await app.AppOf(await app.SomebodyAs("lou@exemple.fr", "lou", "lou_b"), "", Scope.JoinGroups);
        foreach (var wrong in new object[] { new { }, new { @as = "nadia" } })
        {
            var answer = await program.PostAsJsonAsync(Path, wrong, Ct);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("\"as\"", await answer.Text(), StringComparison.Ordinal);
        }
        Assert.Equal("in", await Status(await program.PostAsJsonAsync(Path, new { @as = "lou_b" }, Ct)));
    }

    [Fact]
    public async Task An_app_of_one_profile_hears_of_no_other()
    {
        await using var app = await App.StartAsync();
        await Open(await app.WatersOf("nadia"));
        var lou = await app.SomebodyAs("lou@exemple.fr", "lou", "lou_b");
        await lou.Post($"/groups/{Grouping.Waters}/joining", ("as", "lou"), ("shown", "ToMembers"));
        var other = await app.AppOf(lou, "lou_b", Scope.JoinGroups);

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await other.PostAsJsonAsync(Path, new { @as = "lou" }, Ct)).StatusCode
        );
        var refused = await other.PostAsJsonAsync(Path, new { }, Ct);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("in another way", await refused.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.DeleteAsync(Path, Ct)).StatusCode);
        Assert.Equal(2, await app.Look(db => db.Set<Member>().CountAsync(Ct)));
    }

    [Fact]
    public async Task An_app_answers_as_a_profile_of_its_owner_and_as_nobody_else()
    {
        await using var app = await App.StartAsync();
        var id = await Guest.Announce(app);
        var lou = await app.SomebodyAs("lou@exemple.fr", "lou", "lou_b");
        var program = await app.AppOf(lou, "lou", Scope.Answer);
        var path = $"/api/v1/events/{id}/participations";

        foreach (var wrong in (string[])["lou_b", "nadia"])
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await program.PostAsJsonAsync(path, new { @as = wrong }, Ct)).StatusCode
            );
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await app.Program(null).PostAsJsonAsync(path, new { @as = "lou" }, Ct)).StatusCode
        );
        Assert.Equal("in", await Status(await program.PostAsJsonAsync(path, new { @as = "lou" }, Ct)));
        var answer = await app.Look(db => db.Participations.SingleAsync(Ct));
        Assert.NotNull(answer.ProfileId);
        Assert.NotNull(answer.ConfirmedAt);
    }

    private static Task Open(HttpClient keeper) => Settings(keeper, nameof(Joining.Open), "");

    private static async Task Settings(HttpClient keeper, string joining, string questions) =>
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (
                await keeper.Post(
                    $"/groups/{Grouping.Waters}/settings",
                    ("name", "Eaux Vives"),
                    ("joining", joining),
                    ("questions", questions),
                    ("listed", "true")
                )
            ).StatusCode
        );

    private static async Task<string?> Status(HttpResponseMessage answer)
    {
        var body = await answer.Text();
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement.GetProperty("status").GetString();
    }
}
