using System.Net;
using Farandole.Features.Shared;
using Farandole.Tests.Organizing;

namespace Farandole.Tests.Accounts;

public sealed class WayBackTests
{
    [Fact]
    public async Task Whoever_signs_in_comes_to_where_they_were_going_once()
    {
        await using var app = await App.StartAsync();
        var nadia = app.Visitor();
        Assert.Contains("/account?then=%2Fnew%2Fgroup", await nadia.Page("/new/group"), StringComparison.Ordinal);
        await nadia.Get("/account?then=%2Fnew%2Fgroup");

        await app.SignedIn("nadia@exemple.fr", nadia);

        var landed = await nadia.Get("/account?done=welcome");
        Assert.Equal((HttpStatusCode.SeeOther, "/new/group"), (landed.StatusCode, landed.Headers.Location?.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await nadia.Get("/account?done=welcome")).StatusCode);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/a\r\nSet-Cookie: x=y")]
    [InlineData("")]
    public async Task Nobody_is_led_to_another_site(string elsewhere)
    {
        await using var app = await App.StartAsync();
        var nadia = app.Visitor();
        await nadia.Get(WayBack.SignIn(elsewhere));

        await app.SignedIn("nadia@exemple.fr", nadia);

        Assert.Equal(HttpStatusCode.OK, (await nadia.Get("/account?done=welcome")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nadia.Get(WayBack.SignIn(elsewhere))).StatusCode);
    }
}
