using System.Net;
using Farandole.Domain.Groups;
using Farandole.Domain.Resources;
using Farandole.Tests.Accounts;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Roles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Resources;

public sealed class ResourcesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("ASSO-5")]
    public async Task A_group_finds_its_tools_by_name_with_where_they_lead_and_whom_to_ask()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var bao = await eaux.JoinsAsync("bao", RolePreset.Discovers);
        var added = await eaux.Romain.Adds(eaux, "Pad du déroulé", more: [("ask", "demander à Monique")]);
        await eaux.Romain.Adds(eaux, "Cagnotte", "www.helloasso.com/x", ("folder", "Argent"));
        await eaux.Romain.Adds(eaux, "Budget", "https://calc.exemple.org", ("folder", "argent"));

        var page = await Eaux.ReadAsync(bao, $"{eaux.Path}/resources");

        Assert.Equal(
            $"{eaux.Path}/resources?done=resource-added#link-{(await app.Link("Pad du déroulé")).Id}",
            added.Headers.Location?.ToString()
        );
        string[] said =
        [
            "<a href=\"https://pad.exemple.org/p/marche\" rel=\"noopener noreferrer nofollow\" dir=\"auto\">Pad du déroulé</a>",
            "<p dir=\"ltr\">pad.exemple.org</p>",
            "Pour l’accès : demander à Monique",
            "<a href=\"https://www.helloasso.com/x\"",
            "<p dir=\"ltr\">helloasso.com</p>",
        ];
        Assert.All(said, s => Assert.Contains(s, page, StringComparison.Ordinal));
        // One heading, however it was typed.
        Assert.Equal(2, page.Split(">Argent</h3>").Length);
        Assert.DoesNotContain("argent</h3>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/resources/new", page, StringComparison.Ordinal);
        var first = await Eaux.ReadAsync(bao, eaux.Path);
        Assert.Contains("Nos outils ailleurs", first, StringComparison.Ordinal);
        Assert.Contains("Pad du déroulé", first, StringComparison.Ordinal);
        // Three links in a row are one thing that happened.
        Assert.Equal(2, first.Split("a ajouté un lien vers un de nos outils").Length);
    }

    [Theory]
    [InlineData("javascript:alert(document.cookie)")]
    [InlineData("data:text/html,x")]
    [InlineData("https://bao:secret@exemple.org/")]
    public async Task What_is_no_address_is_refused_beside_its_field_and_nothing_typed_is_lost(string address)
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);

        var answer = await eaux.Romain.Adds(eaux, "Pad", address, ("folder", "Budget"), ("ask", "Bao"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        string[] kept =
        [
            "id=\"address-error\"",
            $"value=\"{address}\"",
            "value=\"Pad\"",
            "value=\"Budget\"",
            "value=\"Bao\"",
        ];
        Assert.All(kept, k => Assert.Contains(k, page, StringComparison.Ordinal));
        Assert.DoesNotContain($"href=\"{address}", page, StringComparison.Ordinal);
        Assert.Empty(await app.LinksInOrder());
    }

    [Fact]
    public async Task A_link_is_corrected_and_removed_by_who_added_it_and_by_who_cares_for_all()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var (bao, nadia) = (
            await eaux.JoinsAsync("bao", RolePreset.Runs),
            await eaux.JoinsAsync("nadia", RolePreset.Runs)
        );
        await bao.Adds(eaux, "Pad");
        var path = $"{eaux.Path}/resources/{(await app.Link("Pad")).Id}";
        (string, string)[] typed = [("name", "Pad du jour"), ("address", "https://pad.exemple.org/2"), ("ask", "Bao")];

        foreach (var door in new[] { path, $"{path}/place", $"{path}/deletion" })
            Assert.Equal(HttpStatusCode.NotFound, (await nadia.Post(door, typed)).StatusCode);
        var changed = await bao.Post(path, typed);

        Assert.StartsWith(
            $"{eaux.Path}/resources?done=resource-changed",
            changed.Headers.Location?.ToString(),
            StringComparison.Ordinal
        );
        var link = await app.Link("Pad du jour");
        Assert.Equal(("https://pad.exemple.org/2", "Bao"), (link.Address, link.Ask));
        Assert.Contains("Pad du jour", await eaux.Romain.Page($"{path}/deletion"), StringComparison.Ordinal);

        var gone = await eaux.Romain.Post($"{path}/deletion");

        Assert.Equal($"{eaux.Path}/resources?done=resource-deleted", gone.Headers.Location?.ToString());
        Assert.Empty(await app.LinksInOrder());
        Assert.Contains("Pas encore de lien", await bao.Page($"{eaux.Path}/resources"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_move_at_once_keep_one_order()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var bao = await eaux.JoinsAsync("bao", RolePreset.Coordinates);
        foreach (var name in new[] { "A", "B", "C", "D", "E" })
            await eaux.Romain.Adds(eaux, name);
        var door = $"{eaux.Path}/resources/{(await app.Link("A")).Id}/place";

        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(n => (n % 2 == 0 ? bao : eaux.Romain).Post(door, ("to", "down")))
        );

        // Each of the four took it one place further, and nobody else's place was lost.
        Assert.Equal(["B", "C", "D", "E", "A"], await app.LinksInOrder());
        var positions = await app.Look(db => db.Set<Resource>().Select(r => r.Position).ToListAsync(Ct));
        Assert.Equal(5, positions.Distinct().Count());
        await bao.Post(door, ("to", "up"));
        Assert.Equal(["B", "C", "D", "A", "E"], await app.LinksInOrder());
    }

    [Fact]
    public async Task A_link_of_a_team_is_seen_and_added_by_those_in_it_and_becomes_the_groups_without_it()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var (bao, henri) = (
            await eaux.JoinsAsync("bao", RolePreset.Discovers),
            await eaux.JoinsAsync("henri", RolePreset.Discovers)
        );
        var nothing = await eaux.MakeRoleAsync("Ne voit rien", Rights.None);
        foreach (var name in new[] { "bao", "henri" })
            await eaux.LetAsync(name, m => m.Give(nothing.Id));
        var team = await eaux.MakeTeamAsync("Affiches", Rights.None.With(Area.Resources, Level.Do), "bao");
        await eaux.Romain.Adds(eaux, "Caisse");
        await eaux.Romain.Adds(eaux, "Maquettes", more: [("team", $"{team.Id}")]);

        var page = await bao.Page($"{eaux.Path}/resources");
        var own = await bao.Adds(eaux, "Brouillons", more: [("team", $"{team.Id}")]);
        var groups = await bao.Adds(eaux, "Pour tout le groupe");

        Assert.Contains("Maquettes", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Caisse", page, StringComparison.Ordinal);
        Assert.Contains("Maquettes", await bao.Page(eaux.Path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, groups.StatusCode);
        Assert.Contains("id=\"team-error\"", await groups.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await henri.Get($"{eaux.Path}/resources")).StatusCode);
        // Also not by what is new there, which every member reads.
        Assert.DoesNotContain("Maquettes", await henri.Page(eaux.Path), StringComparison.Ordinal);
        await eaux.Romain.Post($"{eaux.Path}/teams/{team.Id}/deletion");
        Assert.Null((await app.Link("Maquettes")).TeamId);
        Assert.Equal(HttpStatusCode.NotFound, (await bao.Get($"{eaux.Path}/resources")).StatusCode);
    }

    [Fact]
    public async Task The_three_hundred_and_first_is_refused_and_what_was_typed_stays()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var group = (await eaux.RoleAsync(RolePreset.Member)).GroupId;
        await app.Writer.Write(
            (db, _) =>
            {
                var all = new List<Resource>();
                var said = new ResourceSaid("Lien", WebAddress.Parse("https://exemple.org/")!, null, null, null);
                while (all.Count < Resource.Most)
                    all.Add(Resource.Add(group, by: null, said, all));
                db.AddRange(all);
                return Task.CompletedTask;
            },
            Ct
        );

        var answer = await eaux.Romain.Adds(eaux, "Un de trop");

        var page = await Eaux.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Le groupe a déjà 300 liens.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Un de trop\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_outlives_who_added_it_and_goes_with_the_group()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var bao = await eaux.JoinsAsync("bao", RolePreset.Runs);
        await bao.Adds(eaux, "Pad");
        await bao.Post("/account/profiles/bao/deletion");
        Assert.Null((await app.Link("Pad")).AddedBy);

        await eaux.Romain.Post($"{eaux.Path}/end", ("end", "true"), ("name", "Eaux Vives"));
        await app.Night(Duration.FromDays(15));

        Assert.Equal(0, await app.Look(db => db.Set<Group>().CountAsync(g => g.Handle == Grouping.Waters, Ct)));
        Assert.Empty(await app.LinksInOrder());
    }

    [Fact]
    public async Task Nobody_outside_reads_a_word_of_a_link()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var other = await Eaux.BeginAsync(app, "ailleurs", "malika");
        await eaux.Romain.Adds(
            eaux,
            "Zqnom",
            "https://zqhote.exemple.org/zqchemin",
            ("ask", "Zqqui"),
            ("folder", "Zqtitre")
        );
        var id = (await app.Link("Zqnom")).Id;
        string[] paths =
        [
            $"/@{Grouping.Waters}",
            "/groups",
            "/account",
            "/account/data.json",
            eaux.Path,
            $"{eaux.Path}/resources",
            $"{eaux.Path}/resources/{id}/edit",
            $"{eaux.Path}/resources/{id}/deletion",
            // The way into one group is no way to the links of another.
            $"{other.Path}/resources/{id}/edit",
            $"{other.Path}/resources/{id}/deletion",
        ];

        foreach (var browser in new[] { app.Visitor(), other.Romain })
        {
            foreach (var path in paths)
                Assert.DoesNotMatch("(?i)zq(nom|hote|chemin|qui|titre)", await (await browser.Get(path)).Text());
        }
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await other.Romain.Post($"{other.Path}/resources/{id}/deletion")).StatusCode
        );
        Assert.Contains("Zqnom", await eaux.Romain.Page($"{eaux.Path}/resources"), StringComparison.Ordinal);
    }
}
