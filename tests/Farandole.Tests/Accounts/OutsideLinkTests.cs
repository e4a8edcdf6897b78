using System.Net;
using Farandole.Domain.Accounts;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Accounts;

/// <summary>Whose account another site opens: its owner says so, and takes it back.</summary>
public sealed class OutsideLinkTests : IAsyncLifetime
{
    private const string Nadia = "nadia@exemple.fr";
    private OpenIdSite site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => site = await OpenIdSite.StartAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task An_account_that_is_here_is_linked_by_its_owner_who_proves_it_first()
    {
        await using var app = await Start();
        await app.SignedIn(Nadia);
        var visitor = app.Visitor();
        await visitor.Get("/account?then=/new/group");

        var asked = (await visitor.ComesFromOutside()).To()!;

        Assert.EndsWith("?why=outside", asked, StringComparison.Ordinal);
        Assert.Contains("La première fois", await visitor.Page(asked), StringComparison.Ordinal);
        Assert.DoesNotContain(Nadia, await visitor.Page("/account"), StringComparison.Ordinal);
        await app.DrainAsync();
        var proven = await visitor.Post(asked.Split('?')[0], ("code", app.LettersTo(Nadia)[^1].Code()));
        // What is to be linked is decided before they go on.
        var page = await visitor.Page(proven.To()!);
        Assert.Contains("Vous venez de La Maison", page, StringComparison.Ordinal);
        Assert.Equal(0, await Links(app));

        Assert.Equal("/account?done=outside", (await visitor.Post("/account/outside-links", ("link", "yes"))).To());
        Assert.Equal("/new/group", (await visitor.Get("/account?done=outside")).To());
        Assert.Equal("/account?done=back", (await app.Visitor().ComesFromOutside()).To());
        await app.DrainAsync();
        Assert.Contains("Un autre site ouvre", app.LettersTo(Nadia)[^1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_proves_the_address_elsewhere_links_nobody_and_whoever_says_no_does_not_either()
    {
        await using var app = await Start();
        await app.SignedIn(Nadia);
        var stranger = app.Visitor();
        var asked = (await stranger.ComesFromOutside()).To()!.Split('?')[0];
        await app.DrainAsync();

        var owner = app.Visitor();
        await owner.Post(asked, ("code", app.LettersTo(Nadia)[^1].Code()));

        Assert.DoesNotContain("Vous venez de", await owner.Page("/account"), StringComparison.Ordinal);
        await owner.Post("/account/outside-links", ("link", "yes"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.Post("/account/outside-links", ("link", "yes"))).StatusCode
        );
        await app.SignedIn(Nadia, stranger);
        Assert.Equal("/account?done=outside-no", (await stranger.Post("/account/outside-links", ("link", "no"))).To());
        Assert.DoesNotContain("Vous venez de", await stranger.Page("/account"), StringComparison.Ordinal);
        Assert.Equal(0, await Links(app));
    }

    [Fact]
    public async Task Its_owner_links_it_and_nobody_else_has_it_then()
    {
        await using var app = await Start();
        var nadia = await app.SignedIn(Nadia);
        Assert.Equal("/account?done=outside", (await nadia.ComesFromOutside(OutsideSteps.Door + "/link")).To());
        var cam = await app.SignedIn("cam@exemple.fr");
        Assert.Equal("/account?done=outside-not", (await cam.ComesFromOutside(OutsideSteps.Door + "/link")).To());
        // Who was signed in when they left and is somebody else when they come back links nobody.
        var brought = await nadia.IsSentBack(OutsideSteps.Door + "/link");
        await app.SignedIn("cam@exemple.fr", nadia);
        Assert.Equal(HttpStatusCode.NotFound, (await nadia.Post(OutsideSteps.Return, brought)).StatusCode);
    }

    [Fact]
    public async Task Its_owner_alone_unlinks_it_after_a_fresh_sign_in()
    {
        await using var app = await Start();
        var nadia = await app.SignedIn(Nadia);
        await nadia.ComesFromOutside(OutsideSteps.Door + "/link");
        var cam = await app.SignedIn("cam@exemple.fr");
        var which = (await nadia.Page("/account")).Split("name=\"which\" value=\"")[1].Split('"')[0];
        await cam.Post("/account/outside-links/end", ("which", which));
        Assert.Equal(1, await Links(app));
        app.Clock.Advance(Duration.FromMinutes(16));
        Assert.Equal("/account?done=stale", (await nadia.Post("/account/outside-links/end", ("which", which))).To());
        Assert.Equal("/account?done=stale", (await nadia.Get(OutsideSteps.Door + "/link")).To());
        await app.SignedIn(Nadia, nadia);
        Assert.Contains(
            "\"provider\":\"house\"",
            await nadia.GetStringAsync("/account/data.json", Ct),
            StringComparison.Ordinal
        );

        Assert.Equal(
            "/account?done=outside-gone",
            (await nadia.Post("/account/outside-links/end", ("which", which))).To()
        );

        Assert.Equal(0, await Links(app));
        await app.DrainAsync();
        Assert.Contains("n’ouvre plus", app.LettersTo(Nadia)[^1].Subject, StringComparison.Ordinal);
        Assert.StartsWith(
            "/account/sign-ins/",
            (await app.Visitor().ComesFromOutside()).To(),
            StringComparison.Ordinal
        );
    }

    private Task<App> Start() => App.StartAsync(site.Settings);

    private static Task<int> Links(App app) => app.Look(db => db.Set<OutsideLink>().CountAsync(Ct));
}
