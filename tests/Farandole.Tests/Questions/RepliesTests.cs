using System.Net;
using Farandole.ActivityPub.Reading;
using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Tests.Announcing;
using Farandole.Tests.Blocking;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Farandole.Tests.RemoteAnswers;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Questions;

/// <summary>What people on other servers write under an event: held, shown and answered as what is asked here.</summary>
public sealed class RepliesTests
{
    private const string Wonders = "<p><a href=\"x\">@relay</a> Y a-t-il un parking à vélos&nbsp;?</p>";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_waits_for_the_team_is_answered_under_it_and_stands_on_the_page()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var (id, team) = await Listed(app);
        await there.Writes(app, Wonders, "n1", Visitors.AddressOf(id));
        var asked = Assert.Single(await Asked(app));
        Assert.Equal(("Y a-t-il un parking à vélos ?", null), (asked.Text.Replace('\u00a0', ' '), asked.Rank));
        Assert.DoesNotContain("parking", await app.Visitor().Page($"/events/{id}"), StringComparison.Ordinal);
        Assert.Contains("parking", await team.Page($"/events/{id}/questions"), StringComparison.Ordinal);

        await team.Post($"/events/{id}/questions/{asked.Id}/answer", ("answer", "Oui, **derrière** la mairie."));
        await app.DrainAsync();

