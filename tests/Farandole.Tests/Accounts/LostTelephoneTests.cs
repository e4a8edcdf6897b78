using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Accounts;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Accounts;

/// <summary>Neither telephone nor paper: the second step goes after three days, unless whoever reads the letters stops it.</summary>
public sealed partial class LostTelephoneTests
{
    private const string Cam = "cam@exemple.fr";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_reads_the_letters_gets_in_after_three_days()
    {
        await using var app = await App.StartAsync();
        await app.TurnsOn(await app.SignedIn(Cam));
        var half = await app.SignedIn(Cam);
        var asked = await half.Post("/account/second-step/removal");
        Assert.Equal("/account?done=removal", asked.Headers.Location?.ToString());
        Assert.Contains("vendredi 5 mars", await half.Page("/account"), StringComparison.Ordinal);
        await app.DrainAsync();
        Assert.Contains("vendredi 5 mars", app.LettersTo(Cam)[^1].TextBody, StringComparison.Ordinal);

        app.Clock.Advance(SecondFactor.UntilRemoved - NodaTime.Duration.FromMinutes(1));
        await app.DrainAsync();
        Assert.True(await (await app.SignedIn(Cam)).IsHalfway());
        app.Clock.Advance(NodaTime.Duration.FromMinutes(1));
        await app.DrainAsync();

        Assert.Contains("ne se vérifie plus", app.LettersTo(Cam)[^1].Subject, StringComparison.Ordinal);
        Assert.Contains(Cam, await (await app.SignedIn(Cam)).Page("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_of_the_letter_stops_it_and_looking_at_it_does_not()
    {
        await using var app = await App.StartAsync();
        await app.TurnsOn(await app.SignedIn(Cam));
        var half = await app.SignedIn(Cam);
        await half.Post("/account/second-step/removal");
        await half.Post("/account/second-step/removal");
        await app.DrainAsync();
        var letter = Assert.Single(app.LettersTo(Cam), l => l.Subject!.StartsWith("Retirer", StringComparison.Ordinal));
        var link = Link().Match(letter.TextBody!).Value;
        using var reader = app.Visitor();
        Assert.Contains("Garder la vérification en deux étapes", await reader.Page(link), StringComparison.Ordinal);
        Assert.Equal(1, await Asked(app));

        var kept = (await reader.Post(link)).Headers.Location!.ToString();

        Assert.Contains("C’est arrêté", await reader.Page(kept), StringComparison.Ordinal);
        Assert.Equal(0, await Asked(app));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(link)).StatusCode);
        // The link of one request stops no other one.
        await half.Post("/account/second-step/removal");
        await reader.Post(link);
        Assert.Equal(1, await Asked(app));
        app.Clock.Advance(SecondFactor.UntilRemoved);
        await app.DrainAsync();
        Assert.Equal(0, await app.Look(db => db.Set<SecondFactor>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Its_owner_sees_it_when_signed_in_and_stops_it_there()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SignedIn(Cam);
        await app.TurnsOn(cam);
        await (await app.SignedIn(Cam)).Post("/account/second-step/removal");
        Assert.Contains("va être retirée", await cam.Page("/account"), StringComparison.Ordinal);

        await cam.Post("/account/second-step/removal/end");

        app.Clock.Advance(SecondFactor.UntilRemoved);
        await app.DrainAsync();
        Assert.Equal(1, await app.Look(db => db.Set<SecondFactor>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Whoever_knows_the_password_only_cannot_ask()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SignedIn(Cam);
        await cam.Post("/account/password", ("password", "quatre chevaux verts"));
        await app.TurnsOn(cam);
        using var thief = app.Visitor();
        await thief.Post("/account/password-sign-ins", ("email", Cam), ("password", "quatre chevaux verts"));
        Assert.True(await thief.IsHalfway());

        Assert.Equal(HttpStatusCode.NotFound, (await thief.Post("/account/second-step/removal")).StatusCode);
        Assert.Equal(0, await Asked(app));
        using var forger = app.Visitor();
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await forger.Get($"/account/second-step/removals/{new string('A', 38)}")).StatusCode
        );
    }

    private static Task<int> Asked(App app) =>
        app.Look(db => db.Set<SecondFactor>().CountAsync(f => f.RemovedAt != null, Ct));

    [GeneratedRegex(@"/account/second-step/removals/[\w-]+")]
    private static partial Regex Link();
}
