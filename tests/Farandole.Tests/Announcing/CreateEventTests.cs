using System.Net;
using Farandole.Domain.Events;
using Farandole.Platform.Media.Pictures;
using Farandole.Tests.Media;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Announcing;

public sealed class CreateEventTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr", "Votre événement est en ligne")]
    [InlineData("en", "Your event is online")]
    [Requirement("CREATE-1")]
    public async Task Title_date_and_place_are_enough(string language, string heading)
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor(language);
        var answer = await app.Create(visitor, Announcer.March);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Contains(heading, await answer.Page(), StringComparison.Ordinal);
        var made = await app.Only();
        Assert.Equal(("Grande marche pour l’eau", "Europe/Paris"), (made.Title, made.Zone));
        Assert.Equal((new LocalDate(2027, 3, 20), null), (made.Day, made.Time));
        Assert.Equal((Visibility.Public, language), (made.Visibility, made.Language));
        Assert.NotNull(made.PublishedAt);
        Assert.Null(made.ListedAt);
    }

    [Fact]
    [Requirement("CREATE-1")]
    public async Task The_place_may_come_later()
    {
        await using var app = await App.StartAsync();
        await app.Create(
            app.Visitor(),
            ("title", "Bal"),
            ("date", "2027-03-20"),
            ("where", "later"),
            ("place", "Lyon")
        );
        Assert.Null((await app.Only()).Place);
    }

    [Fact]
    [Requirement("CREATE-2")]
    public async Task Everything_that_can_be_said_is_kept()
    {
        await using var app = await App.StartAsync();
        var answer = await app.Create(
            app.Visitor(),
            ("title", "Bal folk"),
            ("date", "2027-03-20"),
            ("time", "20:30"),
            ("endDate", "2027-03-21"),
            ("endTime", "01:00"),
            ("where", "both"),
            ("place", "MJC, Nouméa"),
            ("latitude", "-22.27"),
            ("longitude", "166.44"),
            ("timeZone", "Pacific/Noumea"),
            ("placeChosen", "MJC, Nouméa"),
            ("onlineLink", "https://visio.exemple.fr/bal"),
            ("text", "**Venez** danser"),
            ("visibility", "unlisted"),
            ("capacity", "80"),
            ("contact", "bal@exemple.fr"),
            ("language", "oc"),
            ("accessibility", "wheelchair"),
            ("accessibility", "children"),
            ("price", "Prix libre"),
            ("free", "true")
        );
        Assert.Contains("Pacific/Noumea", await answer.Page(), StringComparison.Ordinal);
        var made = await app.Only();
        Assert.Equal(Instant.FromUtc(2027, 3, 20, 9, 30), made.StartsAt);
        Assert.Equal(Instant.FromUtc(2027, 3, 20, 14, 0), made.EndsAt);
        Assert.Equal(new Place("MJC, Nouméa", null, -22.27, 166.44), made.Place);
        Assert.Equal(("https://visio.exemple.fr/bal", "bal@exemple.fr"), (made.OnlineLink, made.Contact));
        Assert.Equal("<p><strong>Venez</strong> danser</p>", made.Html);
        Assert.Equal((Visibility.Unlisted, 80, "oc"), (made.Visibility, made.Capacity, made.Language));
        Assert.Equal(Accessibility.Wheelchair | Accessibility.Children, made.Accessibility);
        Assert.Equal(("Prix libre", true), (made.Price, made.IsFree));
    }

    [Fact]
    public async Task The_time_zone_follows_the_town_that_the_text_names()
    {
        await using var app = await App.StartAsync();
        await app.Create(
            app.Visitor(),
            ("title", "Concert"),
            ("date", "2027-03-20"),
            ("time", "20:00"),
            ("place", "Brixton Academy, London"),
            // Chosen for another place, before somebody typed on.
            ("timeZone", "Pacific/Noumea"),
            ("placeChosen", "Nouméa")
        );
        Assert.Equal("Europe/London", (await app.Only()).Zone);
    }

    [Theory]
    [InlineData("date", "2027-02-31", "Ce jour n’existe pas")]
    [InlineData("date", "2027-02-20", "celle-ci est passée")]
    [InlineData("date", "2050-01-01", "dix ans")]
    [InlineData("time", "25:99", "comme 14:30")]
    [InlineData("endDate", "2027-03-19", "après le début")]
    [InlineData("title", "", "Donnez un nom")]
    [InlineData("onlineLink", "javascript:alert(1)", "adresse complète")]
    [InlineData("capacity", "0", "1 à 1")]
    [InlineData("email", "malika@", "adresse e-mail complète")]
    [InlineData("timeZone", "Europe/Atlantis", "fuseau horaire")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
        string field,
        string typed,
        string said
    )
    {
        await using var app = await App.StartAsync();
        var fields = Announcer
            .March.Where(f => f.Name != field)
            .Append((field, typed))
            .Append(("text", "Un long texte"));
        var answer = await app.Create(app.Visitor(), [.. fields]);
        var page = await answer.Page();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("<title>Erreur", page, StringComparison.Ordinal);
        Assert.Contains(said, page.Replace('\u202F', ' '), StringComparison.Ordinal);
        foreach (
            var value in new[] { typed, "Un long texte", field == "title" ? "2027-03-20" : "Grande marche pour l’eau" }
        )
            Assert.Contains(value, page, StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.AllEvents.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_time_that_the_clocks_skip_is_refused_and_one_that_comes_twice_is_the_first()
    {
        await using var app = await App.StartAsync();
        var skipped = await app.Create(app.Visitor(), ("title", "Nuit"), ("date", "2027-03-28"), ("time", "02:30"));
        Assert.Contains("les horloges avancent", await skipped.Page(), StringComparison.Ordinal);
        var twice = await app.Create(app.Visitor(), ("title", "Nuit"), ("date", "2027-10-31"), ("time", "02:30"));
        Assert.Contains("existe deux fois", await twice.Page(), StringComparison.Ordinal);
        Assert.Equal(Instant.FromUtc(2027, 10, 31, 0, 30), (await app.Only()).StartsAt);
    }

    [Theory]
    [InlineData("🎉👩‍👩‍👧‍👦 fête 🎉")]
    [InlineData("عيد ميلاد مريم")]
    [InlineData("<script>alert(1)</script> & co")]
    public async Task Any_script_and_any_emoji_is_a_name(string title)
    {
        await using var app = await App.StartAsync();
        var answer = await app.Create(app.Visitor(), ("title", title), ("date", "2027-03-20"));
        Assert.Equal(title, (await app.Only()).Title);
        Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_of_ten_thousand_characters_comes_back_whole()
    {
        await using var app = await App.StartAsync();
        var title = string.Concat(Enumerable.Repeat("éa", 5_000));
        var answer = await app.Create(app.Visitor(), ("title", title), ("date", "2027-03-20"));
        var page = await answer.Page();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("il en a 10000", page, StringComparison.Ordinal);
        Assert.Contains(title, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_of_a_hundred_megabytes_gives_the_page_back()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var seal = await visitor.Seal();
        app.Clock.Advance(Duration.FromSeconds(5));
        var answer = await visitor.SendWith(seal, new byte[100 * 1024 * 1024], [.. Announcer.March, ("text", "Gardé")]);
        var page = await answer.Page();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("pèse plus de 10", page, StringComparison.Ordinal);
        Assert.Contains("Grande marche pour l’eau", page, StringComparison.Ordinal);
        Assert.Contains("Gardé", page, StringComparison.Ordinal);
        Assert.Equal(seal, Announcer.SealOf(page));
    }

    [Fact]
    [Requirement("CREATE-2")]
    public async Task A_picture_comes_with_its_description_and_a_broken_one_is_refused_at_its_field()
    {
        await using var app = await App.StartWithAsync(s => s.AddSingleton(TestChild.Command));
        using var visitor = app.Visitor();
        var seal = await visitor.Seal();
        app.Clock.Advance(Duration.FromSeconds(5));
        var broken = await visitor.SendWith(seal, "Pas une image"u8.ToArray(), Announcer.March);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        Assert.Contains("n’est pas une image", await broken.Page(), StringComparison.Ordinal);
        var whole = await visitor.SendWith(
            seal,
            TestPictures.BlackPng(640, 480),
            [.. Announcer.March, ("pictureAlt", "Un carré noir")]
        );
        Assert.Equal(HttpStatusCode.Created, whole.StatusCode);
        var made = await app.Only();
        Assert.Equal("Un carré noir", made.PictureAlt);
        Assert.Empty(await app.Look(db => db.Changes.ToListAsync(Ct)));
        using var file = app.Services.GetRequiredService<PictureStore>().Open(made.Picture!.Value, PictureSize.Page);
        Assert.NotNull(file);
    }

    [Fact]
    public async Task The_preview_makes_nothing()
    {
        await using var app = await App.StartAsync();
        var answer = await app.Create(app.Visitor(), [.. Announcer.March, ("action", "preview")]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Voici ce que cela donne", await answer.Page(), StringComparison.Ordinal);
        Assert.Equal(0, await app.Look(db => db.AllEvents.CountAsync(Ct)));
    }
}
