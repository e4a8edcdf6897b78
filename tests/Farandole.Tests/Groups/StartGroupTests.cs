using System.Net;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Tests.Accounts;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Groups;

public sealed class StartGroupTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(GroupKind.Association, 3)]
    [InlineData(GroupKind.Collective, 2)]
    [InlineData(GroupKind.Community, 1)]
    [InlineData(GroupKind.Friends, 0)]
    public async Task A_group_begins_with_its_roles_its_teams_and_somebody_who_holds_the_keys(GroupKind kind, int teams)
    {
        await using var app = await App.StartAsync();
        var nadia = await app.SomebodyAs("nadia@exemple.fr", "nadia");
        Assert.Contains(
            "Ce qui est déjà prêt",
            await nadia.Page($"/new/group?kind={kind.ToString().ToLowerInvariant()}"),
            StringComparison.Ordinal
        );

        var started = await nadia.Starts("Eaux Vives", "nadia", kind.ToString());

        Assert.Equal("/groups/eaux_vives?done=began", started.Headers.Location?.ToString());
        var space = await nadia.Page("/groups/eaux_vives?done=began");
        Assert.Contains("Vous en gardez les clés", space, StringComparison.Ordinal);
        Assert.Contains("Inviter deux personnes", space, StringComparison.Ordinal);
        Assert.Contains("Vous y êtes Nom de nadia", space, StringComparison.Ordinal);
        Assert.Contains("a créé le groupe", space, StringComparison.Ordinal);
        Assert.Equal(teams, await app.Look(db => db.Set<Team>().CountAsync(Ct)));
        var roles = await app.Look(db => db.Set<Role>().ToListAsync(Ct));
        foreach (var role in roles)
            Assert.Equal(Templates.Of(kind, role.Preset!.Value), role.Rights);
        var keeper = await app.Look(db => db.Set<Member>().SingleAsync(Ct));
        Assert.Equal(roles.Single(r => r.HoldsKeys).Id, keeper.RoleId);
    }

    [Fact]
    [Requirement("ASSO-1")]
    public async Task Whoever_has_no_profile_has_one_by_saying_a_name()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.SignedIn("nadia@exemple.fr");
        var form = await nadia.Page("/new/group?kind=friends");
        Assert.Contains("Votre nom, ici", form, StringComparison.Ordinal);

        var started = await nadia.Starts("La bande à Éloïse !", "new", "Friends", ("as-name", "Nadia Ben"));

        Assert.Equal("/groups/la_bande_a_eloise?done=began", started.Headers.Location?.ToString());
        Assert.Equal("nadia_ben", await app.Look(db => db.Set<Profile>().Select(p => p.Handle).SingleAsync(Ct)));
        var other = await app.SignedIn("nadege@exemple.fr");
        await other.Starts("Les autres", "new", "Friends", ("as-name", "Nadia Ben"));
        Assert.Equal(2, await app.Look(db => db.Set<Profile>().CountAsync(p => p.Handle.StartsWith("nadia_ben"), Ct)));
    }

    [Fact]
    public async Task A_wrong_form_comes_back_whole_with_each_error_beside_its_field()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.SomebodyAs("nadia@exemple.fr", "nadia");

        var answer = await nadia.Starts("", "new", more: [("handle", "a b"), ("summary", "Pour l’eau.")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        Assert.Contains("id=\"name-error\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"as-name-error\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Pour l’eau.\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"a b\"", page, StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.Set<Group>().CountAsync(Ct)));
    }

    [Theory]
    [InlineData("nadia")]
    [InlineData("admin")]
    [InlineData("partie")]
    public async Task An_address_that_is_or_was_anybodys_is_not_given_again(string handle)
    {
        await using var app = await App.StartAsync();
        var nadia = await app.SomebodyAs("nadia@exemple.fr", "nadia", "partie");
        await nadia.Post("/account/profiles/partie/deletion");

        var answer = await nadia.Starts("Eaux Vives", "nadia", more: [("handle", handle)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"handle-error\"", await answer.Text(), StringComparison.Ordinal);
        await nadia.Starts("Eaux Vives", "nadia");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await nadia.Makes("eaux_vives", "Une personne")).StatusCode);
    }

    [Fact]
    public async Task Nobody_acts_under_the_profile_of_somebody_else()
    {
        await using var app = await App.StartAsync();
        await app.SomebodyAs("romain@exemple.fr", "romain");
        var nadia = await app.SomebodyAs("nadia@exemple.fr", "nadia");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await nadia.Starts("Eaux Vives", "romain")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Starts("Eaux Vives", "romain")).StatusCode);
        Assert.Equal(0, await app.Look(db => db.Set<Group>().CountAsync(Ct)));
    }

    [Fact]
    public async Task The_page_for_everybody_says_what_the_group_says_and_who_can_find_it()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        Assert.Contains("Eaux Vives", await app.Visitor().Page("/groups"), StringComparison.Ordinal);

        var saved = await nadia.Post(
            "/groups/eaux_vives/settings",
            ("name", "Eaux Vives Lyon"),
            ("summary", "Pour que l’eau soit partagée."),
            ("words", "On **marche**.\n\n<script>alert(1)</script>"),
            ("language", "fr"),
            ("joining", "Open"),
            ("listed", "false"),
            ("questions", "Pourquoi nous ?"),
            ("welcome", "Se présenter")
        );

        Assert.Equal("/groups/eaux_vives/settings?done=saved", saved.Headers.Location?.ToString());
        var page = await app.Visitor().Page("/@eaux_vives");
        Assert.Contains("Eaux Vives Lyon", page, StringComparison.Ordinal);
        Assert.Contains("<strong>marche</strong>", page, StringComparison.Ordinal);
        Assert.Contains("Tout le monde peut devenir membre", page, StringComparison.Ordinal);
        Assert.Contains("noindex", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "<script>alert",
            await app.Visitor().GetStringAsync("/@eaux_vives", Ct),
            StringComparison.Ordinal
        );
        // What is asked of those who want to join, and told to those who did, is for them.
        Assert.DoesNotContain("Pourquoi nous", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Se présenter", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Eaux Vives", await app.Visitor().Page("/groups"), StringComparison.Ordinal);
        Assert.Contains(
            "a modifié la page du groupe",
            await nadia.Page("/groups/eaux_vives"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_group_that_rests_is_read_and_wakes_up_again()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");

        await nadia.Post("/groups/eaux_vives/rest", ("rest", "true"));

        Assert.Contains("Ce groupe est en repos", await nadia.Page("/groups/eaux_vives"), StringComparison.Ordinal);
        Assert.Contains("personne ne le rejoint", await app.Visitor().Page("/@eaux_vives"), StringComparison.Ordinal);
        await nadia.Post("/groups/eaux_vives/rest", ("rest", "false"));
        Assert.DoesNotContain("en repos", await app.Visitor().Page("/@eaux_vives"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_ends_can_be_kept_for_two_weeks_and_is_gone_then_with_all_that_is_in_it()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        Assert.Contains("Supprimer Eaux Vives", await nadia.Page("/groups/eaux_vives/end"), StringComparison.Ordinal);

        await nadia.Post("/groups/eaux_vives/end", ("end", "true"));
        Assert.Contains("va être supprimé", await nadia.Page("/groups/eaux_vives"), StringComparison.Ordinal);
        await nadia.Post("/groups/eaux_vives/end", ("end", "false"));
        await app.Night(Group.Regret);
        Assert.Equal(HttpStatusCode.OK, (await app.Visitor().Get("/@eaux_vives")).StatusCode);
        await nadia.Post("/groups/eaux_vives/end", ("end", "true"));
        await app.Night(Group.Regret);

        Assert.Equal(HttpStatusCode.Gone, (await app.Visitor().Get("/@eaux_vives")).StatusCode);
        Assert.Equal(0, await app.Look(db => db.Set<Member>().CountAsync(Ct)));
        Assert.Equal(0, await app.Look(db => db.Set<Role>().CountAsync(Ct)));
        Assert.Equal(0, await app.Look(db => db.Set<GroupNote>().CountAsync(Ct)));
        Assert.Equal(HttpStatusCode.OK, (await app.Visitor().Get("/@nadia")).StatusCode);
    }
}
