using System.Net;
using Farandole.Domain.Events;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using NodaTime;

namespace Farandole.Tests.Pieces;

/// <summary>Announced drop by drop: what is unknown, promised, planned, and what happens when it is known.</summary>
public sealed class DripTests
{
    private const string Place = "Place Jean-Macé";

    private static readonly PieceKey Where = new(Piece.Place);

    [Fact]
    [Requirement("PUBLIC-1")]
    public async Task The_page_says_what_is_known_and_what_is_coming()
    {
        await using var stage = await Unknown();
        var page = await stage.App.Visitor().Page(stage.Path);
        Assert.Contains("Ce qu’on sait, ce qui arrive", page, StringComparison.Ordinal);
        Assert.Contains("Lieu\u00a0: à préciser", page, StringComparison.Ordinal);
        Assert.Contains("Au plus tard mercredi 10 mars", page, StringComparison.Ordinal);
        Assert.Contains("Le groupe vote en ce moment", page, StringComparison.Ordinal);
        Assert.Contains("2 sur 3 connues", page, StringComparison.Ordinal);
        Assert.Contains("Me prévenir quand c’est connu", page, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PUBLIC-1")]
    public async Task One_field_and_one_tap_change_every_representation_and_write_one_letter()
    {
        await using var stage = await Unknown();
        await stage.Answer("lea@exemple.fr", "Léa");
        using var organizer = await stage.Organizer();
        var form = await organizer.Page($"{stage.Path}/pieces/place");
        Assert.Contains("Publier et prévenir 1 personne", form, StringComparison.Ordinal);
        var before = (await stage.Found()).Sequence;
        stage.App.Clock.Advance(Duration.FromHours(1));

        var answer = await organizer.Post($"{stage.Path}/pieces/place/reveal", ("value", Place));
        Assert.Equal($"{stage.Path}/pieces?done=revealed", answer.Headers.Location?.ToString());

        Assert.Equal(before + 1, (await stage.Found()).Sequence);
        foreach (var path in (string[])["", ".json", ".ics", ".atom", "/poster"])
            Assert.Contains(
                Place,
                Unfolded(await stage.App.Visitor().Page(stage.Path + path)),
                StringComparison.Ordinal
            );
        using var activity = new HttpRequestMessage(HttpMethod.Get, stage.Path);
        activity.Headers.Accept.ParseAdd("application/activity+json");
        using var federated = await stage.App.Visitor().SendAsync(activity, TestContext.Current.CancellationToken);
        Assert.Contains("Jean-Mac", await federated.Text(), StringComparison.Ordinal);

        await stage.App.DrainAsync();
        await stage.App.PassAsync(Duration.FromMinutes(30));
        var letter = Assert.Single(stage.App.LettersTo("lea@exemple.fr"));
        Assert.Equal("Bal de printemps\u00a0: c’est annoncé (Lieu)", letter.Subject);
        Assert.Contains(Place, letter.TextBody, StringComparison.Ordinal);
        Assert.Contains(Place, Unfolded(letter.Calendar()!), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PUBLIC-1")]
    public async Task What_is_planned_shows_at_its_moment_and_not_before()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Place = new(Place) });
        await stage.Answer("lea@exemple.fr", "Léa");
        var due = App.Start + Duration.FromHours(5);
        await stage.Change(e => e.Decide(new(Where) { From = due }, "Amel", App.Start));
        var sequence = (await stage.Found()).Sequence;

        await stage.App.PassAsync(Duration.FromHours(5) - Duration.FromMinutes(1));
        Assert.DoesNotContain(Place, await stage.App.Visitor().Page(stage.Path), StringComparison.Ordinal);
        Assert.Empty(stage.App.Letters());

        await stage.App.PassAsync(Duration.FromMinutes(1));
        Assert.Contains(Place, await stage.App.Visitor().Page(stage.Path), StringComparison.Ordinal);
        Assert.Equal(sequence + 1, (await stage.Found()).Sequence);
        Assert.Single(stage.App.LettersTo("lea@exemple.fr"));
    }

    [Fact]
    [Requirement("PUBLIC-1")]
    public async Task Several_pieces_within_an_hour_of_the_first_letter_are_one_more()
    {
        await using var stage = await Unknown();
        await stage.Answer("lea@exemple.fr", "Léa");
        stage.App.Clock.Advance(Duration.FromMinutes(1));
        using var organizer = await stage.Organizer();
        await organizer.Post($"{stage.Path}/pieces/place/reveal", ("value", Place));
        await stage.App.PassAsync(Duration.FromMinutes(10));
        await organizer.Post($"{stage.Path}/pieces/route/reveal", ("value", "Par les quais"));
        await stage.App.PassAsync(Duration.FromMinutes(10));
        await organizer.Post($"{stage.Path}/pieces", ("label", "Repli"));
        await organizer.Post($"{stage.Path}/pieces/line-1/reveal", ("value", "Salle des fêtes"));
        await stage.App.PassAsync(Duration.FromMinutes(20));
        Assert.Single(stage.App.Letters());

        await stage.App.PassAsync(Duration.FromMinutes(25));
        var letter = stage.App.Letters()[1];
        Assert.Equal(2, stage.App.Letters().Count);
        Assert.Contains("Parcours, Repli", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("Salle des fêtes", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Lieu, ", letter.Subject, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PUBLIC-1")]
    public async Task A_missed_promise_is_told_to_the_team_the_day_before_and_said_on_the_page()
    {
        await using var stage = await Unknown();
        await stage.KeyFor("malika@exemple.fr", "Malika");
        await stage.App.PassAsync(Duration.FromDays(7));
        var warning = Assert.Single(stage.App.LettersTo("malika@exemple.fr"));
        Assert.Contains("Lieu", warning.TextBody, StringComparison.Ordinal);

        await stage.App.PassAsync(Duration.FromDays(2));
        var page = await stage.App.Visitor().Page(stage.Path);
        Assert.Contains("Annoncé avec un peu de retard", page, StringComparison.Ordinal);

        using var organizer = await stage.Organizer();
        await organizer.Post(
            $"{stage.Path}/pieces/place",
            ("for", "everybody"),
            ("when", "now"),
            ("promisedOn", "2027-03-15"),
            ("word", "")
        );
        page = await stage.App.Visitor().Page(stage.Path);
        Assert.Contains("Annoncé avec un peu de retard. Au plus tard lundi 15 mars", page, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PUBLIC-1")]
    public async Task An_edit_that_fills_what_was_awaited_is_an_announcement()
    {
        await using var stage = await Unknown();
        await stage.Answer("lea@exemple.fr", "Léa");
        stage.App.Clock.Advance(Duration.FromMinutes(1));
        await stage.Change(e => e.Edit(e.Details with { Place = new(Place) }, "Amel", stage.App.Now()));
        await stage.App.PassAsync(Duration.FromHours(2));
        Assert.Equal("Bal de printemps\u00a0: c’est annoncé (Lieu)", Assert.Single(stage.App.Letters()).Subject);
    }

    [Fact]
    public async Task An_event_where_all_was_said_has_no_such_part()
    {
        await using var stage = await Backstage.SetAsync();
        var page = await stage.App.Visitor().Page(stage.Path);
        Assert.DoesNotContain("Ce qu’on sait", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "\"pieces\"",
            await stage.App.Visitor().Page($"{stage.Path}.json"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_lost()
    {
        await using var stage = await Unknown();
        using var organizer = await stage.Organizer();
        var answer = await organizer.Post($"{stage.Path}/pieces/place/reveal", ("value", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Écrivez ce qui est connu maintenant", await answer.Text(), StringComparison.Ordinal);
        answer = await organizer.Post(
            $"{stage.Path}/pieces/place",
            ("for", "confirmed"),
            ("when", "before"),
            ("hours", "beaucoup"),
            ("word", "Bientôt")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Text();
        Assert.Contains("id=\"hours-error\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"beaucoup\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Bientôt\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_its_organizers_opens_the_page_of_the_pieces()
    {
        await using var stage = await Unknown();
        foreach (var path in (string[])["/pieces", "/pieces/place", "/pieces/line-4", "/pieces/title"])
            Assert.Equal(HttpStatusCode.NotFound, (await stage.App.Visitor().Get(stage.Path + path)).StatusCode);
        var answer = await stage.App.Visitor().Post($"{stage.Path}/pieces/place/reveal", ("value", "Ici"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null((await stage.Found()).PlaceName);
    }

    /// <summary>A place that is promised for 10 March.</summary>
    private static async Task<Backstage> Unknown()
    {
        var stage = await Backstage.SetAsync(d => d with { Place = null });
        await stage.Change(e =>
            e.Decide(
                new(Where) { PromisedOn = new(2027, 3, 10), Word = "Le groupe vote en ce moment" },
                "Amel",
                App.Start
            )
        );
        stage.App.Clock.Advance(Duration.FromMinutes(1));
        return stage;
    }

    internal static string Unfolded(string text) =>
        text.Replace("\r\n ", "", StringComparison.Ordinal).Replace("\\u00E9", "é", StringComparison.OrdinalIgnoreCase);
}
