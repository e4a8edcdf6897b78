using Farandole.Domain.Participations;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using NodaTime;

namespace Farandole.Tests.RemoteAnswers;

/// <summary>"Je viens" under an event is an answer; what only sounds like it is none.</summary>
public sealed class SpokenAnswerTests
{
    private const string Mention =
        "<span class=\"h-card\"><a href=\"http://x.example/@cam\" class=\"u-url mention\">@<span>cam</span></a></span>";

    [Theory]
    [InlineData("<p>Je viens !</p>", Answer.Coming, 1, "fr")]
    [InlineData("<p>" + Mention + " j’y serai</p>", Answer.Coming, 1, "fr")]
    [InlineData("<p>@cam@farandole.test Bonjour, comptez sur moi, merci beaucoup 🎉</p>", Answer.Coming, 1, "fr")]
    [InlineData("<p>On vient à 3</p>", Answer.Coming, 3, "fr")]
    [InlineData("<p>Super ! Nous serons quatre.</p>", Answer.Coming, 4, "fr")]
    [InlineData("<p>je viens avec deux amis</p>", Answer.Coming, 3, "fr")]
    [InlineData("<p>Peut-être…</p>", Answer.Maybe, 1, "fr")]
    [InlineData("<p>Ça m’intéresse</p>", Answer.Interested, 1, "fr")]
    [InlineData("<p>Désolée, je ne viens plus</p>", null, 1, "fr")]
    [InlineData("I'm coming!", Answer.Coming, 1, "en")]
    [InlineData("<p>Count me in, thanks</p>", Answer.Coming, 1, "en")]
    [InlineData("<p>We are 5</p>", Answer.Coming, 5, "en")]
    [InlineData("<p>Three of us are coming</p>", Answer.Coming, 3, "en")]
    [InlineData("<p>Maybe</p>", Answer.Maybe, 1, "en")]
    [InlineData("<p>Sorry, I can’t make it</p>", null, 1, "en")]
    public void A_plain_answer_is_understood(string html, Answer? answer, int party, string language) =>
        Assert.Equal(new SpokenAnswer(answer, party, language), SpokenAnswer.Of(html));

    [Theory]
    [InlineData("<p>Je ne sais pas si je viens</p>")]
    [InlineData("<p>Je viens ?</p>")]
    [InlineData("<p>Qui vient ?</p>")]
    [InlineData("<p>Je viens de Lyon</p>")]
    [InlineData("<p>Je viens si ma sœur vient</p>")]
    [InlineData("<p>Je viens de le partager</p>")]
    [InlineData("<p>J’aurais aimé venir</p>")]
    [InlineData("<p>Ne venez pas, je viens d’apprendre que c’est annulé</p>")]
    [InlineData("<blockquote>je viens</blockquote><p>Bravo</p>")]
    [InlineData("<p>On vient</p>")]
    [InlineData("<p>On vient à 300</p>")]
    [InlineData("<p>On vient à 21</p>")]
    [InlineData("<p>On vient à 0</p>")]
    [InlineData("<p>On sera nombreux</p>")]
    [InlineData("<p>Are you coming? I’m coming</p>")]
    [InlineData("<p>I’m not sure I’m coming</p>")]
    [InlineData("<p>I’m coming if it is sunny</p>")]
    [InlineData("<p>Winter is coming</p>")]
    [InlineData("<p>We are the champions</p>")]
    [InlineData("<p>Oui</p>")]
    [InlineData("")]
    [InlineData(null)]
    public void What_only_sounds_like_it_is_none(string? html) => Assert.Null(SpokenAnswer.Of(html));

    [Fact]
    public async Task Who_says_so_under_the_event_comes_is_answered_and_takes_it_back_in_words()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce(capacity: 10);
        await there.Writes(app, "<p>On vient à 3 !</p>", "1", Visitors.AddressOf(id));
        Assert.Equal((3, 3), await app.Counts(id));
        var note = new ActivityPub.Reading.RemoteNote(Assert.Single(there.Told()).Embedded!);
        Assert.Equal(($"{there.Origin}/notes/1", "http://farandole.test/relay"), (note.InReplyTo, note.Author));
        Assert.Equal(ActivityPub.Reading.Visibility.Addressed, note.Visibility);
        Assert.Equal([there.Actor], note.Mentions);
        Assert.Contains("vous venez à 3 à « Grande marche pour l’eau »", there.LastNote(), StringComparison.Ordinal);
        Assert.Contains("« je ne viens plus »", there.LastNote(), StringComparison.Ordinal);

        // Under what they were told, which is about the event too.
        await there.Writes(app, "<p>Finalement je ne viens plus, désolé</p>", "2", note.Id);
        Assert.Equal((0, 0), await app.Counts(id));
        Assert.Contains("vous ne venez pas", there.LastNote(), StringComparison.Ordinal);
        await there.Writes(app, "<p>I’m coming</p>", "3", Visitors.AddressOf(id));
        Assert.Equal((1, 1), await app.Counts(id));
        Assert.Equal(3, there.Told().Count);
        // The same words, put right: nothing is news.
        await there.Writes(app, "<p>I’m coming!</p>", "3", Visitors.AddressOf(id), type: "Update");
        Assert.Equal(3, there.Told().Count);
    }

    [Fact]
    public async Task A_link_to_the_event_and_the_name_of_who_announces_it_are_as_good_and_a_link_alone_is_not()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce();
        var words = $"<p>I’m coming <a href=\"{Visitors.AddressOf(id)}\">{Visitors.AddressOf(id)}</a></p>";
        await there.Writes(app, words, "1");
        Assert.Empty(there.Told());
        await there.Writes(app, words, "2", mentions: "http://farandole.test/relay");
        Assert.Contains("Noted: you are coming to “Grande marche", there.LastNote(), StringComparison.Ordinal);
        Assert.Equal((1, 1), await app.Counts(id));
    }

    [Fact]
    public async Task Who_waits_is_told_so_and_anything_else_is_left_alone()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var id = await app.Announce(capacity: 1);
        await app.Comes(id);
        await there.Writes(app, "<p>Est-ce que je viens ?</p>", "1", Visitors.AddressOf(id));
        await there.Writes(app, "<p>Quelle bonne idée !</p>", "2", Visitors.AddressOf(id));
        Assert.Empty(there.Told());
        await there.Writes(app, "<p>je viens</p>", "3", Visitors.AddressOf(id));
        Assert.Contains("liste d’attente", there.LastNote(), StringComparison.Ordinal);
        await app.PassAsync(Duration.FromMinutes(1));
        Assert.Single(there.Told());
    }
}
