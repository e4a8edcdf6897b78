using System.Net;
using System.Text.Json;
using Farandole.Domain.Profiles;
using Farandole.Tests.Accounts;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Profiles;

public sealed class ProfileTests
{
    private const string Cam = "cam@exemple.fr";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_profile_is_a_name_a_page_and_some_words()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SignedIn(Cam);
        Assert.Contains("Aucun profil pour l’instant", await cam.Page("/account"), StringComparison.Ordinal);
        Assert.Contains("Ce qui reste séparé", await cam.Page("/account/profiles/new"), StringComparison.Ordinal);

        var made = await cam.Makes("@Camille_69", "Camille", "J’aime le **bal**.\n\n<script>alert(1)</script>");

        Assert.Equal("/account/profiles/camille_69?done=made", made.Headers.Location?.ToString());
        Assert.Contains(
            "Votre profil est prêt",
            await cam.Page(made.Headers.Location!.ToString()),
            StringComparison.Ordinal
        );
        var page = await app.Visitor().Page("/@Camille_69");
        Assert.Contains("<h1 lang=\"fr\" dir=\"auto\">Camille</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<strong>bal</strong>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "<script>alert",
            await app.Visitor().GetStringAsync("/@camille_69", Ct),
            StringComparison.Ordinal
        );
        Assert.Contains("Rien d’annoncé pour l’instant", page, StringComparison.Ordinal);
        Assert.Contains("rel=\"canonical\" href=\"http://farandole.test/@camille_69\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("noindex", page, StringComparison.Ordinal);
        Assert.Contains("@camille_69", await cam.Page("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_by_link_tells_search_engines_to_leave_it_alone()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SignedIn(Cam);
        await cam.Makes("camille", "Camille", findable: "");

        var page = await app.Visitor().Page("/@camille");

        Assert.Contains("noindex", page, StringComparison.Ordinal);
        Assert.DoesNotContain("canonical", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_form_comes_back_whole_with_each_error_beside_its_field()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SignedIn(Cam);
        var words = new string('é', Profile.MaxWords + 1);

        var answer = await cam.Makes("élodie", "", words);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        foreach (var field in new[] { "name", "handle", "words" })
            Assert.Contains($"id=\"{field}-error\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"élodie\"", page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.Set<Profile>().CountAsync(Ct)));
    }

    [Fact]
    public async Task A_handle_that_is_was_or_may_not_be_anybodys_is_refused_in_the_same_words()
    {
        await using var app = await App.StartAsync();
        var other = await app.SomebodyAs("dominique@exemple.fr", "camille", "trombone");
        await other.Post("/account/profiles/trombone/deletion");
        var cam = await app.SignedIn(Cam);
        var said = new List<string>();
        foreach (var handle in new[] { "CAMILLE", "trombone", "moderation" })
        {
            var answer = await cam.Makes(handle, "Cam");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = await answer.Text();
            Assert.Contains("id=\"handle-error\"", page, StringComparison.Ordinal);
            said.Add(page.Replace(handle, "", StringComparison.Ordinal));
        }
        Assert.Single(said.Distinct());
        // Nor does whoever gave it up have it back.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.Makes("trombone", "Moi")).StatusCode);
    }

    [Fact]
    public async Task Of_two_who_want_a_handle_at_once_one_has_it()
    {
        await using var app = await App.StartAsync();
        var both = new[] { await app.SignedIn(Cam), await app.SignedIn("dominique@exemple.fr") };

        var answers = await Task.WhenAll(both.Select(b => b.Makes("bal_du_canal", "Le bal")));

        Assert.Equal(
            [HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity],
            answers.Select(a => a.StatusCode).Order()
        );
        Assert.Equal(1, await app.Look(db => db.Set<Profile>().CountAsync(Ct)));
    }

    [Fact]
    public async Task An_account_has_ten_profiles_and_no_more()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SomebodyAs(Cam, [.. Enumerable.Range(1, Profile.Most).Select(n => $"cam_{n}")]);

        var eleventh = await cam.Makes("cam_11", "Cam");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, eleventh.StatusCode);
        Assert.Contains("déjà dix profils", await eleventh.Text(), StringComparison.Ordinal);
        Assert.Contains("déjà dix profils", await cam.Page("/account/profiles/new"), StringComparison.Ordinal);
        await cam.Post("/account/profiles/cam_1/deletion");
        Assert.Equal(HttpStatusCode.SeeOther, (await cam.Makes("cam_11", "Cam")).StatusCode);
    }

    [Fact]
    public async Task What_is_changed_is_seen_at_once_and_the_handle_stays()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SomebodyAs(Cam, "camille");
        using var visitor = app.Visitor();
        await visitor.Page("/@camille");
        Assert.NotNull((await visitor.Get("/@camille")).Headers.Age);

        var saved = await cam.Post(
            "/account/profiles/camille",
            ("handle", "autre"),
            ("name", "Camille B."),
            ("language", "br"),
            ("findable", "true")
        );

        Assert.Equal("/account/profiles/camille?done=saved", saved.Headers.Location?.ToString());
        Assert.Contains(
            "<h1 lang=\"br\" dir=\"auto\">Camille B.</h1>",
            await visitor.Page("/@camille"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/@autre")).StatusCode);
    }

    [Fact]
    public async Task A_deleted_profile_is_gone_for_good_and_leaves_a_fingerprint_only()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SomebodyAs(Cam, "camille", "tuba");
        using var visitor = app.Visitor();
        await visitor.Page("/@camille");
        Assert.Contains(
            "pas même à vous",
            await cam.Page("/account/profiles/camille/deletion"),
            StringComparison.Ordinal
        );

        var deleted = await cam.Post("/account/profiles/camille/deletion");

        Assert.Contains(
            "Le profil est supprimé",
            await cam.Page(deleted.Headers.Location!.ToString().Split('#')[0]),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Gone, (await visitor.Get("/@camille")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/@never_there")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/@tuba")).StatusCode);
        Assert.Equal(["tuba"], await app.Look(db => db.Set<Profile>().Select(p => p.Handle).ToListAsync(Ct)));
        Assert.Equal(2, await app.Look(db => db.Set<TakenHandle>().CountAsync(t => t.Hash.Length == 32, Ct)));
    }

    [Fact]
    public async Task Nobody_touches_the_profiles_of_others()
    {
        await using var app = await App.StartAsync();
        await app.SomebodyAs(Cam, "camille");
        foreach (var other in new[] { await app.SignedIn("dominique@exemple.fr"), app.Visitor() })
        {
            foreach (var path in new[] { "/account/profiles/camille", "/account/profiles/camille/deletion" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await other.Get(path)).StatusCode);
                Assert.Equal(HttpStatusCode.NotFound, (await other.Post(path, ("name", "Volé"))).StatusCode);
            }
        }
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Makes("sans_compte", "Personne")).StatusCode);
        Assert.Contains("Nom de camille", await app.Visitor().Page("/@camille"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_of_an_account_holds_its_profiles()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SomebodyAs(Cam, "camille");
        await app.SomebodyAs("dominique@exemple.fr", "dominique");

        var data = JsonDocument.Parse(await cam.GetStringAsync("/account/data.json", Ct)).RootElement;

        var one = Assert.Single(data.GetProperty("profiles").EnumerateArray());
        Assert.Equal("camille", one.GetProperty("handle").GetString());
        Assert.Equal("Nom de camille", one.GetProperty("name").GetString());
        Assert.Equal("2027-03-02", one.GetProperty("createdOn").GetString());
        Assert.Equal("http://farandole.test/@camille", one.GetProperty("url").GetString());
    }
}