        var said = Assert.Single(there.Told());
        var note = new RemoteNote(said.Embedded!);
        Assert.Equal(("Create", $"{there.Origin}/notes/n1"), (said.Type, note.InReplyTo));
        Assert.Contains("<strong>derrière</strong>", note.Content, StringComparison.Ordinal);
        Assert.Equal(Visibility.Public, note.Visibility);
        // Whoever meets it in a thread asks for it at its address.
        var stands = new RemoteNote(await DiscoveryTests.Document(app, new Uri(note.Id!).PathAndQuery));
        Assert.Equal((note.Id, note.Content, note.InReplyTo), (stands.Id, stands.Content, stands.InReplyTo));
        var page = await app.Visitor().Page($"/events/{id}");
        Assert.Contains("parking", page, StringComparison.Ordinal);
        Assert.Contains($"@zoe@{new Uri(there.Origin).Authority}", page, StringComparison.Ordinal);
        // Told once, whatever is mended.
        await team.Post($"/events/{id}/questions/{asked.Id}/answer", ("answer", "Oui."));
        await app.DrainAsync();
        Assert.Single(there.Told());
    }

    [Fact]
    public async Task What_is_said_to_us_alone_is_for_the_team_alone_and_so_is_its_answer()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var (id, team) = await Listed(app);
        await there.Writes(
            app,
            "<p>Je suis en fauteuil, est-ce possible ?</p>",
            "n1",
            Visitors.AddressOf(id),
            isForUs: true
        );
        var asked = Assert.Single(await Asked(app));
        Assert.True(asked.IsPrivate);

        await team.Post($"/events/{id}/questions/{asked.Id}/answer", ("answer", "Oui."));
        await app.DrainAsync();

        var note = new RemoteNote(Assert.Single(there.Told()).Embedded!);
        Assert.Equal(Visibility.Addressed, note.Visibility);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(note.Id!).PathAndQuery);
        request.Headers.Accept.ParseAdd(ActivityPub.ContentTypes.Activity);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().SendAsync(request, Ct)).StatusCode);
        Assert.DoesNotContain(
            "fauteuil",
            await app.Visitor().Page($"/events/{id}/questions"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_follows_its_author_and_goes_with_them()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var (id, team) = await Listed(app);
        await there.Writes(app, Wonders, "n1", Visitors.AddressOf(id));
        await there.Writes(app, Wonders, "n1", Visitors.AddressOf(id));
        await there.Writes(app, "<p>Et des toilettes ?</p>", "n1", Visitors.AddressOf(id), type: "Update");
        Assert.Equal("Et des toilettes ?", Assert.Single(await Asked(app)).Text);
        // An answer to the event is none.
        await there.Writes(app, "<p>Je viens !</p>", "n2", Visitors.AddressOf(id));
        Assert.Single(await Asked(app));

        await there.Does(app, "Delete", "deletions/1", $"{there.Origin}/notes/n1");

        Assert.Empty(await Asked(app));
    }

    [Fact]
    [Requirement("PUBLIC-6")]
    public async Task Its_author_is_kept_away_in_one_click_and_nothing_more_comes_from_them()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var (id, team) = await Listed(app);
        await there.Writes(app, Wonders, "n1", Visitors.AddressOf(id));
        await there.Writes(app, "<p>Et des toilettes ?</p>", "n2", Visitors.AddressOf(id));
        var zoe = $"@zoe@127.0.0.1:{there.Port}";
        Assert.Contains($"value=\"{zoe}\"", await team.Page($"/events/{id}/questions"), StringComparison.Ordinal);

        await team.Blocks($"/events/{id}/blocks", zoe);
        await app.DrainAsync();

        Assert.Empty(await Asked(app));
        await NothingComes(there, app, id);
        Assert.Contains(zoe, await team.Page($"/events/{id}/blocks"), StringComparison.Ordinal);
        await team.Lifts(app, $"/events/{id}/blocks");
        await there.Writes(app, "<p>Et alors ?</p>", "n4", Visitors.AddressOf(id));
        Assert.Single(await Asked(app));
    }

    [Fact]
    [Requirement("PUBLIC-6")]
    public async Task So_is_their_whole_server_and_all_that_comes_from_there_later()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var (id, team) = await Listed(app);
        await there.Writes(app, Wonders, "n1", Visitors.AddressOf(id));
        Assert.Contains("Bloquer tout 127.0.0.1", await team.Page($"/events/{id}/questions"), StringComparison.Ordinal);
        await team.Blocks($"/events/{id}/blocks", "exemple.net");
        await app.DrainAsync();
        Assert.Single(await Asked(app));

        await team.Blocks($"/events/{id}/blocks", "127.0.0.1");
        await app.DrainAsync();

        Assert.Empty(await Asked(app));
        await NothingComes(there, app, id);
        // What they sent before and send again is not new either.
        await there.Writes(app, "<p>Encore moi.</p>", "n1", Visitors.AddressOf(id), type: "Update");
        Assert.Empty(await Asked(app));
    }

    [Fact]
    public async Task Whoever_reads_and_mutes_them_alone_sees_no_more_what_they_asked()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync([.. new[] { there.Allowed }, Announcer.NoLimits]);
        var (id, team) = await Listed(app);
        await there.Writes(app, Wonders, "n1", Visitors.AddressOf(id));
        await team.Post($"/events/{id}/questions/{(await Asked(app))[0].Id}/answer", ("answer", "Oui."));
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea");
        string[] pages = [$"/events/{id}", $"/events/{id}/questions", $"/api/v1/events/{id}/questions"];
        var way = $"/account/blocks/new?of=zoe%40127.0.0.1%3A{there.Port}";
        Assert.Contains(way, await lea.Page($"/events/{id}"), StringComparison.Ordinal);
        Assert.Contains("Tout le site 127.0.0.1", await lea.Page(way), StringComparison.Ordinal);

        await lea.Blocks("/account/blocks", $"@zoe@127.0.0.1:{there.Port}", Distance.Mute);

        foreach (var page in pages)
        {
            Assert.DoesNotContain("parking", await lea.GetStringAsync(page, Ct), StringComparison.Ordinal);
            Assert.Contains("parking", await app.Visitor().GetStringAsync(page, Ct), StringComparison.Ordinal);
        }
        await there.Writes(app, "<p>Et des toilettes ?</p>", "n2", Visitors.AddressOf(id));
        Assert.Equal(2, (await Asked(app)).Count);
    }

    private static async Task NothingComes(Neighbour there, App app, EventId id)
    {
        await there.Writes(app, "<p>Et alors ?</p>", "n3", Visitors.AddressOf(id));
        await there.Writes(app, "<p>Je viens !</p>", "n5", Visitors.AddressOf(id));
        await there.Joins(app, id);
        Assert.Empty(await Asked(app));
        Assert.Empty(await app.AnswersTo(id));
        Assert.Empty(there.Told());
    }

    [Fact]
    public async Task Where_no_question_is_taken_and_where_nobody_else_sees_the_event_none_comes()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var (id, team) = await Listed(app);
        await team.Post($"/events/{id}/question-policy", ("policy", nameof(QuestionPolicy.Closed)));
        await there.Writes(app, Wonders, "n1", Visitors.AddressOf(id));
        await there.Writes(app, Wonders, "n2", Visitors.AddressOf(EventId.New()));
        Assert.Empty(await Asked(app));
    }

    /// <summary>An event in the agenda, and its team.</summary>
    private static async Task<(EventId Id, HttpClient Team)> Listed(App app)
    {
        var (id, key) = await Backstage.Announce(app);
        await app.Change(id, e => e.List(app.Now()));
        await app.DrainAsync();
        var team = app.Visitor();
        await team.Post("/sessions", ("key", key));
        return (id, team);
    }

    private static Task<List<Question>> Asked(App app) =>
        app.Look(db => db.AllQuestions.OrderBy(q => q.AskedAt).ToListAsync(Ct));
}
