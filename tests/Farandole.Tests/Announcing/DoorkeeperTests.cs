using System.Globalization;
using System.Net;
using Farandole.Features.Announcing;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Announcing;

[Requirement("CREATE-6")]
public sealed class DoorkeeperTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Faster_than_people_asks_to_send_again_and_then_takes_it()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var seal = await visitor.Seal();
        app.Clock.Advance(Duration.FromSeconds(1));
        var first = await visitor.Send(seal, Announcer.March);
        var page = await first.Page();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.StatusCode);
        Assert.Contains("C’était très rapide", page, StringComparison.Ordinal);
        Assert.Contains("Grande marche pour l’eau", page, StringComparison.Ordinal);
        app.Clock.Advance(Duration.FromSeconds(3));
        Assert.Equal(HttpStatusCode.Created, (await visitor.Send(Announcer.SealOf(page), Announcer.March)).StatusCode);
    }

    [Fact]
    public async Task Who_fills_the_field_that_nobody_sees_makes_nothing()
    {
        await using var app = await App.StartAsync();
        var answer = await app.Create(app.Visitor(), [.. Announcer.March, ("website", "https://spam.example")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.DoesNotContain("spam.example", await answer.Page(), StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.AllEvents.CountAsync(Ct)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_seal_that_is_not_ours_is_replaced_and_nothing_is_lost(string seal)
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var page = await (await visitor.Send(seal, Announcer.March)).Page();
        Assert.Contains("Grande marche pour l’eau", page, StringComparison.Ordinal);
        app.Clock.Advance(Duration.FromSeconds(5));
        Assert.Equal(HttpStatusCode.Created, (await visitor.Send(Announcer.SealOf(page), Announcer.March)).StatusCode);
    }

    [Fact]
    public async Task In_a_rush_the_browser_works_or_waits()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        using var visitor = app.Visitor();
        for (var i = 0; i < 20; i++)
            await visitor.CreateByApi(new { title = "Vague", start = "2027-03-20" });
        var page = await visitor.GetStringAsync("/new", Ct);
        Assert.Contains("data-bits=\"15\"", page, StringComparison.Ordinal);
        var seal = Announcer.SealOf(page);
        app.Clock.Advance(Duration.FromSeconds(5));
        var idle = await visitor.Send(seal, Announcer.March);
        Assert.Contains("dans une demi-minute", await idle.Page(), StringComparison.Ordinal);
        var worked = await visitor.Send(seal, [.. Announcer.March, ("work", Work(seal))]);
        Assert.Equal(HttpStatusCode.Created, worked.StatusCode);
        var other = await visitor.Seal();
        app.Clock.Advance(Duration.FromSeconds(31));
        Assert.Equal(HttpStatusCode.Created, (await visitor.Send(other, Announcer.March)).StatusCode);
    }

    [Fact]
    public async Task The_fourth_event_of_an_hour_waits_and_keeps_what_was_typed()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.Created, (await app.Create(visitor, Announcer.March)).StatusCode);
        var fourth = await app.Create(visitor, Announcer.March);
        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.True(fourth.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("Grande marche pour l’eau", await fourth.Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_events_are_held_the_link_works_and_the_agenda_waits()
    {
        await using var app = await App.StartAsync(("Creation", "Held"));
        var answer = await app.Create(app.Visitor(), Announcer.March);
        Assert.Contains("attend une relecture", await answer.Page(), StringComparison.Ordinal);
        var made = await app.Only();
        Assert.NotNull(made.HeldAt);
        Assert.NotNull(made.PublishedAt);
    }

    [Fact]
    public async Task Where_creating_is_off_the_page_says_so_and_takes_nothing()
    {
        await using var app = await App.StartAsync(("Creation", "Off"));
        using var visitor = app.Visitor();
        var page = await (await visitor.GetAsync("/new", Ct)).Page();
        Assert.Contains("on ne crée pas d’événement", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Send("", Announcer.March)).StatusCode);
        Assert.Equal(0, await app.Look(db => db.AllEvents.CountAsync(Ct)));
    }

    private static string Work(string seal)
    {
        var number = 0;
        while (!FormSeal.IsWorked(seal, number.ToString(CultureInfo.InvariantCulture), 15))
            number++;
        return number.ToString(CultureInfo.InvariantCulture);
    }
}
