using System.Net;
using Farandole.Domain.Approval;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Federating;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.RemoteAnswers;

/// <summary>What the organizers see of those who answer from other servers, and decide about them.</summary>
public sealed class TeamTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_hears_nothing_until_the_organizers_have_decided_for_good()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var (id, team) = await Listed(app, e => e.AskApproval(true, null, app.Now()));
        Assert.Equal("restricted", (await DiscoveryTests.Document(app, $"/events/{id}")).Text("joinMode"));
        await there.Joins(app, id, message: "Je danse la bourrée.");
        Assert.Empty(there.Told());
        var page = await team.Page($"/events/{id}/requests");
        Assert.Contains("Zoé d’ailleurs", page, StringComparison.Ordinal);
        Assert.Contains($"zoe@127.0.0.1:{there.Port}", page, StringComparison.Ordinal);
        Assert.Contains("Je danse la bourrée.", page, StringComparison.Ordinal);

        await Decides(team, id, Verdict.Accepted);
        await app.DrainAsync();
        Assert.Empty(there.Told());
        await app.PassAsync(Duration.FromMinutes(11));
        Assert.Equal("Accept", Assert.Single(there.Told()).Type);
        Assert.Equal((1, 1), await app.Counts(id));
    }

    [Fact]
    public async Task Who_is_refused_is_told_so_and_an_undone_refusal_tells_nothing()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var (id, team) = await Listed(app, e => e.AskApproval(true, null, app.Now()));
        await there.Joins(app, id);
        var batch = await Decides(team, id, Verdict.Refused);
        await team.Post($"/events/{id}/requests/undoing", ("batch", batch));
        await app.PassAsync(Duration.FromMinutes(11));
        Assert.Empty(there.Told());
        await Decides(team, id, Verdict.Refused);
        await app.PassAsync(Duration.FromMinutes(11));
        var no = Assert.Single(there.Told());
        Assert.Equal(("Reject", $"{there.Origin}/joins/1"), (no.Type, no.Embedded!.Id));
        Assert.Empty(app.Letters());
    }

    [Fact]
    public async Task Where_the_form_asks_more_than_a_join_can_say_nobody_joins_from_elsewhere()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var (id, _) = await Listed(app, e => e.AskApproval(true, null, app.Now()));
        await app.Writer.Write(
            (db, _) =>
            {
                var asked = Admission.Of(id);
                asked.Publish("Soyez doux.", app.Now());
                db.Add(asked);
                return Task.CompletedTask;
            },
            Ct
        );
        await app.DrainAsync();
        var document = await DiscoveryTests.Document(app, $"/events/{id}");
        Assert.Equal("external", document.Text("joinMode"));
        Assert.Equal(Visitors.AddressOf(id), document.Text("externalParticipationUrl"));
        await there.Joins(app, id);
        Assert.Equal("Ignore", Assert.Single(there.Told()).Type);
        await there.Writes(app, "<p>je viens</p>", "1", Visitors.AddressOf(id));
        Assert.Contains("répondez sur la page", there.LastNote(), StringComparison.Ordinal);
        Assert.Empty(await app.AnswersTo(id));
    }

    [Fact]
    public async Task The_team_sees_from_where_they_come_and_takes_them_off_the_list()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var (id, team) = await Listed(app);
        await there.Joins(app, id);
        var handle = $"zoe@127.0.0.1:{there.Port}";
        var page = await team.Page($"/events/{id}/manage");
        Assert.Contains("Zoé d’ailleurs", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{there.Actor}\"", page, StringComparison.Ordinal);
        Assert.Contains(handle, page, StringComparison.Ordinal);
        Assert.Contains(handle, await team.Page($"/events/{id}/participants.csv"), StringComparison.Ordinal);
        // Passers-by see a number.
        using var passer = app.Visitor();
        var seen = await passer.Page($"/events/{id}");
        Assert.DoesNotContain("Zoé", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(handle, seen, StringComparison.Ordinal);

        var mine = Assert.Single(await app.AnswersTo(id));
        await team.Post($"/events/{id}/participations/{mine.Id}/removal", ("tell", "true"));
        await app.DrainAsync();
        Assert.Equal(["Accept", "Reject"], there.Told().Select(a => a.Type));
        Assert.Equal((0, 0), await app.Counts(id));
        // No by the team is no the next time too.
        await there.Joins(app, id, "2");
        Assert.Equal("Reject", there.Told()[^1].Type);
        Assert.Equal((0, 0), await app.Counts(id));
    }

    [Fact]
    [Requirement("SAFE-4")]
    public async Task Who_is_kept_away_learns_no_more_than_whoever_waits()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var (id, team) = await Listed(app);
        await there.Joins(app, id);
        var mine = Assert.Single(await app.AnswersTo(id));
        await team.Post($"/events/{id}/participations/{mine.Id}/removal", ("block", "true"));
        await app.DrainAsync();
        await there.Joins(app, id, "2");
        await there.Writes(app, "<p>je viens</p>", "1", Visitors.AddressOf(id));
        Assert.Equal("Accept", Assert.Single(there.Told()).Type);
        Assert.Equal((0, 0), await app.Counts(id));
    }

    [Fact]
    public async Task What_the_team_writes_reaches_them_on_their_own_site_and_nobody_else()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(there.Allowed);
        var (id, team) = await Listed(app);
        await there.Joins(app, id);
        Assert.Contains("Qui vient, 1", await team.Page($"/events/{id}/messages"), StringComparison.Ordinal);
        var sent = await team.Post(
            $"/events/{id}/messages",
            ("text", "Prenez une lampe.\nEt des chaussures."),
            ("to", "Coming"),
            ("step", "send")
        );
        Assert.Equal($"/events/{id}/messages?done=written", sent.EnsureRedirect());
        await app.DrainAsync();
        var note = new ActivityPub.Reading.RemoteNote(there.Told()[^1].Embedded!);
        Assert.Equal(ActivityPub.Reading.Visibility.Addressed, note.Visibility);
        Assert.Contains("Prenez une lampe.", there.LastNote(), StringComparison.Ordinal);
        await there.Leaves(app, id);
        await team.Post($"/events/{id}/messages", ("text", "Encore."), ("to", "Coming"), ("step", "send"));
        await app.DrainAsync();
        Assert.DoesNotContain("Encore", there.LastNote(), StringComparison.Ordinal);
    }

    private static async Task<(EventId, HttpClient)> Listed(App app, Action<Domain.Events.Event>? with = null)
    {
        var (id, key) = await Backstage.Announce(app);
        await app.Change(id, e => e.List(app.Now()));
        if (with is not null)
            await app.Change(id, with);
        await app.DrainAsync();
        var team = app.Visitor();
        (await team.Post("/sessions", ("key", key))).EnsureRedirect();
        return (id, team);
    }

    private static async Task<string> Decides(HttpClient team, EventId id, Verdict verdict)
    {
        var done = await team.Post($"/events/{id}/requests", ("all", "true"), ("do", verdict.ToString()));
        return done.EnsureRedirect()[^36..];
    }
}

internal static class Redirects
{
    /// <summary>Where it leads.</summary>
    public static string EnsureRedirect(this HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
