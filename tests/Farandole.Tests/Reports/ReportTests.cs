using System.Net;
using System.Text;
using Farandole.Domain.Stewards;
using Farandole.Tests.Accounts;
using Farandole.Tests.Blocking;
using Farandole.Tests.Coming;
using Farandole.Tests.Elsewhere;
using Farandole.Tests.Federation;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Farandole.Tests.RemoteAnswers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Reports;

/// <summary>What other servers report of ours, and people here of other servers.</summary>
public sealed class ReportTests
{
    private const string Desk = "/desk/reports";
    private const string Cam = "http://farandole.test/@cam";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_of_another_server_waits_for_those_who_run_the_instance_and_names_nobody_who_sent_it()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await app.SomebodyAs("cam@exemple.fr", "cam");
        var thing = $"{Cam}/posts/{Guid.NewGuid()}";
        await Flags(there, app, "1", "<p>Du <b>harcèlement</b>.</p><script>alert(1)</script>", Cam, thing);
        // The same again is the same.
        await Flags(there, app, "1", "<p>Encore.</p>", Cam);
        var steward = await app.Steward();
        Assert.Contains("1 signalement attend", await steward.Page("/desk"), StringComparison.Ordinal);

        var page = await steward.Page(Desk);

        foreach (var said in (string[])["Du harcèlement.", "127.0.0.1", $"href=\"{Cam}\"", $"href=\"{thing}\""])
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("zoe", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get(Desk)).StatusCode);
        Assert.Empty(there.Came);
    }

    [Fact]
    public async Task It_is_treated_with_a_note_taken_up_again_and_forgotten_after_thirty_days()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await app.SomebodyAs("cam@exemple.fr", "cam");
        await Flags(there, app, "1", "Une arnaque.", Cam);
        var (steward, id) = (await app.Steward(), (await Only(app)).Id);
        var one = $"{Desk}/{id}";

        var tooLong = await steward.Post($"{one}/treatment", ("note", new string('x', Report.MaxNote + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        Assert.Contains("xxx</textarea>", await tooLong.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await steward.Post($"{one}/treatment", ("note", "Compte averti."));
        Assert.Contains("Compte averti.", await steward.Page(Desk), StringComparison.Ordinal);
        Assert.DoesNotContain("attend", (await steward.Page("/desk"))[..4000], StringComparison.Ordinal);
        Assert.Contains("a traité un signalement", await steward.Page("/desk/log"), StringComparison.Ordinal);
        await steward.Post($"{one}/treatment/end");
        Assert.Null((await Only(app)).TreatedAt);
        await steward.Post($"{one}/treatment", ("note", ""));
        // What is about another server is handed on, and this is about us.
        Assert.Equal(HttpStatusCode.NotFound, (await steward.Post($"{one}/forwarding", ("word", "x"))).StatusCode);
        foreach (var what in (string[])["treatment", "treatment/end", "forwarding"])
            Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Post($"{one}/{what}")).StatusCode);

        await app.Night(Report.KeptAfter + Duration.FromDays(1));

        Assert.False(await app.Look(db => db.Set<Report>().AnyAsync(Ct)));
        Assert.False(await app.Look(db => db.Set<ReportedThing>().AnyAsync(Ct)));
    }

    [Fact]
    public async Task What_is_not_ours_what_is_forged_and_what_comes_from_whom_the_instance_keeps_away_waits_for_nobody()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await app.SomebodyAs("cam@exemple.fr", "cam");
        await Flags(there, app, "1", "Pas d’ici.", $"{there.Origin}/users/zoe", "http://farandole.test.exemple/@cam");
        // Signed by one, said by another.
        var forged = await there.Sends(
            app,
            new
            {
                id = "http://ailleurs.exemple/flags/1",
                type = "Flag",
                actor = "http://ailleurs.exemple/actor",
                @object = Cam,
            }
        );
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        var steward = await app.Steward();
        await steward.Blocks("/desk/blocks", there.Actor);
        await Flags(there, app, "2", "Encore moi.", Cam);

        Assert.False(await app.Look(db => db.Set<Report>().AnyAsync(Ct)));
    }

    [Fact]
    public async Task One_server_fills_no_desk()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await app.SomebodyAs("cam@exemple.fr", "cam");
        await app.Writer.Write(
            (db, _) =>
            {
                for (var n = 0; n < Report.MostOpen - 1; n++)
                    db.Add(Report.From(Guid.NewGuid(), "127.0.0.1", null, app.Now()));
                return Task.CompletedTask;
            },
            Ct
        );
        await Flags(there, app, "1", "Une de plus.", Cam);
        await Flags(there, app, "2", "Une de trop.", Cam);
        Assert.Equal(Report.MostOpen, await app.Look(db => db.Set<Report>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Somebody_here_reports_an_event_of_another_site_which_is_handed_on_by_the_instance_alone()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        await there.IsFollowedByInstance(app);
        await there.Says(app, "Create", there.Event("1"));
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea");
        var way = $"/report?about={Uri.EscapeDataString($"{there.Origin}/events/1")}";
        Assert.Contains(way, await lea.Page((await app.Kept())[0].Path), StringComparison.Ordinal);
        foreach (var reader in new[] { lea, app.Visitor() })
            Assert.Contains("Bal d’ailleurs", await reader.Page(way), StringComparison.Ordinal);

        var sent = await lea.Post(
            "/report",
            ("about", $"{there.Origin}/events/1"),
            ("word", "Une arnaque, signé Léa.")
        );
        Assert.Equal("/report?done=sent", sent.Headers.Location?.ToString());
        Assert.Contains("Merci", await lea.Page("/report?done=sent"), StringComparison.Ordinal);
        var (steward, before) = (await app.Steward(), there.Came.Count);
        Assert.DoesNotContain("lea@exemple.fr", await steward.Page(Desk), StringComparison.Ordinal);
        var one = $"{Desk}/{(await Only(app)).Id}";
        await steward.Post($"{one}/forwarding", ("word", "Une arnaque."));
        // Once is enough.
        Assert.Equal(HttpStatusCode.NotFound, (await steward.Post($"{one}/forwarding", ("word", "x"))).StatusCode);
        await app.DrainAsync();

        Assert.Equal(before + 1, there.Came.Count);
        var flag = there.Activities[^1];
        Assert.Equal(("Flag", OverThere.Relay, "Une arnaque."), (flag.Type, flag.Actor, flag.Content));
        Assert.Equal([there.Actor, $"{there.Origin}/events/1"], flag.ObjectIds);
        Assert.DoesNotContain("Léa", Encoding.UTF8.GetString(there.Came.Last().Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_is_reported_by_whoever_can_read_it_and_by_nobody_else()
    {
        await using var there = await Neighbour.StartAsync();
        await using var app = await App.StartAsync(OverThere.Settings(there));
        var (id, key) = await Backstage.Announce(app);
        await app.Change(id, e => e.List(app.Now()));
        await app.DrainAsync();
        await there.Writes(app, "<p>Y a-t-il un parking ?</p>", "n1", Visitors.AddressOf(id));
        var lea = await app.SomebodyAs("lea@exemple.fr", "lea");
        var note = $"{there.Origin}/notes/n1";
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Get($"/report?about={note}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lea.Post("/report", ("about", note))).StatusCode);
        var team = await app.SomebodyAs("nadia@exemple.fr", "nadia");
        await team.Post("/sessions", ("key", key));

        Assert.Contains("parking", await team.Page($"/report?about={note}"), StringComparison.Ordinal);
        await team.Post("/report", ("about", note), ("word", "Du pourriel"));

        var page = await (await app.Steward()).Page(Desk);
        foreach (var said in (string[])["Du pourriel", note, $"/events/{id}/questions"])
            Assert.Contains(said, page, StringComparison.Ordinal);
        var tooLong = await team.Post("/report", ("about", note), ("word", new string('x', Report.MaxWord + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
    }

    private static Task Flags(Neighbour there, App app, string flag, string why, params string[] about) =>
        there.SendsFlag(app, flag, why, about);

    private static Task<Report> Only(App app) => app.Look(db => db.Set<Report>().SingleAsync(Ct));
}

internal static class Flagging
{
    public static async Task SendsFlag(this Neighbour there, App app, string flag, string why, string[] about)
    {
        var answer = await there.Sends(
            app,
            new
            {
                id = $"{there.Origin}/flags/{flag}",
                type = "Flag",
                actor = there.Actor,
                content = why,
                @object = about,
                to = about[0],
            }
        );
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        app.Clock.Advance(Duration.FromMilliseconds(5));
        await app.DrainAsync();
    }
}
