using System.Net;
using Farandole.Platform.Federation;
using Farandole.Tests.Accounts;
using Farandole.Tests.Announcing;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Farandole.Tests.Stewards;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Federation;

/// <summary>Administrators, and whoever has the console, have keys renewed: one, or all of them.</summary>
public sealed class KeyDeskTests
{
    private const string Desk = "/desk/keys";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_are_renewed_some_at_a_time_and_none_of_them_twice()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var amel = await app.Administrator();
        await WithKeys(app, 21);
        Assert.Equal($"{Desk}?done=all", (await amel.Post(Desk, ("why", "Precaution"))).Headers.Location?.ToString());
        await app.DrainAsync();
        var renewed = (await app.Keys()).FindAll(k => k.RenewedAt is not null);
        Assert.Equal(20, renewed.Count);

        await app.PassAsync(Duration.FromMinutes(1));
        var all = await app.Keys();
        Assert.Equal(21, all.Count);
        Assert.All(all, k => Assert.NotNull(k.RenewedAt));
        Assert.All(renewed, k => Assert.Contains(all, a => a.PublicPem == k.PublicPem));
        Assert.Contains("toutes les clés de signature", await amel.Page("/desk/log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_were_leaked_are_renewed_without_a_pause()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        await WithKeys(app, 21);
        Assert.Equal(0, await app.Console(new(Handle: null, All: true, IsLeaked: true)));
        await app.DrainAsync();
        Assert.All(await app.Keys(), k => Assert.True(k is { RenewedAt: not null, SealedBefore: null }));
    }

    [Fact]
    public async Task Administrators_renew_one_by_its_name_and_nobody_else_does()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var amel = await app.Administrator();
        var moderator = await app.Moderator(amel, "modo@exemple.fr");
        await WithKeys(app, 2);
        Assert.Equal(HttpStatusCode.NotFound, (await moderator.Get(Desk)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await moderator.Post(Desk)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Post(Desk)).StatusCode);
        Assert.Contains("2 clés", await amel.Page(Desk), StringComparison.Ordinal);
        var nobody = await amel.Post(Desk, ("who", "@personne"), ("why", "Leaked"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        Assert.All(await app.Keys(), k => Assert.Null(k.RenewedAt));

        var one = await amel.Post(Desk, ("who", "@Cam_0"), ("why", "Leaked"));
        Assert.Equal($"{Desk}?done=one", one.Headers.Location?.ToString());
        var renewed = Assert.Single(await app.Keys(), k => k.RenewedAt is not null);
        Assert.Null(renewed.SealedBefore);
        Assert.Contains("cam_0, que quelqu’un a pu lire", await amel.Page("/desk/log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_says_what_it_cannot_do()
    {
        await using var app = await App.StartAsync();
        await WithKeys(app, 1);
        Assert.Equal(2, await app.Console(new(Handle: null, All: false, IsLeaked: false)));
        Assert.Equal(2, await app.Console(new("cam_0", All: true, IsLeaked: false)));
        Assert.Equal(1, await app.Console(new("personne", All: false, IsLeaked: false)));
        Assert.All(await app.Keys(), k => Assert.Null(k.RenewedAt));
        Assert.Equal(0, await app.Console(new("cam_0", All: false, IsLeaked: false)));
        Assert.All(await app.Keys(), k => Assert.NotNull(k.RenewedAt));
    }

    /// <summary>People who have been heard elsewhere: before that nobody has a key.</summary>
    private static async Task WithKeys(App app, int count)
    {
        for (var n = 0; n < count; n++)
        {
            await app.SomebodyAs($"cam{n}@exemple.fr", $"cam_{n}");
            await DiscoveryTests.Document(app, $"/@cam_{n}");
        }
    }
}
