using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Paper;
using Farandole.Tests.Rig;
using NodaTime;

namespace Farandole.Tests.Paper;

public sealed class PosterTests
{
    private static readonly EventDetails March = new()
    {
        Title = "Grande marche pour l’eau",
        Schedule = Schedule.Of(new LocalDate(2027, 3, 20), new LocalTime(14, 0), null, null, "Europe/Paris"),
        Place = new Place("Place Bellecour", "69002 Lyon"),
        Text = "Fanfare & chars.",
        Html = "<p>Fanfare &amp; <strong>chars</strong>.</p><p>Concert.</p>",
        IsFree = true,
    };

    [Fact]
    [Requirement("PUBLIC-5")]
    public async Task A_poster_says_what_when_and_where_and_leads_to_the_page()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var (id, code) = await Announce(app, March);

        var html = await Page(visitor, $"/events/{id}/poster");

        foreach (
            var said in (string[])
                [
                    "Grande marche pour l’eau",
                    "Samedi 20 mars, 14\u00a0h",
                    "Place Bellecour, 69002 Lyon",
                    "Fanfare & chars. Concert.",
                    "Gratuit.",
                    "Informations à jour sur",
                    $"farandole.test/e/{code}",
                    "Ne pas jeter sur la voie publique",
                ]
        )
            Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.Contains($"/events/{id}/qr.svg", html, StringComparison.Ordinal);
        Assert.Equal(9, html.Split("sam. 20 mars").Length - 1);
    }

    [Theory]
    [InlineData("size=A4&ink=colour", 1, 0, false)]
    [InlineData("size=A4&tabs=true&qr=true&ink=black", 1, 9, true)]
    [InlineData("size=A5&tabs=true&qr=true", 1, 0, true)]
    [InlineData("size=A6&tabs=true&qr=true", 4, 0, true)]
    [InlineData("size=A0", 1, 9, true)]
    [Requirement("PUBLIC-5")]
    public async Task The_form_needs_no_script(string query, int sheets, int tabs, bool code)
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var (id, _) = await Announce(app, March);

        var html = await Page(visitor, $"/events/{id}/poster?{query}");

        Assert.Equal(sheets, html.Split("<article class=\"poster").Length - 1);
        Assert.Equal(tabs, html.Split("sam. 20 mars").Length - 1);
        Assert.Equal(code, html.Contains("qr.svg", StringComparison.Ordinal));
        Assert.Equal(
            query.Contains("black", StringComparison.Ordinal),
            html.Contains("poster-mono", StringComparison.Ordinal)
        );
        Assert.Equal(
            query.Contains("A5", StringComparison.Ordinal),
            html.Contains("poster-a5", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_poster_speaks_the_language_of_its_event_and_the_form_that_of_its_reader()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor("fr");
        var (id, _) = await Announce(app, March with { Language = "en" });

        var html = await Page(visitor, $"/events/{id}/poster");

        Assert.Contains("Saturday 20 March, 14:00", html, StringComparison.Ordinal);
        Assert.Contains("Please do not litter", html, StringComparison.Ordinal);
        Assert.Contains("Une affiche prête à coller", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_event_has_no_poster_for_others()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var ct = TestContext.Current.CancellationToken;
        var (id, _) = await Announce(app, March with { Visibility = Visibility.Private });
        var (key, secret) = EventKey.Make(id, KeyKind.Organizer, null, "fr", app.Clock.GetCurrentInstant());
        await app.Writer.Write((db, _) => Task.FromResult(db.Add(key)), ct);
        using var organizer = app.Visitor(key: secret.Reveal());

        var path = new Uri($"/events/{id}/poster", UriKind.Relative);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path, ct)).StatusCode);
        var mine = await organizer.GetAsync(path, ct);
        Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
        Assert.True(mine.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path, ct)).StatusCode);
        Assert.Contains(
            "seules les personnes invitées",
            await Page(organizer, $"/events/{id}/poster"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_not_sure_is_said_before_it_is_printed()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var (id, _) = await Announce(app, March, e => e.Say(EventStatus.Cancelled, "Orage", null, App.Start));
        Assert.Contains(
            "Attention avant d’imprimer\u00a0: annulé.",
            await Page(visitor, $"/events/{id}/poster"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_items_of_a_list_stay_apart()
    {
        await using var app = await App.StartAsync();
        using var visitor = app.Visitor();
        var listed = March with
        {
            Html = "<p>Venez à pied.</p><ul><li>Départ en musique</li><li>Goûter partagé</li></ul><p>À bientôt</p>",
        };
        var (id, _) = await Announce(app, listed);
        Assert.Contains(
            "Venez à pied. Départ en musique · Goûter partagé · À bientôt",
            await Page(visitor, $"/events/{id}/poster"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("court", 10, "court")]
    [InlineData("deux mots, encore", 12, "deux mots…")]
    [InlineData("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 2, "👨‍👩‍👧‍👦…")]
    public void A_line_that_is_too_long_ends_with_a_whole_word(string text, int most, string expected) =>
        Assert.Equal(expected, PosterModel.Cut(text, most));

    private static async Task<string> Page(HttpClient visitor, string path) =>
        WebUtility.HtmlDecode(
            await visitor.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)
        );

    private static Task<(EventId Id, string Code)> Announce(
        App app,
        EventDetails details,
        Action<Event>? then = null
    ) =>
        app.Writer.Write(
            (db, _) =>
            {
                var made = Event.Announce(EventId.New(), Guid.NewGuid().ToString("N")[..7], details, App.Start);
                made.Publish(App.Start);
                made.List(App.Start);
                then?.Invoke(made);
                db.Add(made);
                return Task.FromResult((made.Id, made.Code));
            },
            TestContext.Current.CancellationToken
        );
}
