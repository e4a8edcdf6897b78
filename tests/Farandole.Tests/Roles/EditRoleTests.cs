using System.Net;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Roles;

public sealed class EditRoleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly (string, string)[] Chosen =
    [
        ("name", "Adhère"),
        ("area-Events", "Do"),
        ("area-Members", "Nothing"),
        ("area-Settings", "Nothing"),
    ];

    [Fact]
    [Requirement("ASSO-2")]
    public async Task Before_a_role_changes_a_page_says_what_is_gained_and_lost_and_by_how_many()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        await eaux.JoinsAsync("bao", RolePreset.Member);
        await eaux.JoinsAsync("henri", RolePreset.Member);
        var path = $"{eaux.Path}/roles/{(await eaux.RoleAsync(RolePreset.Member)).Id}";

        var asked = await eaux.Romain.Post(path, Chosen);

        var page = await Eaux.ReadAsync(asked);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("2 personnes ont ce rôle.", page, StringComparison.Ordinal);
        int[] places =
        [
            .. new[]
            {
                "Ce qui devient possible",
                "<li>Annoncer des événements au nom du groupe</li>",
                "Ce qui ne sera plus possible",
                "<li>Voir qui est membre</li>",
            }.Select(p => page.IndexOf(p, StringComparison.Ordinal)),
        ];
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain(-1, places);
        // Nothing has changed yet, and nothing that was typed is lost on the way back.
        Assert.Equal(HttpStatusCode.OK, (await eaux["bao"].Get($"{eaux.Path}/rights")).StatusCode);
        var back = await (await eaux.Romain.Post(path, [.. Chosen, ("back", "true")])).Text();
        Assert.Contains("value=\"Adhère\"", back, StringComparison.Ordinal);
        Assert.Contains("name=\"area-Events\" value=\"Do\" checked", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_changes_changes_at_the_next_request_and_only_in_what_was_asked_about()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var bao = await eaux.JoinsAsync("bao", RolePreset.Member);
        Assert.Equal(HttpStatusCode.OK, (await bao.Get($"{eaux.Path}/rights")).StatusCode);

        var done = await eaux.ConfirmsAsync(
            eaux.Romain,
            $"roles/{(await eaux.RoleAsync(RolePreset.Member)).Id}",
            Chosen
        );

        Assert.Equal($"{eaux.Path}/rights?done=role-saved", done.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Get($"{eaux.Path}/rights")).StatusCode);
        var role = await eaux.RoleAsync("Adhère");
        Assert.Equal((Level.Do, Level.Nothing), (role.Rights[Area.Events], role.Rights[Area.Members]));
        // What no page asks about yet stays as it was.
        Assert.Equal((Level.Propose, Level.Do), (role.Rights[Area.Posts], role.Rights[Area.Votes]));
    }

    [Fact]
    public async Task What_somebody_else_changed_in_between_is_shown_again_before_it_is_written_over()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var role = await eaux.MakeRoleAsync("Bar", Rights.None);
        var path = $"{eaux.Path}/roles/{role.Id}";
        var was = Eaux.Was(await (await eaux.Romain.Post(path, ("name", "Bar"), ("area-Events", "Do"))).Text());
        await eaux.ConfirmsAsync(eaux.Romain, $"roles/{role.Id}", ("name", "Bar"), ("area-Members", "See"));

        var late = await eaux.Romain.Post(path, ("name", "Bar"), ("area-Events", "Do"), ("was", was));

        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Equal(Rights.None.With(Area.Members, Level.See), (await eaux.RoleAsync("Bar")).Rights);
    }

    [Fact]
    public async Task Wrong_names_stand_beside_their_field_with_all_that_was_typed()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        foreach (
            var (name, message) in new[]
            {
                ("", "Donnez un nom."),
                ("membre", "Ce nom est déjà pris"),
                (new string('x', Role.MaxName + 1), "Le nom a 60 caractères au plus."),
            }
        )
        {
            var answer = await eaux.Romain.Post($"{eaux.Path}/roles", ("name", name), ("area-Events", "Propose"));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = await Eaux.ReadAsync(answer);
            Assert.Contains($"id=\"name-error\"", page, StringComparison.Ordinal);
            Assert.Contains(message, page, StringComparison.Ordinal);
            Assert.Contains("name=\"area-Events\" value=\"Propose\" checked", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_holders_of_the_keys_cannot_be_made_less_and_may_be_called_otherwise()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var keys = await eaux.RoleAsync(RolePreset.HoldsKeys);
        Assert.DoesNotContain(
            "area-Events",
            await eaux.Romain.Page($"{eaux.Path}/roles/{keys.Id}"),
            StringComparison.Ordinal
        );

        await eaux.Romain.Post($"{eaux.Path}/roles/{keys.Id}", ("name", "Bureau"), ("area-Events", "Nothing"));

        var after = await eaux.RoleAsync(RolePreset.HoldsKeys);
        Assert.Equal(("Bureau", Rights.All), (after.Name, after.Rights));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await eaux.Romain.Get($"{eaux.Path}/roles/{keys.Id}/deletion")).StatusCode
        );
    }

    [Fact]
    public async Task A_group_has_so_many_roles_and_no_more()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        for (var i = 5; i < Role.Most - 1; i++)
            await eaux.MakeRoleAsync($"Rôle {i}", Rights.None);

        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await eaux.Romain.Post($"{eaux.Path}/roles", ("name", "Bar"))).StatusCode
        );
        var over = await eaux.Romain.Post($"{eaux.Path}/roles", ("name", "Caisse"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, over.StatusCode);
        Assert.Contains("le plus grand nombre de rôles", await over.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_whose_role_is_deleted_have_the_one_that_was_chosen()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        await eaux.JoinsAsync("bao", RolePreset.Member);
        await eaux.JoinsAsync("nadia", RolePreset.Member);
        var bar = await eaux.MakeRoleAsync("Bar", Rights.None.With(Area.Events, Level.Do));
        var runs = await eaux.RoleAsync(RolePreset.Runs);
        await eaux.LetAsync("bao", m => m.Give(bar.Id));
        await eaux.LetAsync("nadia", m => m.Lend(bar.Id, new(2027, 3, 9)));
        await InviteAsync(app, bar);
        var path = $"{eaux.Path}/roles/{bar.Id}/deletion";
        Assert.Contains("2 personnes ont ce rôle.", await Eaux.ReadAsync(eaux.Romain, path), StringComparison.Ordinal);

        var without = await eaux.Romain.Post(path);
        var done = await eaux.Romain.Post(path, ("other", $"{runs.Id}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains("id=\"other-error\"", await without.Text(), StringComparison.Ordinal);
        Assert.Equal($"{eaux.Path}/rights?done=role-deleted", done.Headers.Location?.ToString());
        Assert.Equal(("Runs", "Runs"), (await eaux.RoleOfAsync("bao"), await eaux.RoleOfAsync("nadia")));
        app.Clock.Advance(Duration.FromDays(8));
        Assert.Equal("Member", await eaux.RoleOfAsync("nadia"));
        // A link that was handed out for it does not hand out another one.
        Assert.Equal(0, await app.Look(db => db.Set<GroupInvitation>().CountAsync(Ct)));
    }

    private static Task InviteAsync(App app, Role role) =>
        app.Writer.Write(
            (db, _) =>
            {
                var by = new Membership(role.GroupId, MemberId.New(), ProfileId.New(), "Romain", Rights.All, []);
                var made = GroupInvitation.Make(by, role.Id, null, 5, new(2027, 3, 2), new(2027, 4, 2));
                var entry = db.Add(made);
                entry.Property(i => i.MemberId).CurrentValue = null;
                return Task.CompletedTask;
            },
            Ct
        );
}
