using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Accounts;
using Farandole.Features.Desk;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Accounts;

/// <summary>Accounts where a steward decides: by request, and by invitation.</summary>
public sealed partial class WaysInTests
{
    private const string Cam = "cam@exemple.fr";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_waits_until_a_steward_lets_them_in()
    {
        await using var app = await Moderated();
        var cam = await app.SignedIn(Cam, done: "waits");
        Assert.Equal("Votre demande de compte chez Farandole", app.LettersTo(Cam)[0].Subject);
        await cam.Post("/account/request", ("word", "Je danse au bal du mardi."));
        Assert.Contains("Je danse au bal du mardi.", await cam.Page("/account"), StringComparison.Ordinal);
        // Coming again changes nothing, and nothing of an account is open.
        var again = await app.SignedIn(Cam, done: "waits");
        foreach (var path in new[] { "/account/gathering", "/account/erasure" })
            Assert.Equal(HttpStatusCode.NotFound, (await again.Post(path, ("gathers", "true"))).StatusCode);

        var steward = await Steward(app);
        var desk = await steward.Page("/desk");
        Assert.Contains(Cam, desk, StringComparison.Ordinal);
        Assert.Contains("Je danse au bal du mardi.", desk, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await steward.Post(Admissions().Match(desk).Value)).StatusCode);
        await app.DrainAsync();

