using System.Net;
using Farandole.Domain.Accounts;
using Farandole.Platform.Facts;
using Farandole.Platform.Identity;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Accounts;

public sealed class SignInTests
{
    private const string Cam = "cam@exemple.fr";

    [Fact]
    public async Task An_address_and_the_digits_of_its_letter_are_an_account()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        Assert.Contains("Se connecter ou créer un compte", await visitor.Page("/account"), StringComparison.Ordinal);

        await app.SignedIn(Cam, visitor, done: "welcome");

        Assert.Contains(Cam, await visitor.Page("/account"), StringComparison.Ordinal);
        var letter = Assert.Single(app.LettersTo(Cam));
        Assert.Equal("Votre compte chez Farandole", letter.Subject);
        // Whoever signs in again is the same account.
        await app.SignedIn(Cam, done: "back");
        Assert.Equal(1, await app.Look(db => db.Set<Account>().CountAsync()));
    }

    [Fact]
    public async Task The_link_of_the_letter_signs_in_as_well_and_looking_at_it_does_nothing()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor("en");
        await visitor.Says(Cam);
        await app.DrainAsync();
        var link = new Uri(app.LettersTo(Cam)[0].Link());

        using var phone = app.Visitor("en");
        Assert.Contains("A letter is on its way", await phone.Page(link.AbsolutePath), StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.Set<Account>().CountAsync()));
        var answer = await phone.Post(link.AbsolutePath, ("code", link.Fragment[1..]));

        Assert.Equal("/account?done=welcome", answer.Headers.Location?.ToString());
        Assert.Contains(Cam, await phone.Page("/account"), StringComparison.Ordinal);
        Assert.DoesNotContain(Cam, await visitor.Page("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_learns_from_a_page_whether_an_address_has_an_account()
    {
        await using var app = await App.StartAsync();
        await app.SignedIn(Cam);
        var seen = new List<string>();
        foreach (var email in new[] { Cam, "nobody@exemple.fr" })
        {
            using var visitor = app.Visitor();
            var page = await visitor.Says(email);
            var wrong = await visitor.Post(page, ("code", "00000000"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            seen.Add((await visitor.Page(page) + await wrong.Text()).Replace(page, "", StringComparison.Ordinal));
        }
        using var stranger = app.Visitor();
        var none = SignInProofs.PathOf("AAAAAAAAAAAAAAAA");
        var guess = await stranger.Post(none, ("code", "00000000"));
        seen.Add((await stranger.Page(none) + await guess.Text()).Replace(none, "", StringComparison.Ordinal));

        Assert.Single(seen.Distinct());
    }

    [Fact]
    public async Task Five_guesses_are_all_that_there_are()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var page = await visitor.Says(Cam);
        await app.DrainAsync();
        for (var tries = 0; tries < SignIn.MostTries; tries++)
            await visitor.Post(page, ("code", "1234 5678"));

        var late = await visitor.Post(page, ("code", app.LettersTo(Cam)[0].Code()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("n’est plus valable", await late.Text(), StringComparison.Ordinal);
        Assert.False(late.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_code_serves_once_and_not_for_long()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var page = await visitor.Says(Cam);
        await app.DrainAsync();
        var code = app.LettersTo(Cam)[0].Code();
        await visitor.Post(page, ("code", code));
        using var other = app.Visitor();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.Post(page, ("code", code))).StatusCode);

        var slow = await other.Says(Cam);
        await app.DrainAsync();
        var second = app.LettersTo(Cam)[1].Code();
        app.Clock.Advance(SignIn.Length);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.Post(slow, ("code", second))).StatusCode);
        Assert.NotEqual(code, second);
    }

    [Fact]
    public async Task Where_nobody_new_may_come_the_letter_says_so_to_the_address_alone()
    {
        await using var app = await App.StartAsync(("Registration", "Closed"));
        using var visitor = app.Visitor();
        var page = await visitor.Says(Cam);
        await app.DrainAsync();

        var letter = Assert.Single(app.LettersTo(Cam));
        Assert.Equal("Pas de compte chez Farandole", letter.Subject);
        Assert.Equal(("", ""), (letter.Code(), letter.Link()));
        var proofs = app.Services.GetRequiredService<SignInProofs>();
        var guessed = await visitor.Post(page, ("code", proofs.CodeOf(page[^16..])));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guessed.StatusCode);
        Assert.Equal(0, await app.Look(db => db.Set<Account>().CountAsync()));
    }

    [Fact]
    public async Task A_wrong_address_comes_back_with_what_was_typed()
    {
        await using var app = await App.StartAsync();
        var answer = await app.Visitor().Post("/account/sign-ins", ("email", "cam@"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        Assert.Contains("value=\"cam@\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"email-error\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_codes_nor_links_lie_in_the_database_or_in_the_log()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        await visitor.Says(Cam);
        var jobs = await app.Look(db => db.Set<JobRow>().Select(j => j.Body).ToListAsync());
        await app.DrainAsync();
        var letter = app.LettersTo(Cam)[0];
        var secret = letter.Link().Split('#')[1];

        Assert.All(jobs, j => Assert.DoesNotContain(Cam, j, StringComparison.Ordinal));
        Assert.DoesNotContain(secret, app.Logs, StringComparison.Ordinal);
        Assert.DoesNotContain(
            letter.Code().Replace(" ", "", StringComparison.Ordinal),
            app.Logs,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_open_before_stays_open_for_its_own_time_only()
    {
        await using var stage = await Backstage.SetAsync();
        var visitor = await stage.Organizer();
        await stage.App.SignedIn(Cam, visitor);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get($"{stage.Path}/manage")).StatusCode);

        stage.App.Clock.Advance(Sessions.Length + Duration.FromMinutes(1));

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"{stage.Path}/manage")).StatusCode);
        Assert.Contains(Cam, await visitor.Page("/account"), StringComparison.Ordinal);
        stage.App.Clock.Advance(Sessions.AccountLength);
        Assert.DoesNotContain(Cam, await visitor.Page("/account"), StringComparison.Ordinal);
    }
}
