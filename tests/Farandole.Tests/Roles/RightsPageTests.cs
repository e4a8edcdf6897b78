using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Groups;
using Farandole.Tests.Organizing;
using NodaTime;

namespace Farandole.Tests.Roles;

public sealed partial class RightsPageTests
{
    [Fact]
    [Requirement("ASSO-2")]
    public async Task One_page_says_who_may_do_what_and_how_many_they_are()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        await eaux.JoinsAsync("nadia", RolePreset.Coordinates);
        await eaux.JoinsAsync("bao", RolePreset.Member);
        await eaux.JoinsAsync("henri", RolePreset.Member);

        var page = await Eaux.ReadAsync(eaux["bao"], $"{eaux.Path}/rights");

        Assert.Equal(
            [
                "Découvre 0 personne: voit, voit, voit, rien, rien",
                "Membre 2 personnes: propose, propose, voit, voit, rien",
                "Anime 0 personne: fait, fait, fait, propose, rien",
                "Coordonne 1 personne: gère, gère, gère, gère, rien",
                "Garde les clés 1 personne: gère, gère, gère, gère, gère",
            ],
            Rows(page)
        );
        Assert.Contains(
            "Peut préparer un événement que quelqu’un d’autre publie ; écrire une nouvelle que quelqu’un d’autre publie ; voir les liens vers les outils du groupe ; voir qui est membre.",
            page,
            StringComparison.Ordinal
        );
        // It is pushed aside by keyboard as well, and says what it is.
        Assert.Contains(
            "<div class=\"table-wrap\" role=\"group\" aria-label=\"Tableau qui défile : rôles et droits\" tabindex=\"0\">",
            page,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("/roles/", page, StringComparison.Ordinal);
        Assert.Contains(
            "/roles/new",
            await Eaux.ReadAsync(eaux.Romain, $"{eaux.Path}/rights"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_role_for_a_time_counts_until_the_end_of_its_last_day_and_then_opens_nothing()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var nadia = await eaux.JoinsAsync("nadia", RolePreset.Member);
        var coordinates = await eaux.RoleAsync(RolePreset.Coordinates);
        await eaux.LetAsync("nadia", m => m.Lend(coordinates.Id, new(2027, 3, 4)));
        var door = $"{eaux.Path}/members/{(await eaux.MemberAsync("romain")).Id}/role";

        app.Clock.Reset(Instant.FromUtc(2027, 3, 4, 23, 59, 59));
        Assert.Equal(HttpStatusCode.OK, (await nadia.Get(door)).StatusCode);
        Assert.Contains(
            "Coordonne 1 personne: gère, gère, gère, gère, rien",
            Rows(await Eaux.ReadAsync(nadia, $"{eaux.Path}/rights"))
        );

        app.Clock.Advance(Duration.FromSeconds(1));

        Assert.Equal(HttpStatusCode.NotFound, (await nadia.Get(door)).StatusCode);
        Assert.Contains(
            "Coordonne 0 personne: gère, gère, gère, gère, rien",
            Rows(await Eaux.ReadAsync(nadia, $"{eaux.Path}/rights"))
        );
        Assert.Contains(
            "Membre 1 personne: propose, propose, voit, voit, rien",
            Rows(await Eaux.ReadAsync(nadia, $"{eaux.Path}/rights"))
        );
    }

    [Fact]
    public async Task What_a_role_finds_is_said_tab_by_tab_and_act_by_act_and_what_it_does_not_find_too()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var bao = await eaux.JoinsAsync("bao", RolePreset.Member);
        var discovers = (await eaux.RoleAsync(RolePreset.Discovers)).Id;
        var keys = (await eaux.RoleAsync(RolePreset.HoldsKeys)).Id;

        var less = await Eaux.ReadAsync(bao, $"{eaux.Path}/rights?as={discovers}");
        var more = await Eaux.ReadAsync(bao, $"{eaux.Path}/rights?as={keys}");

        Assert.Contains("Voit la page « Accueil ».", less, StringComparison.Ordinal);
        Assert.Contains("Ne voit pas la page « Rôles et équipes ».", less, StringComparison.Ordinal);
        Assert.Contains("Peut lire les coulisses des événements.", less, StringComparison.Ordinal);
        Assert.Contains("Ne peut pas voir qui est membre.", less, StringComparison.Ordinal);
        Assert.Contains("Voit la page « Réglages ».", more, StringComparison.Ordinal);
        Assert.Contains("Peut décider des rôles, des droits et de la fin du groupe.", more, StringComparison.Ordinal);
        // It is a look and no disguise: the page is still that of a member.
        Assert.DoesNotContain("/roles/new", more, StringComparison.Ordinal);
        Assert.DoesNotContain("/settings\"", more, StringComparison.Ordinal);
        Assert.Contains(
            "Voir comme",
            await Eaux.ReadAsync(bao, $"{eaux.Path}/rights?as=nobody"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_shows_themselves_to_those_in_charge_alone_is_named_to_nobody_else()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var bao = await eaux.JoinsAsync("bao", RolePreset.Member);
        var nadia = await eaux.JoinsAsync("nadia", RolePreset.Runs);
        await eaux.LetAsync("nadia", m => m.Say(null, Shown.ToThoseInCharge, App.Start));
        var team = await eaux.MakeTeamAsync("Affiches", Rights.None, "nadia", "bao");
        string[] pages = [$"{eaux.Path}/rights", $"{eaux.Path}/teams", $"{eaux.Path}/teams/{team.Id}"];

        foreach (var page in pages)
        {
            Assert.DoesNotContain("Nom de nadia", await Eaux.ReadAsync(bao, page), StringComparison.Ordinal);
            Assert.Contains("Nom de nadia", await Eaux.ReadAsync(nadia, page), StringComparison.Ordinal);
            Assert.Contains("Nom de nadia", await Eaux.ReadAsync(eaux.Romain, page), StringComparison.Ordinal);
        }
        Assert.Contains(
            "1 personne qui ne se montre pas",
            await Eaux.ReadAsync(bao, pages[2]),
            StringComparison.Ordinal
        );
        // What was done says what, and not about whom: those who may not see the members read it too.
        await eaux.Romain.Post($"{pages[2]}/members/{(await eaux.MemberAsync("nadia")).Id}/removal");
        var news = await Eaux.ReadAsync(bao, eaux.Path);
        Assert.Contains("a retiré quelqu’un de l’équipe « Affiches »", news, StringComparison.Ordinal);
        Assert.DoesNotContain("Nom de nadia", news, StringComparison.Ordinal);
    }

    private static string[] Rows(string page) =>
        [
            .. Row()
                .Matches(page)
                .Select(m =>
                    $"{Bare(m.Groups["role"].Value)}: {string.Join(", ", Cell().Matches(m.Groups["cells"].Value).Select(c => c.Groups[1].Value))}"
                ),
        ];

    private static string Bare(string html) => Gap().Replace(Tag().Replace(html, " "), " ").Trim();

    [GeneratedRegex("<th scope=\"row\">(?<role>.*?)</th>(?<cells>.*?)</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<td class=\"(?:yes|no)\">(.*?)</td>")]
    private static partial Regex Cell();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gap();
}