        Assert.Equal("Votre compte chez Farandole est ouvert", app.LettersTo(Cam)[^1].Subject);
        Assert.Contains("Votre compte", await cam.Page("/account?done=welcome"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cam.Post("/account/gathering", ("gathers", "true"))).StatusCode);
        Assert.DoesNotContain(Cam, await steward.Page("/desk"), StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.Set<AccountRequest>().CountAsync(Ct)));
        Assert.Equal(HttpStatusCode.NotFound, (await steward.Post(Admissions().Match(desk).Value)).StatusCode);
    }

    [Fact]
    public async Task Who_is_declined_is_told_and_erased()
    {
        await using var app = await Moderated();
        var cam = await app.SignedIn(Cam, done: "waits");
        var steward = await Steward(app);
        var refusal = Refusals().Match(await steward.Page("/desk")).Value;
        Assert.Equal(HttpStatusCode.NotFound, (await cam.Post(refusal, ("word", ""))).StatusCode);

        await steward.Post(refusal, ("word", "Nous ne nous connaissons pas.\nVenez au bal."));
        await app.DrainAsync();

        var letter = app.LettersTo(Cam)[^1];
        Assert.Contains("Nous ne nous connaissons pas.", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.Set<Account>().CountAsync(Ct)));
        Assert.Contains("ou demander un compte", await cam.Page("/account"), StringComparison.Ordinal);
        // They may ask again.
        await app.SignedIn(Cam, done: "waits");
    }

    [Fact]
    public async Task A_request_is_taken_back_by_whoever_made_it()
    {
        await using var app = await Moderated();
        var cam = await app.SignedIn(Cam, done: "waits");
        await app.SignedIn("dominique@exemple.fr", done: "waits");

        var answer = await cam.Post("/account/request/end");

        Assert.Equal("/account?done=back-out", answer.Headers.Location?.ToString());
        var left = await app.Look(db => db.Set<Account>().Select(a => a.Email).ToListAsync(Ct));
        Assert.Equal(["dominique@exemple.fr"], left);
        Assert.Equal(HttpStatusCode.NotFound, (await cam.Post("/account/request/end")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await cam.Post("/account/request", ("word", "Bonjour"))).StatusCode);
    }

    [Fact]
    public async Task A_word_that_is_too_long_comes_back_whole()
    {
        await using var app = await Moderated();
        var cam = await app.SignedIn(Cam, done: "waits");
        var word = new string('a', AccountRequest.MostOfWord) + "b";

        var answer = await cam.Post("/account/request", ("word", word));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        Assert.Contains(word, page, StringComparison.Ordinal);
        Assert.Contains("id=\"word-error\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_answer_for_thirty_days_a_request_ends_with_a_letter()
    {
        await using var app = await Moderated();
        await app.SignedIn(Cam, done: "waits");
        await app.Night(Duration.FromDays(29));
        Assert.Single(app.LettersTo(Cam));

        await app.Night(Duration.FromDays(1));

        Assert.Equal("Votre demande de compte chez Farandole est restée sans réponse", app.LettersTo(Cam)[^1].Subject);
        Assert.Equal(0, await app.Look(db => db.Set<Account>().CountAsync(Ct)));
    }

    [Fact]
    public async Task An_invitation_opens_as_many_accounts_as_it_says()
    {
        await using var app = await App.StartAsync(("Registration", "Invited"));
        var steward = await Steward(app);
        var link = await Invite(steward, uses: 1);
        Assert.Equal("welcome", await Come(app, link, Cam));
        Assert.Contains("1 personne sur 1 est venue", await steward.Page("/desk"), StringComparison.Ordinal);

        using var visitor = app.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(link)).StatusCode);
        var late = await visitor.Post(link, ("email", "dominique@exemple.fr"));
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        await app.SignedIn(Cam, done: "back");
        Assert.Equal(1, await app.Look(db => db.Set<Account>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Without_an_invitation_the_letter_alone_says_that_there_is_no_account()
    {
        await using var app = await App.StartAsync(("Registration", "Invited"));
        using var visitor = app.Visitor();
        await visitor.Says(Cam);
        await app.DrainAsync();

        var letter = Assert.Single(app.LettersTo(Cam));
        Assert.Equal("Pas de compte chez Farandole", letter.Subject);
        Assert.Equal(("", ""), (letter.Code(), letter.Link()));
    }

    [Fact]
    public async Task The_page_of_an_invitation_says_the_same_to_every_address()
    {
        await using var app = await App.StartAsync(("Registration", "Invited"));
        var link = await Invite(await Steward(app), uses: 5);
        await Come(app, link, Cam);
        var seen = new List<string>();
        foreach (var email in new[] { Cam, "nobody@exemple.fr" })
        {
            using var visitor = app.Visitor();
            var answer = await visitor.Post(link, ("email", email));
            var page = answer.Headers.Location!.ToString();
            seen.Add((await visitor.Page(page)).Replace(page, "", StringComparison.Ordinal));
        }
        Assert.Single(seen.Distinct());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_invitation_that_is_over_or_taken_back_opens_nothing_even_when_the_letter_has_left(
        bool isRevoked
    )
    {
        await using var app = await App.StartAsync(("Registration", "Invited"));
        var steward = await Steward(app);
        // Its last day is today in Paris: at midnight it is over.
        app.Clock.Advance(Duration.FromHours(13) + Duration.FromMinutes(55));
        var link = await Invite(steward, uses: 5, ends: "2027-03-02");
        using var visitor = app.Visitor();
        var page = (await visitor.Post(link, ("email", Cam))).Headers.Location!.ToString();
        await app.DrainAsync();
        if (isRevoked)
            await steward.Post(Ends().Match(await steward.Page("/desk")).Value);
        else
            app.Clock.Advance(Duration.FromMinutes(6));

        var answer = await visitor.Post(page, ("code", app.LettersTo(Cam)[^1].Code()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, await app.Look(db => db.Set<Account>().CountAsync(Ct)));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(link)).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_invited_does_not_wait()
    {
        await using var app = await Moderated();
        Assert.Equal("welcome", await Come(app, await Invite(await Steward(app), uses: 5), Cam));
        Assert.Equal("Votre compte chez Farandole", app.LettersTo(Cam)[^1].Subject);
    }

    [Fact]
    public async Task An_invitation_that_cannot_be_comes_back_with_what_was_typed()
    {
        await using var app = await App.StartAsync(("Registration", "Invited"));
        var steward = await Steward(app);

        var answer = await steward.Post("/desk/invitations", ("uses", "0"), ("ends", "2027-03-01"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        Assert.Contains("id=\"uses-error\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"ends-error\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2027-03-01\"", page, StringComparison.Ordinal);
        using var stranger = app.Visitor();
        var other = await stranger.Post("/desk/invitations", ("uses", "1"), ("ends", "2027-03-09"));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Equal(0, await app.Look(db => db.Set<AccountInvitation>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Invitations_are_forgotten_a_month_after_their_end()
    {
        await using var app = await App.StartAsync(("Registration", "Invited"));
        var steward = await Steward(app);
        await Invite(steward, uses: 5, ends: "2027-03-10");
        await app.Night(Duration.FromDays(38));
        Assert.Equal(1, await app.Look(db => db.Set<AccountInvitation>().CountAsync(Ct)));
        await app.Night(Duration.FromDays(1));
        Assert.Equal(0, await app.Look(db => db.Set<AccountInvitation>().CountAsync(Ct)));
    }

    private static Task<App> Moderated() => App.StartAsync(("Registration", "Moderated"));

    private static async Task<HttpClient> Steward(App app)
    {
        var key = await app.Services.NewInstanceKey(Ct);
        return app.Visitor(key: key[(key.IndexOf('#', StringComparison.Ordinal) + 1)..]);
    }

    /// <returns>The path of the link.</returns>
    private static async Task<string> Invite(HttpClient steward, int uses, string ends = "2027-03-20")
    {
        var answer = await steward.Post("/desk/invitations", ("uses", $"{uses}"), ("ends", ends));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return Links().Match(await steward.Page("/desk")).Value;
    }

    /// <returns>What the account's page is told to say.</returns>
    private static async Task<string> Come(App app, string link, string email)
    {
        using var visitor = app.Visitor();
        Assert.Contains("vous invite", await visitor.Page(link), StringComparison.Ordinal);
        var page = (await visitor.Post(link, ("email", email))).Headers.Location!.ToString();
        await app.DrainAsync();
        var answer = await visitor.Post(page, ("code", app.LettersTo(email)[^1].Code()));
        return answer.Headers.Location!.ToString().Split('=')[^1];
    }

    [GeneratedRegex(@"/desk/accounts/[\w-]{16}/admission")]
    private static partial Regex Admissions();

    [GeneratedRegex(@"/desk/accounts/[\w-]{16}/refusal")]
    private static partial Regex Refusals();

    [GeneratedRegex(@"/desk/invitations/[\w-]{16}/end")]
    private static partial Regex Ends();

    [GeneratedRegex(@"/account/invitations/fw1_[\w-]+")]
    private static partial Regex Links();
}
