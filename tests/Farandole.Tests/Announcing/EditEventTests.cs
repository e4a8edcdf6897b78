using System.Net;
using Farandole.Domain.Events;
using Farandole.Platform.Db;
using Farandole.Tests.Media;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Announcing;

public sealed class EditEventTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static (string Name, string Value)[] As(Event seen, params (string Name, string Value)[] fields) =>
        [.. Announcer.March.Where(m => fields.All(f => f.Name != m.Name)), .. fields, ("revision", $"{seen.Revision}")];

    [Fact]
    [Requirement("PUBLIC-3")]
    public async Task An_edit_is_kept_and_logged()
    {
        await using var app = await App.StartAsync();
        var (browser, made) = await app.Organizer();
        var page = await (await browser.GetAsync($"/events/{made.Id}/edit", Ct)).Page();
        Assert.Contains("value=\"Place Guichard, Lyon\"", page, StringComparison.Ordinal);
        var answer = await browser.Post(made, "edit", As(made, ("place", "Place Bellecour, Lyon"), ("time", "14:00")));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("Place Bellecour, Lyon", (await app.Only()).PlaceName);
        var changes = await app.Look(db => db.Changes.OrderBy(c => c.Id).ToListAsync(Ct));
        Assert.Equal([Piece.Time, Piece.Place], changes.Select(c => c.Piece));
        Assert.Equal(("Place Guichard, Lyon", "Place Bellecour, Lyon"), (changes[1].Before, changes[1].After));
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_is_told_and_loses_nothing()
    {
        await using var app = await App.StartAsync();
        var (browser, made) = await app.Organizer();
        await browser.Post(made, "edit", As(made, ("title", "Marche pour l’eau"), ("seen", "0")));
        var late = await browser.Post(
            made,
            "edit",
            As(made, ("title", "Marche bleue"), ("text", "Mon texte"), ("seen", "0"))
        );
        var page = await late.Page();
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("maintenant «\u202fMarche pour l’eau\u202f»", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Marche bleue\"", page, StringComparison.Ordinal);
        Assert.Contains("Mon texte", page, StringComparison.Ordinal);
        Assert.Equal("Marche pour l’eau", (await app.Only()).Title);
        var now = await app.Only();
        await browser.Post(made, "edit", As(now, ("title", "Marche bleue")));
        Assert.Equal("Marche bleue", (await app.Only()).Title);
    }

    [Fact]
    public async Task An_error_keeps_what_was_typed_and_changes_nothing()
    {
        await using var app = await App.StartAsync();
        var (browser, made) = await app.Organizer();
        var answer = await browser.Post(made, "edit", As(made, ("title", "Marche bleue"), ("date", "2027-02-31")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Marche bleue", await answer.Page(), StringComparison.Ordinal);
        Assert.Equal("Grande marche pour l’eau", (await app.Only()).Title);
    }

    [Fact]
    public async Task Fewer_seats_than_people_expel_nobody_and_the_page_says_so()
    {
        await using var app = await App.StartAsync();
        var (browser, made) = await app.Organizer(("capacity", "10"));
        await app.Writer.Write(
            (db, ct) =>
                db
                    .AllEvents.Where(e => e.Id == made.Id)
                    .ExecuteUpdateAsync(s => s.SetProperty(e => e.SeatsTaken, 8), ct),
            Ct
        );
        var page = await (await browser.GetAsync($"/events/{made.Id}/edit", Ct)).Page();
        Assert.Contains("Des personnes viennent déjà (8)", page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await browser.Post(made, "edit", As(made, ("capacity", "5")))).StatusCode
        );
        var now = await app.Only();
        Assert.Equal((5, 8, 8, 0), (now.Capacity, now.SeatsTaken, now.SeatsCeiling, now.SeatsLeft));
    }

    [Fact]
    public async Task A_picture_is_replaced_and_taken_away_with_its_files()
    {
        await using var app = await App.StartWithAsync(s => s.AddSingleton(TestChild.Command));
        var (browser, made) = await app.Organizer();
        using var form = Announcer.Form(As(made));
        form.Add(new ByteArrayContent(TestPictures.BlackPng(64, 48)), "picture", "a.png");
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await browser.PostAsync($"/events/{made.Id}/edit", form, Ct)).StatusCode
        );
        var shown = await app.Only();
        Assert.NotNull(shown.Picture);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/pictures/{shown.Picture}.webp", Ct)).StatusCode);
        await browser.Post(made, "edit", As(shown, ("pictureRemoved", "true")));
        Assert.Null((await app.Only()).Picture);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.GetAsync($"/pictures/{shown.Picture}.webp", Ct)).StatusCode
        );
        Assert.Empty(await app.Look(db => db.Set<PictureRow>().ToListAsync(Ct)));
    }

    [Fact]
    public async Task A_draft_is_its_organizers_alone_until_it_is_published()
    {
        await using var app = await App.StartAsync();
        var (browser, made) = await app.Organizer(("action", "draft"));
        using var stranger = app.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/events/{made.Id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post(made, "publication")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post(made, "publication")).StatusCode);
        Assert.NotNull((await app.Only()).PublishedAt);
        Assert.Null((await app.Only()).ListedAt);
    }

    [Fact]
    public async Task What_becomes_public_enters_the_agenda_only_with_a_proven_address()
    {
        await using var app = await App.StartAsync();
        var (browser, made) = await app.Organizer(("visibility", "unlisted"), ("email", "malika@exemple.fr"));
        await browser.Post(made, "edit", As(made, ("visibility", "public")));
        Assert.Null((await app.Only()).ListedAt);
        await browser.Post(made, "edit", As(await app.Only(), ("visibility", "unlisted")));
        await app.Writer.Write(
            async (db, ct) =>
                (await db.Keys.AsTracking().SingleAsync(k => k.Email != null, ct)).Use(
                    new(2027, 3, 2),
                    app.Clock.GetCurrentInstant()
                ),
            Ct
        );
        await browser.Post(made, "edit", As(await app.Only(), ("visibility", "public")));
        Assert.NotNull((await app.Only()).ListedAt);
    }

    [Fact]
    public async Task Another_pattern_is_one_button()
    {
        await using var app = await App.StartAsync();
        var (browser, made) = await app.Organizer();
        await browser.Post(made, "cover");
        Assert.Equal(1, (await app.Only()).CoverSalt);
    }

    [Fact]
    public async Task Nobody_else_finds_any_of_these_doors()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var (_, made) = await app.Organizer();
        using var other = app.Visitor();
        await app.Create(other, Announcer.March);
        foreach (var door in new[] { "edit", "cancellation", "deletion" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/events/{made.Id}/{door}", Ct)).StatusCode);
        foreach (
            var door in new[] { "edit", "cancellation", "deletion", "status", "cover", "publication", "key-letter" }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await other.Post(made, door, As(made))).StatusCode);
    }
}
