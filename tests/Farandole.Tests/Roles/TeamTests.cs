using System.Net;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Tests.Accounts;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Roles;

public sealed class TeamTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("ASSO-2")]
    public async Task A_team_is_made_and_filled_and_says_what_it_may()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        await eaux.JoinsAsync("bao", RolePreset.Member);
        var made = await eaux.Romain.Post(
            $"{eaux.Path}/teams",
            ("name", "Affiches"),
            ("words", "Dessine et colle."),
            ("area-Events", "Propose")
        );
        var team = await eaux.TeamAsync("Affiches");
        var path = $"{eaux.Path}/teams/{team.Id}";
        Assert.Equal($"{path}?done=team-made", made.Headers.Location?.ToString());
        Assert.Contains(
            "Personne dans l’équipe pour l’instant",
            await eaux.Romain.Page(path),
            StringComparison.Ordinal
        );

        await eaux.Romain.Post(
            $"{path}/members",
            ("member", $"{(await eaux.MemberAsync("bao")).Id}"),
            ("leads", "true"),
            ("until", "2027-05-12")
        );

        var page = await Eaux.ReadAsync(eaux["bao"], path);
        string[] said =
        [
            "Dessine et colle.",
            "à qui demander, jusqu’au mercredi 12 mai 2027",
            "ses membres peuvent préparer un événement que quelqu’un d’autre publie.",
        ];
        Assert.All(said, s => Assert.Contains(s, page, StringComparison.Ordinal));
        var all = await Eaux.ReadAsync(eaux["bao"], $"{eaux.Path}/teams");
        Assert.Contains("À qui demander : Nom de bao.", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_changes_after_a_page_that_says_how_many_it_is_about_and_can_be_deleted()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        await eaux.JoinsAsync("bao", RolePreset.Member);
        var team = await eaux.MakeTeamAsync("Affiches", Rights.None, "bao");
        var path = $"{eaux.Path}/teams/{team.Id}";
        (string, string)[] chosen = [("name", "Affichage"), ("words", "Colle."), ("area-Events", "Do")];
        var asked = await Eaux.ReadAsync(await eaux.Romain.Post(path, chosen));
        Assert.Contains("1 personne est dans l’équipe.", asked, StringComparison.Ordinal);
        Assert.Contains("Annoncer des événements au nom du groupe", asked, StringComparison.Ordinal);

        var changed = await eaux.ConfirmsAsync(eaux.Romain, $"teams/{team.Id}", chosen);

        Assert.Equal($"{path}?done=team-saved", changed.Headers.Location?.ToString());
        var after = await eaux.TeamAsync("Affichage");
        Assert.Equal(("Colle.", Level.Do), (after.Words, after.Rights[Area.Events]));

        var gone = await eaux.Romain.Post($"{path}/deletion");

        Assert.Equal($"{eaux.Path}/teams?done=team-deleted", gone.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await eaux.Romain.Get(path)).StatusCode);
        Assert.Equal("Member", await eaux.RoleOfAsync("bao"));
    }

    [Fact]
    public async Task A_place_for_a_time_ends_with_its_last_day()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        await eaux.JoinsAsync("bao", RolePreset.Member);
        var team = await eaux.MakeTeamAsync("Affiches", Rights.None.With(Area.Events, Level.Do));
        var id = await HostAsync(app, team);
        var path = $"{eaux.Path}/teams/{team.Id}";
        await eaux.Romain.Post(
            $"{path}/members",
            ("member", $"{(await eaux.MemberAsync("bao")).Id}"),
            ("until", "2027-03-04")
        );

        app.Clock.Reset(Instant.FromUtc(2027, 3, 4, 23, 59, 59));
        Assert.Equal(HttpStatusCode.OK, (await eaux["bao"].Get($"/events/{id}/manage")).StatusCode);
        Assert.Contains("Nom de bao", await eaux.Romain.Page(path), StringComparison.Ordinal);

        app.Clock.Advance(Duration.FromSeconds(1));

        Assert.NotEqual(HttpStatusCode.OK, (await eaux["bao"].Get($"/events/{id}/manage")).StatusCode);
        Assert.Contains("Personne dans l’équipe", await eaux.Romain.Page(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_keeps_what_somebody_was_for_a_time()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        await eaux.JoinsAsync("bao", RolePreset.Member);
        var (runs, team) = (await eaux.RoleAsync(RolePreset.Runs), await eaux.TeamAsync("Accueil"));
        await eaux.LetAsync("bao", m => m.Lend(runs.Id, new(2027, 3, 4)));
        await eaux.Romain.Post(
            $"{eaux.Path}/teams/{team.Id}/members",
            ("member", $"{(await eaux.MemberAsync("bao")).Id}"),
            ("until", "2027-03-04")
        );

        await app.Night(Duration.FromDays(2));
        Assert.Equal(1, await app.Look(db => db.Set<TeamSeat>().CountAsync(Ct)));
        Assert.Equal(runs.Id, (await eaux.MemberAsync("bao")).RoleId);
        await app.Night(Duration.FromDays(1));

        Assert.Equal(0, await app.Look(db => db.Set<TeamSeat>().CountAsync(Ct)));
        var bao = await eaux.MemberAsync("bao");
        Assert.Equal(
            ((await eaux.RoleAsync(RolePreset.Member)).Id, null, null),
            (bao.RoleId, bao.RoleUntil, bao.ThenRoleId)
        );
    }

    [Fact]
    public async Task What_is_a_deleted_teams_becomes_the_whole_groups_and_its_rights_are_gone()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        await eaux.JoinsAsync("bao", RolePreset.Member);
        await eaux.JoinsAsync("nadia", RolePreset.Runs);
        var team = await eaux.MakeTeamAsync("Affiches", Rights.None.With(Area.Events, Level.Do), "bao");
        var id = await HostAsync(app, team);
        Assert.Equal(HttpStatusCode.OK, (await eaux["bao"].Get($"/events/{id}/manage")).StatusCode);
        Assert.Contains(
            "1 événement passe à tout le groupe.",
            await Eaux.ReadAsync(eaux.Romain, $"{eaux.Path}/teams/{team.Id}/deletion"),
            StringComparison.Ordinal
        );

        await eaux.Romain.Post($"{eaux.Path}/teams/{team.Id}/deletion");

        var host = await app.Look(db => db.Set<EventHost>().SingleAsync(h => h.EventId == id, Ct));
        Assert.Equal((team.GroupId, null), (host.GroupId, host.TeamId));
        Assert.NotEqual(HttpStatusCode.OK, (await eaux["bao"].Get($"/events/{id}/manage")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await eaux["nadia"].Get($"/events/{id}/manage")).StatusCode);
    }

    [Fact]
    public async Task The_right_of_a_team_opens_nothing_outside_of_it()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var bao = await eaux.JoinsAsync("bao", RolePreset.Discovers);
        // Past every rule: a team could be given nothing more.
        var mine = await eaux.MakeTeamAsync("Affiches", Rights.All, "bao");
        var theirs = await eaux.MakeTeamAsync("Accueil", Rights.None);
        var (own, other) = (await HostAsync(app, mine), await HostAsync(app, theirs));
        var member = (await eaux.MemberAsync("romain")).Id;

        Assert.Equal(HttpStatusCode.OK, (await bao.Get($"/events/{own}/manage")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await bao.Get($"/events/{other}/manage")).StatusCode);
        foreach (
            var path in new[] { "rights", "teams", $"teams/{mine.Id}", $"teams/{mine.Id}/edit", "settings", "end" }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await bao.Get($"{eaux.Path}/{path}")).StatusCode);
        foreach (
            var path in new[] { $"teams/{mine.Id}/members", $"teams/{theirs.Id}/members", $"members/{member}/role" }
        )
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await bao.Post($"{eaux.Path}/{path}", ("member", $"{member}"), ("role", "x"))).StatusCode
            );
    }

    [Fact]
    public async Task Errors_stand_beside_the_place_that_they_are_about()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        await eaux.JoinsAsync("bao", RolePreset.Member);
        await eaux.JoinsAsync("henri", RolePreset.Member);
        var team = await eaux.MakeTeamAsync("Affiches", Rights.None, "bao");
        var path = $"{eaux.Path}/teams/{team.Id}/members";
        var (bao, henri) = ((await eaux.MemberAsync("bao")).Id, (await eaux.MemberAsync("henri")).Id);

        var inside = await eaux.Romain.Post(path, ("member", $"{bao}"), ("until", "2027-03-01"), ("leads", "true"));
        var outside = await eaux.Romain.Post(path, ("member", $"{henri}"), ("until", "demain"));
        var nobody = await eaux.Romain.Post(path, ("member", "nobody"));

        var page = await inside.Text();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, inside.StatusCode);
        Assert.Contains($"href=\"#until-{bao}\"", page, StringComparison.Ordinal);
        Assert.Contains($"id=\"until-{bao}-error\"", page, StringComparison.Ordinal);
        Assert.Contains("<details class=\"fold\" open>", page, StringComparison.Ordinal);
        page = await outside.Text();
        Assert.Contains("id=\"until-error\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"demain\"", page, StringComparison.Ordinal);
        Assert.Contains($"<option value=\"{henri}\" selected>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"member-error\"", await nobody.Text(), StringComparison.Ordinal);
        Assert.Equal(1, await app.Look(db => db.Set<TeamSeat>().CountAsync(Ct)));
    }

    /// <summary>An event that the group announces as a team's.</summary>
    private static async Task<EventId> HostAsync(App app, Team team)
    {
        var (id, _) = await Backstage.Announce(app);
        await app.Writer.Write(
            (db, _) =>
            {
                db.Add(EventHost.By(id, team.GroupId, team.Id));
                return Task.CompletedTask;
            },
            Ct
        );
        return id;
    }
}
