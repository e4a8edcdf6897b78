using System.Net;
using Farandole.Domain.Events;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Announcing;

[Requirement("PUBLIC-3")]
public sealed class EndingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tentative", EventStatus.Tentative)]
    [InlineData("postponed", EventStatus.Postponed)]
    public async Task How_sure_it_is_is_said_with_a_reason(string word, EventStatus status)
    {
        await using var app = await App.StartAsync();
        var (browser, made) = await app.Organizer();
        await browser.Post(made, "status", ("status", word), ("statusReason", "On attend la salle"));
        var now = await app.Only();
        Assert.Equal((status, "On attend la salle"), (now.Status, now.StatusReason));
        var change = await app.Look(db => db.Changes.SingleAsync(Ct));
        Assert.Equal((Piece.Status, "Confirmed", $"{status}"), (change.Piece, change.Before, change.After));
    }

    [Fact]
    public async Task Moving_online_brings_its_link()
    {
        await using var app = await App.StartAsync();
        var (browser, made) = await app.Organizer();
        var wrong = await browser.Post(made, "status", ("status", "movedOnline"), ("onlineLink", "visio"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        await browser.Post(made, "status", ("status", "movedOnline"), ("onlineLink", "https://visio.exemple.fr"));
        var now = await app.Only();
        Assert.Equal((EventStatus.MovedOnline, "https://visio.exemple.fr"), (now.Status, now.OnlineLink));
        Assert.Equal("Place Guichard, Lyon", now.PlaceName);
    }

    [Fact]
    public async Task Cancelling_says_how_many_are_told_and_is_final()
    {
        await using var app = await App.StartAsync();
        var (browser, made) = await app.Organizer();
        var page = await (await browser.GetAsync($"/events/{made.Id}/cancellation", Ct)).Page();
        Assert.Contains("0 personne inscrite", page, StringComparison.Ordinal);
        var answer = await browser.Post(made, "cancellation", ("reason", "Alerte orange"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var now = await app.Only();
        Assert.Equal((EventStatus.Cancelled, "Alerte orange"), (now.Status, now.StatusReason));
        Assert.NotNull(now.PublishedAt);
        var edit = await (await browser.GetAsync($"/events/{made.Id}/edit", Ct)).Page();
        Assert.Contains("Cet événement est annulé", edit, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await browser.Post(made, "edit", [.. Announcer.March, ("revision", $"{now.Revision}")])).StatusCode
        );
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Post(made, "cancellation")).StatusCode);
    }

    [Fact]
    public async Task A_reason_that_is_too_long_comes_back()
    {
        await using var app = await App.StartAsync();
        var (browser, made) = await app.Organizer();
        var reason = new string('é', 501);
        var answer = await browser.Post(made, "cancellation", ("reason", reason));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(reason, await answer.Page(), StringComparison.Ordinal);
        Assert.Equal(EventStatus.Confirmed, (await app.Only()).Status);
    }

    [Fact]
    public async Task What_is_deleted_leaves_its_address_and_nothing_else()
    {
        await using var app = await App.StartAsync();
        var (browser, made) = await app.Organizer(("text", "Secret de Polichinelle"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/events/{made.Id}/deletion", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post(made, "deletion")).StatusCode);
        var now = await app.Only();
        Assert.Equal(("", null, null), (now.Title, now.Text, now.Html));
        Assert.Empty(await app.Look(db => db.Changes.ToListAsync(Ct)));
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync($"/events/{made.Id}/edit", Ct)).StatusCode);
    }
}
