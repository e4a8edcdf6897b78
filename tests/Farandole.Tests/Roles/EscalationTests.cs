using System.Net;
using Farandole.Domain.Groups;
using Farandole.Tests.Organizing;

namespace Farandole.Tests.Roles;

/// <summary>Forms that no page of ours shows, sent by somebody who wants more than they have.</summary>
public sealed class EscalationTests
{
    [Fact]
    public async Task Nobody_gives_more_than_they_have_or_decides_about_who_has_more()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var nadia = await eaux.JoinsAsync("nadia", RolePreset.Coordinates);
        await eaux.JoinsAsync("bao", RolePreset.Member);
        var (keys, member) = (await eaux.RoleAsync(RolePreset.HoldsKeys), await eaux.RoleAsync(RolePreset.Member));

        foreach (
            var (name, role, why) in new[]
            {
                ("bao", keys, "Cela donne ou retire des droits que vous n’avez pas"),
                ("nadia", keys, "Cela donne ou retire des droits que vous n’avez pas"),
                ("romain", member, "Cette personne peut plus que vous"),
            }
        )
        {
            var path = $"{eaux.Path}/members/{(await eaux.MemberAsync(name)).Id}/role";
            var was = $"{(await eaux.MemberAsync(name)).RoleId} ";

            var answer = await nadia.Post(path, ("role", $"{role.Id}"), ("was", was));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(why, await answer.Text(), StringComparison.Ordinal);
        }
        Assert.Equal(
            ("HoldsKeys", "Coordinates", "Member"),
            (await eaux.RoleOfAsync("romain"), await eaux.RoleOfAsync("nadia"), await eaux.RoleOfAsync("bao"))
        );
    }

    [Fact]
    public async Task Who_decides_about_rights_grants_none_that_they_have_not_got()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var bao = await eaux.JoinsAsync("bao", RolePreset.Member);
        var clerk = await eaux.MakeRoleAsync(
            "Greffe",
            Rights.None.With(Area.Settings, Level.Manage).With(Area.Members, Level.See)
        );
        var bar = await eaux.MakeRoleAsync("Bar", Rights.None);
        await eaux.LetAsync("bao", m => m.Give(clerk.Id));

        // Their own role, another one, a new one, a team.
        (string Path, string Name)[] tries =
        [
            ($"roles/{clerk.Id}", "Greffe"),
            ($"roles/{bar.Id}", "Bar"),
            ("roles", "Tout"),
            ("teams", "Tout"),
        ];
        foreach (var (path, name) in tries)
        {
            var answer = await eaux.ConfirmsAsync(bao, path, ("name", name), ("area-Events", "Manage"));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("id=\"area-Events-error\"", await answer.Text(), StringComparison.Ordinal);
        }
        Assert.Equal(
            (clerk.Rights, Rights.None),
            ((await eaux.RoleAsync("Greffe")).Rights, (await eaux.RoleAsync("Bar")).Rights)
        );
    }

    [Fact]
    public async Task What_may_more_is_read_and_not_changed_not_even_to_make_it_less()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var bao = await eaux.JoinsAsync("bao", RolePreset.Member);
        var clerk = await eaux.MakeRoleAsync("Greffe", Rights.None.With(Area.Settings, Level.Manage));
        await eaux.LetAsync("bao", m => m.Give(clerk.Id));
        var runs = await eaux.RoleAsync(RolePreset.Runs);
        var less = await eaux.ConfirmsAsync(bao, $"roles/{runs.Id}", ("name", ""), ("area-Events", "Nothing"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, less.StatusCode);
        Assert.Equal(runs.Rights, (await eaux.RoleAsync(RolePreset.Runs)).Rights);
        Assert.Contains(
            "Vous pouvez le lire",
            await bao.Page($"{eaux.Path}/roles/{runs.Id}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_team_that_may_more_is_filled_by_who_has_as_much()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var nadia = await eaux.JoinsAsync("nadia", RolePreset.Coordinates);
        var treasury = await eaux.TeamAsync("Trésorerie");
        var me = (await eaux.MemberAsync("nadia")).Id;

        var answer = await nadia.Post($"{eaux.Path}/teams/{treasury.Id}/members", ("member", $"{me}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"member-error\"", await answer.Text(), StringComparison.Ordinal);
        Assert.Contains(
            "Personne dans l’équipe",
            await nadia.Page($"{eaux.Path}/teams/{treasury.Id}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_holds_the_keys_for_a_time_does_not_make_it_longer()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var nadia = await eaux.JoinsAsync("nadia", RolePreset.Member);
        await eaux.JoinsAsync("bao", RolePreset.Member);
        var keys = await eaux.RoleAsync(RolePreset.HoldsKeys);
        await eaux.LetAsync("nadia", m => m.Lend(keys.Id, new(2027, 5, 12)));

        foreach (var (name, until) in new[] { ("nadia", ""), ("nadia", "2027-05-13"), ("bao", "") })
        {
            var path = $"members/{(await eaux.MemberAsync(name)).Id}/role";
            var answer = await eaux.ConfirmsAsync(nadia, path, ("role", $"{keys.Id}"), ("until", until));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("id=\"until-error\"", await answer.Text(), StringComparison.Ordinal);
        }
        // Nor by making the role to which they fall back the same.
        var member = await eaux.RoleAsync(RolePreset.Member);
        var raised = await eaux.ConfirmsAsync(nadia, $"roles/{member.Id}", ("name", ""), ("area-Settings", "Manage"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, raised.StatusCode);
        var lent = await eaux.ConfirmsAsync(
            nadia,
            $"members/{(await eaux.MemberAsync("bao")).Id}/role",
            ("role", $"{keys.Id}"),
            ("until", "2027-05-12")
        );
        Assert.Equal(HttpStatusCode.SeeOther, lent.StatusCode);
    }

    [Fact]
    public async Task What_is_another_groups_is_nobodys_here()
    {
        await using var app = await App.StartAsync();
        var (eaux, other) = (await Eaux.BeginAsync(app), await Eaux.BeginAsync(app, "ailleurs", "malika"));
        var role = (await other.MakeRoleAsync("Bar", Rights.None)).Id;
        var team = (await other.MakeTeamAsync("Bar", Rights.None)).Id;
        var own = (await eaux.MakeTeamAsync("Caisse", Rights.None)).Id;
        var (malika, romain) = ((await other.MemberAsync("malika")).Id, (await eaux.MemberAsync("romain")).Id);
        string[] read = [$"roles/{role}", $"roles/{role}/deletion", $"teams/{team}", $"members/{malika}/role"];
        string[] also = [$"teams/{team}/members", $"teams/{team}/members/{malika}/removal"];

        foreach (var path in (string[])[.. read, $"teams/{team}/edit", $"teams/{team}/deletion"])
            Assert.Equal(HttpStatusCode.NotFound, (await eaux.Romain.Get($"{eaux.Path}/{path}")).StatusCode);
        foreach (
            var path in (string[])[.. read, .. also, $"teams/{team}/deletion", $"teams/{own}/members/{malika}/removal"]
        )
        {
            var answer = await eaux.Romain.Post($"{eaux.Path}/{path}", ("name", "Pris"), ("member", $"{romain}"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Equal(("Bar", "Bar"), ((await other.RoleAsync("Bar")).Name, (await other.TeamAsync("Bar")).Name));
    }

    [Fact]
    public async Task A_form_that_names_what_is_another_groups_is_wrong_at_that_field()
    {
        await using var app = await App.StartAsync();
        var (eaux, other) = (await Eaux.BeginAsync(app), await Eaux.BeginAsync(app, "ailleurs", "malika"));
        await eaux.JoinsAsync("bao", RolePreset.Member);
        var role = (await other.MakeRoleAsync("Bar", Rights.None)).Id;
        var bar = (await eaux.MakeRoleAsync("Caisse", Rights.None)).Id;
        var own = (await eaux.MakeTeamAsync("Caisse", Rights.None)).Id;
        var (malika, bao) = ((await other.MemberAsync("malika")).Id, (await eaux.MemberAsync("bao")).Id);
        foreach (
            var (path, field, value) in new[]
            {
                ($"members/{bao}/role", "role", $"{role}"),
                ($"roles/{bar}/deletion", "other", $"{role}"),
                ($"teams/{own}/members", "member", $"{malika}"),
            }
        )
        {
            var answer = await eaux.Romain.Post($"{eaux.Path}/{path}", (field, value));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains($"id=\"{field}-error\"", await answer.Text(), StringComparison.Ordinal);
        }
        Assert.Equal("Member", await eaux.RoleOfAsync("bao"));
    }
}
