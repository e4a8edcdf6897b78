using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Farandole.Domain.Accounts;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Accounts;

public sealed partial class OwnAccountTests
{
    private const string Cam = "cam@exemple.fr";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_device_is_listed_and_can_be_signed_out_from_another()
    {
        await using var app = await App.StartAsync();
        var phone = app.Visitor();
        phone.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Android 15; Mobile) Gecko/140.0 Firefox/140.0");
        await app.SignedIn(Cam, phone);
        var desk = await app.SignedIn(Cam);

        var page = await desk.Page("/account");
        Assert.Contains("Firefox, Android", page, StringComparison.Ordinal);
        var names = Names().Matches(page).Select(m => m.Groups[1].Value).Where(n => n != "others").ToList();
        Assert.Equal(2, names.Count);
        await desk.Post("/account/sessions/end", ("session", "others"));

        Assert.DoesNotContain(Cam, await phone.Page("/account"), StringComparison.Ordinal);
        Assert.Contains(Cam, await desk.Page("/account"), StringComparison.Ordinal);
        var own = Names().Match(await desk.Page("/account")).Groups[1].Value;
        await desk.Post("/account/sessions/end", ("session", own));
        Assert.DoesNotContain(Cam, await desk.Page("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_signs_the_devices_of_others_out()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SignedIn(Cam);
        var own = Names().Match(await cam.Page("/account")).Groups[1].Value;
        var other = await app.SignedIn("dominique@exemple.fr");

        await other.Post("/account/sessions/end", ("session", own));
        await other.Post("/account/sessions/end", ("session", "others"));

        Assert.Contains(Cam, await cam.Page("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_address_is_proven_and_the_old_one_told()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SignedIn(Cam);
        var answer = await cam.Post("/account/address", ("email", "camille@exemple.fr"));
        await app.DrainAsync();
        Assert.Contains(Cam, await cam.Page("/account"), StringComparison.Ordinal);
        var page = answer.Headers.Location!.ToString();
        await cam.Post(page, ("code", app.LettersTo("camille@exemple.fr")[0].Code()));
        await app.DrainAsync();

        Assert.Contains("camille@exemple.fr", await cam.Page("/account"), StringComparison.Ordinal);
        Assert.Equal("Votre compte chez Farandole a changé d’adresse", app.LettersTo(Cam)[^1].Subject);
        await app.SignedIn(Cam, done: "welcome");
        // By now the old address is that of another account: it cannot be taken back.
        var back = await cam.Post("/account/address", ("email", Cam));
        await app.DrainAsync();
        Assert.Equal("Cette adresse a déjà un compte chez Farandole", app.LettersTo(Cam)[^1].Subject);
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
    }

    [Fact]
    public async Task What_an_address_has_is_gathered_when_its_owner_says_so()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.KeyFor(Cam, "Cam");
        var other = await stage.Another("Chorale du mardi");
        var mine = await other.Answer(Cam);
        var cam = await stage.App.SignedIn(Cam);
        Assert.DoesNotContain("Bal de printemps", await cam.Page("/account"), StringComparison.Ordinal);

        await cam.Post("/account/gathering", ("gathers", "true"));

        var page = await cam.Page("/account");
        Assert.Contains("Bal de printemps", page, StringComparison.Ordinal);
        Assert.Contains("Chorale du mardi", page, StringComparison.Ordinal);
        var open = Keys().Match(page).Value;
        Assert.Equal(HttpStatusCode.NotFound, (await stage.App.Visitor().Post(open)).StatusCode);
        var stranger = await stage.App.SignedIn("dominique@exemple.fr");
        await stranger.Post("/account/gathering", ("gathers", "true"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post(open)).StatusCode);
        Assert.Equal($"{stage.Path}/manage", (await cam.Post(open)).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await cam.Get($"{stage.Path}/manage")).StatusCode);
        Assert.NotNull(mine.Email);

        await cam.Post("/account/gathering");
        Assert.DoesNotContain("Chorale du mardi", await cam.Page("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_only_resembles_another_opens_nothing_of_it()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.KeyFor(Cam, "Cam");
        await stage.Answer(Cam);
        // Where "+" is part of a name, this is somebody else.
        var other = await stage.App.SignedIn("cam+2@exemple.fr");
        await other.Post("/account/gathering", ("gathers", "true"));
        Assert.DoesNotContain("Bal de printemps", await other.Page("/account"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Bal de printemps",
            await other.GetStringAsync("/account/data.json", Ct),
            StringComparison.Ordinal
        );

        // And the letter of an account goes to the mailbox that was proven.
        await stage.App.SignedIn("dominique@exemple.fr");
        await stage.App.Visitor().Says("dominique+2@exemple.fr");
        await stage.App.DrainAsync();
        Assert.Empty(stage.App.LettersTo("dominique+2@exemple.fr"));
        Assert.Equal(2, stage.App.LettersTo("dominique@exemple.fr").Count);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task All_that_an_account_knows_can_be_taken_away()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer(Cam);
        var cam = await stage.App.SignedIn(Cam);

        var data = JsonDocument.Parse(await cam.GetStringAsync("/account/data.json", Ct)).RootElement;

        Assert.Equal(Cam, data.GetProperty("email").GetString());
        Assert.Equal("2027-03-02", data.GetProperty("createdOn").GetString());
        var answered = Assert.Single(data.GetProperty("answered").EnumerateArray());
        var file = new Uri(answered.GetProperty("url").GetString()!).AbsolutePath;
        Assert.Equal(HttpStatusCode.OK, (await cam.Get(file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stage.App.Visitor().Get("/account/data.json")).StatusCode);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task An_account_ends_after_a_week_of_second_thoughts_and_takes_no_answer_with_it()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Answer(Cam);
        var cam = await stage.App.SignedIn(Cam);
        await cam.Post("/account/erasure");
        Assert.Contains("va s’effacer", await cam.Page("/account"), StringComparison.Ordinal);
        await cam.Post("/account/erasure/end");
        await stage.App.Night(Account.Regret);
        Assert.Contains(Cam, await cam.Page("/account"), StringComparison.Ordinal);

        await stage.App.SignedIn(Cam, cam);
        await cam.Post("/account/erasure");
        await stage.App.Night(Account.Regret);

        Assert.DoesNotContain(Cam, await cam.Page("/account"), StringComparison.Ordinal);
        Assert.Equal(0, await stage.App.Look(db => db.Set<Account>().CountAsync(Ct)));
        Assert.Equal(0, await stage.App.Look(db => db.Set<SignIn>().CountAsync(Ct)));
        Assert.Equal(1, await stage.App.Look(db => db.Participations.CountAsync(p => p.Email == Cam, Ct)));
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task Without_a_visit_for_two_years_an_account_ends_after_a_letter()
    {
        await using var app = await App.StartAsync();
        await app.SignedIn(Cam);
        await app.Night(Duration.FromDays(705));
        var letter = app.LettersTo(Cam)[^1];
        Assert.Equal("Votre compte chez Farandole sert-il encore ?", letter.Subject);
        await app.SignedIn(Cam, done: "back");
        await app.Night(Duration.FromDays(40));
        Assert.Equal(1, await app.Look(db => db.Set<Account>().CountAsync(Ct)));

        await app.Night(Duration.FromDays(705));
        await app.Night(Duration.FromDays(32));

        Assert.Equal(0, await app.Look(db => db.Set<Account>().CountAsync(Ct)));
    }

    [GeneratedRegex("name=\"session\" value=\"([^\"]+)\"")]
    private static partial Regex Names();

    [GeneratedRegex("/account/keys/[0-9a-f-]{36}")]
    private static partial Regex Keys();
}
