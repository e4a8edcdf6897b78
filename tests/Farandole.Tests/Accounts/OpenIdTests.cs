using System.Net;
using Farandole.Domain.Accounts;
using Farandole.Features.Desk;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Accounts;

public sealed class OpenIdTests : IAsyncLifetime
{
    private const string Nadia = "nadia@exemple.fr";
    private OpenIdSite site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => site = await OpenIdSite.StartAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    [Requirement("PERSON-1")]
    public async Task Whoever_is_known_there_has_an_account_here_and_comes_to_where_they_were_going()
    {
        await using var app = await Start();
        var nadia = app.Visitor();
        Assert.Contains(
            "Se connecter avec La Maison",
            await nadia.Page("/account?then=/new/group"),
            StringComparison.Ordinal
        );

        Assert.Equal("/account?done=welcome", (await nadia.ComesFromOutside()).To());
        Assert.Equal("/new/group", (await nadia.Get("/account?done=welcome")).To());
        Assert.Contains("La Maison", await nadia.Page("/account"), StringComparison.Ordinal);
        await app.DrainAsync();
        Assert.Contains(
            "Un autre site ouvre votre compte",
            app.LettersTo(Nadia)[^1].TextBody,
            StringComparison.Ordinal
        );

        // The same person with another address there: they are who they were.
        site.Email = "autre@exemple.fr";
        var later = app.Visitor();
        Assert.Equal("/account?done=back", (await later.ComesFromOutside()).To());
        Assert.Contains(Nadia, await later.Page("/account"), StringComparison.Ordinal);
        Assert.Equal(1, await app.Look(db => db.Set<Account>().CountAsync(Ct)));
    }

    [Theory]
    [InlineData("unverified")]
    [InlineData("subject")]
    [InlineData("none")]
    public async Task An_address_alone_opens_nothing(string what)
    {
        await using var app = await Start();
        if (what == "subject")
            await app.Visitor().ComesFromOutside();
        site.Subject = "somebody-else";
        site.IsVerified = what != "unverified";
        site.Email = what == "none" ? null : Nadia;
        var before = await app.Look(db => db.Set<Account>().CountAsync(Ct));
        var visitor = app.Visitor();

        var led = (await visitor.ComesFromOutside()).To()!;

        Assert.StartsWith(
            what == "none" ? "/account?done=outside-address" : "/account/sign-ins/",
            led,
            StringComparison.Ordinal
        );
        Assert.Contains(
            what == "none" ? "ne dit pas votre adresse" : "La première fois",
            await visitor.Page(led),
            StringComparison.Ordinal
        );
        Assert.Contains("Se connecter ou créer", await visitor.Page("/account"), StringComparison.Ordinal);
        Assert.Equal(before, await app.Look(db => db.Set<Account>().CountAsync(Ct)));
    }

    public static TheoryData<string> Wrong =>
        ["issuer", "nonce", "audience", "person", "replayed", "another browser", "state", "code", "denied", "nothing"];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_proves_nothing_opens_nothing_and_the_other_ways_stay_open(string what)
    {
        await using var app = await Start();
        var visitor = app.Visitor();
        site.Lie = what;
        var brought = await visitor.IsSentBack();
        if (what == "replayed")
        {
            await visitor.Post(OutsideSteps.Return, brought);
            await visitor.Post("/account/sessions/end", ("session", "others"));
            visitor = await Without(app, visitor);
        }
        else if (what == "another browser")
            visitor = app.Visitor();
        else if (what == "denied")
            brought = [("error", "access_denied"), brought.Single(b => b.Name == "state")];
        else if (what == "nothing")
            brought = [];
        else if (what is "state" or "code")
            brought = [.. brought.Select(b => b.Name == what ? (what, b.Value[..^4] + "AAAA") : b)];

        var answer = await visitor.Post(OutsideSteps.Return, brought);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        Assert.Contains("La Maison n’a pas confirmé que c’est vous", page, StringComparison.Ordinal);
        Assert.Contains("Recevoir la lettre", page, StringComparison.Ordinal);
        Assert.Contains("Se connecter ou créer", await visitor.Page("/account"), StringComparison.Ordinal);
        Assert.Contains("proves nothing", app.Logs, StringComparison.Ordinal);
    }

