using System.Net;
using Farandole.Domain.Groups;
using Farandole.Tests.Organizing;

namespace Farandole.Tests.Roles;

public sealed class GiveRoleTests
{
    [Fact]
    [Requirement("ASSO-2")]
    public async Task A_role_is_given_after_a_page_that_says_what_it_means()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        await eaux.JoinsAsync("bao", RolePreset.Member);
        var path = $"members/{(await eaux.MemberAsync("bao")).Id}/role";
        var runs = (await eaux.RoleAsync(RolePreset.Runs)).Id;
        Assert.Contains(
            "Aujourd’hui : Membre.",
            await Eaux.ReadAsync(eaux.Romain, $"{eaux.Path}/{path}"),
            StringComparison.Ordinal
        );

        var asked = await eaux.Romain.Post($"{eaux.Path}/{path}", ("role", $"{runs}"), ("until", "2027-05-12"));

        var page = await Eaux.ReadAsync(asked);
        Assert.Contains("Ce sera : Anime, jusqu’au mercredi 12 mai 2027, puis Membre.", page, StringComparison.Ordinal);
        Assert.Contains("Annoncer des événements au nom du groupe", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ce qui ne sera plus possible", page, StringComparison.Ordinal);
        Assert.Equal("Member", await eaux.RoleOfAsync("bao"));

        var done = await eaux.ConfirmsAsync(eaux.Romain, path, ("role", $"{runs}"), ("until", "2027-05-12"));

        Assert.Equal($"{eaux.Path}/rights?done=role-given", done.Headers.Location?.ToString());
        Assert.Equal("Runs", await eaux.RoleOfAsync("bao"));
        Assert.Contains(
            "a donné le rôle « Anime » à quelqu’un, pour un temps",
            await Eaux.ReadAsync(eaux["bao"], eaux.Path),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_keys_are_handed_over_in_words_and_the_last_who_has_them_is_told_what_to_do()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        await eaux.JoinsAsync("nadia", RolePreset.Member);
        var (keys, member) = (await eaux.RoleAsync(RolePreset.HoldsKeys), await eaux.RoleAsync(RolePreset.Member));
        var (romain, nadia) = (
            $"members/{(await eaux.MemberAsync("romain")).Id}/role",
            $"members/{(await eaux.MemberAsync("nadia")).Id}/role"
        );

        var refused = await eaux.Romain.Post($"{eaux.Path}/{romain}", ("role", $"{member.Id}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Donnez-les d’abord à quelqu’un d’autre", await refused.Text(), StringComparison.Ordinal);
        Assert.Contains(
            "Vous êtes la seule personne à garder les clés",
            await eaux.Romain.Page($"{eaux.Path}/{romain}"),
            StringComparison.Ordinal
        );
        var asked = await Eaux.ReadAsync(await eaux.Romain.Post($"{eaux.Path}/{nadia}", ("role", $"{keys.Id}")));
        Assert.Contains("Passer les clés à Nom de nadia ?", asked, StringComparison.Ordinal);
        Assert.Contains("retirer les clés à d’autres, y compris à vous", asked, StringComparison.Ordinal);

        // For a time they are no reason to let the last one go.
        await eaux.ConfirmsAsync(eaux.Romain, nadia, ("role", $"{keys.Id}"), ("until", "2027-05-12"));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await eaux.Romain.Post($"{eaux.Path}/{romain}", ("role", $"{member.Id}"))).StatusCode
        );
        await eaux.ConfirmsAsync(eaux.Romain, nadia, ("role", $"{keys.Id}"));
        var own = await eaux.Romain.Post($"{eaux.Path}/{romain}", ("role", $"{member.Id}"));
        Assert.Contains("C’est votre propre rôle", await Eaux.ReadAsync(own), StringComparison.Ordinal);
        await eaux.ConfirmsAsync(eaux.Romain, romain, ("role", $"{member.Id}"));

        Assert.Equal(("Member", "HoldsKeys"), (await eaux.RoleOfAsync("romain"), await eaux.RoleOfAsync("nadia")));
        Assert.Equal(HttpStatusCode.NotFound, (await eaux.Romain.Get($"{eaux.Path}/{nadia}")).StatusCode);
    }

    [Fact]
    public async Task Two_who_give_up_the_keys_at_once_leave_one_of_them()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var nadia = await eaux.JoinsAsync("nadia", RolePreset.HoldsKeys);
        var member = (await eaux.RoleAsync(RolePreset.Member)).Id;
        for (var i = 0; i < 5; i++)
        {
            await Task.WhenAll(Down(eaux.Romain, "romain"), Down(nadia, "nadia"));

            string[] roles = [await eaux.RoleOfAsync("romain"), await eaux.RoleOfAsync("nadia")];
            Assert.Equal(["HoldsKeys", "Member"], roles.Order());
            var keys = (await eaux.RoleAsync(RolePreset.HoldsKeys)).Id;
            await eaux.LetAsync(roles[0] == "Member" ? "romain" : "nadia", m => m.Give(keys));
        }

        async Task Down(HttpClient browser, string name) =>
            await eaux.ConfirmsAsync(
                browser,
                $"members/{(await eaux.MemberAsync(name)).Id}/role",
                ("role", $"{member}")
            );
    }

    [Fact]
    public async Task A_role_that_is_taken_away_opens_nothing_at_the_next_request()
    {
        await using var app = await App.StartAsync();
        var eaux = await Eaux.BeginAsync(app);
        var nadia = await eaux.JoinsAsync("nadia", RolePreset.Coordinates);
        await eaux.JoinsAsync("bao", RolePreset.Member);
        var bao = $"members/{(await eaux.MemberAsync("bao")).Id}/role";
        var (member, runs) = (await eaux.RoleAsync(RolePreset.Member), await eaux.RoleAsync(RolePreset.Runs));
        var was = Eaux.Was(await (await nadia.Post($"{eaux.Path}/{bao}", ("role", $"{runs.Id}"))).Text());

        await eaux.ConfirmsAsync(
            eaux.Romain,
            $"members/{(await eaux.MemberAsync("nadia")).Id}/role",
            ("role", $"{member.Id}")
        );

        var late = await nadia.Post($"{eaux.Path}/{bao}", ("role", $"{runs.Id}"), ("was", was));
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Equal("Member", await eaux.RoleOfAsync("bao"));
    }
}