    /// <summary>The same browser after it signed out: what it holds of the other site is still there.</summary>
    private static async Task<HttpClient> Without(App app, HttpClient visitor)
    {
        var here = (await visitor.Page("/account")).Split("name=\"session\" value=\"")[1].Split('"')[0];
        await visitor.Post("/account/sessions/end", ("session", here));
        Assert.Equal(1, await Links(app));
        return visitor;
    }

    [Fact]
    public async Task When_the_site_is_silent_a_page_says_so_and_a_letter_opens()
    {
        await using var app = await Start();
        await site.DisposeAsync();
        var visitor = app.Visitor();

        var answer = await visitor.Get(OutsideSteps.Door);

        Assert.Equal(HttpStatusCode.FailedDependency, answer.StatusCode);
        Assert.Contains("La Maison ne répond pas", await answer.Text(), StringComparison.Ordinal);
        Assert.Contains("The site house does not answer", app.Logs, StringComparison.Ordinal);
        await app.SignedIn(Nadia, visitor);
        site = await OpenIdSite.StartAsync();
    }

    [Theory]
    [InlineData("Open", "welcome")]
    [InlineData("Moderated", "waits")]
    [InlineData("Invited", null)]
    [InlineData("Closed", null)]
    public async Task Who_may_have_an_account_here_is_not_for_another_site_to_say(string registration, string? done)
    {
        await using var app = await Start(("Registration", registration));
        var answer = await app.Visitor().ComesFromOutside();
        Assert.Equal(done is null ? null : $"/account?done={done}", answer.To());
        if (done is null)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("Demandez une invitation", await answer.Text(), StringComparison.Ordinal);
        }
        Assert.Equal(done is null ? 0 : 1, await app.Look(db => db.Set<Account>().CountAsync(Ct)));
    }

    [Fact]
    public async Task By_an_invitation_they_come_and_are_counted()
    {
        await using var app = await Start(("Registration", "Invited"));
        var key = await app.Services.NewInstanceKey(Ct);
        var steward = app.Visitor(key: key[(key.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        await steward.Post("/desk/invitations", ("uses", "1"), ("ends", "2027-03-20"));
        var link = (await steward.Page("/desk")).Split("/account/invitations/")[1].Split('"', '<', ' ')[0];
        var nadia = app.Visitor();
        var door = $"{OutsideSteps.Door}?invitation={link}";
        Assert.Contains(door, await nadia.Page($"/account/invitations/{link}"), StringComparison.Ordinal);

        Assert.Equal("/account?done=welcome", (await nadia.ComesFromOutside(door)).To());

        site.Subject = "too-late";
        site.Email = "late@exemple.fr";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.Visitor().ComesFromOutside(door)).StatusCode);
    }

    [Fact]
    public async Task Nothing_of_the_other_site_is_kept_or_logged()
    {
        await using var app = await Start();
        var nadia = app.Visitor();
        var brought = await nadia.IsSentBack();
        await nadia.Post(OutsideSteps.Return, brought);
        site.Lie = "nonce";
        await app.Visitor().ComesFromOutside();

        foreach (
            var secret in (string[])[.. brought.Select(b => b.Value), OpenIdSite.ClientSecret, site.Subject, Nadia]
        )
            if (secret != site.Url + "/")
                Assert.DoesNotContain(secret, app.Logs, StringComparison.Ordinal);
        var kept = await app.Look(db => db.Set<OutsideLink>().SingleAsync(Ct));
        Assert.Equal((32, "house"), (kept.Identity.Length, kept.Provider));
    }

    [Fact]
    public async Task Without_settings_there_is_no_button_and_no_door()
    {
        await using var app = await App.StartAsync();
        var visitor = app.Visitor();
        Assert.DoesNotContain("outside", await visitor.Page("/account"), StringComparison.Ordinal);
        Assert.DoesNotContain("directory", await visitor.Page("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(OutsideSteps.Door)).StatusCode);
        foreach (var door in (string[])[OutsideSteps.Return, "/account/directory-sign-ins"])
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await visitor.Post(door, ("name", "a"), ("password", "b"))).StatusCode
            );
    }

    private Task<App> Start(params (string Name, string Value)[] more) => App.StartAsync([.. site.Settings, .. more]);

    private static Task<int> Links(App app) => app.Look(db => db.Set<OutsideLink>().CountAsync(Ct));
}
