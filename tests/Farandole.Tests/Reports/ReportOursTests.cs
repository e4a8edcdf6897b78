using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Stewards;
using Farandole.Tests.Blocking;
using Farandole.Tests.Coming;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Farandole.Tests.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Reports;

/// <summary>Anybody reports a page of this site, with no account.</summary>
public sealed class ReportOursTests
{
    private const string Desk = "/desk/reports";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_is_reported_from_its_page_and_read_by_those_who_run_the_site_alone()
    {
        await using var at = await Backstage.SetAsync(d => d with { Visibility = Visibility.Public });
        var (app, visitor, way) = (at.App, at.App.Visitor(), $"/report?about={Uri.EscapeDataString(at.Path)}");
        Assert.Contains(way, await visitor.Page(at.Path), StringComparison.Ordinal);
        Assert.DoesNotContain(way, await (await at.Organizer()).Page(at.Path), StringComparison.Ordinal);
        Assert.Contains("Bal de printemps", await visitor.Page(way), StringComparison.Ordinal);

        var sent = await visitor.Post("/report", ("about", at.Path), ("word", "Une arnaque."));

        Assert.Equal("/report?done=sent", sent.Headers.Location?.ToString());
        var page = await (await app.Steward()).Page(Desk);
        string[] said = ["Une arnaque.", $"href=\"{at.Path}\"", "Signalé par quelqu’un, à propos de ce site"];
        Assert.All(said, s => Assert.Contains(s, page, StringComparison.Ordinal));
        Assert.DoesNotContain("Transmettre à", page, StringComparison.Ordinal);
        Assert.DoesNotContain("arnaque", await (await at.Organizer()).Page(at.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_not_lost_when_it_is_too_long()
    {
        await using var at = await Backstage.SetAsync();
        var word = new string('x', Report.MaxWord + 1);
        var answer = await at.App.Visitor().Post("/report", ("about", at.Path), ("word", word));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"{word}</textarea>", await answer.Text(), StringComparison.Ordinal);
        Assert.Empty(await Reports(at.App));
    }

    [Fact]
    public async Task What_one_does_not_see_is_reported_no_more_than_what_is_not_there()
    {
        await using var at = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        var visitor = at.App.Visitor();
        foreach (
            var about in (string[])[at.Path, $"/events/{Guid.NewGuid()}", "/@nobody", "/about", "/@relay", "/", ""]
        )
        {
            var way = $"/report?about={Uri.EscapeDataString(about)}";
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(way)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post("/report", ("about", about))).StatusCode);
        }
        Assert.Empty(await Reports(at.App));
    }

    [Fact]
    public async Task A_group_and_a_profile_are_reported_from_their_pages()
    {
        await using var app = await App.StartAsync();
        var nadia = await app.WatersOf("nadia");
        foreach (var path in (string[])["/@eaux_vives", "/@nadia"])
        {
            var way = $"/report?about={path}";
            Assert.Contains($"href=\"{way}\"", await app.Visitor().Page(path), StringComparison.Ordinal);
            Assert.Contains(path[1..], await app.Visitor().Page(way), StringComparison.Ordinal);
            await nadia.Post("/report", ("about", path));
        }
        var made = await Reports(app);
        Assert.Equal(["/@eaux_vives", "/@nadia"], made.Select(r => r.Path).Order(StringComparer.Ordinal));
        Assert.All(made, r => Assert.Null(r.Actor));
    }

    [Fact]
    public async Task A_robot_and_whoever_comes_after_many_are_told_the_same_and_make_no_more_work()
    {
        await using var at = await Backstage.SetAsync();
        var visitor = at.App.Visitor();
        var robot = await visitor.Post("/report", ("about", at.Path), ("website", "x"));
        Assert.Equal("/report?done=sent", robot.Headers.Location?.ToString());
        Assert.Empty(await Reports(at.App));
        await at.App.Writer.Write(
            (db, _) =>
            {
                for (var n = 0; n < Report.MostOfOne; n++)
                    db.Add(Report.Here(null, at.Path, null, at.App.Now()));
                return Task.CompletedTask;
            },
            Ct
        );
        var late = await visitor.Post("/report", ("about", at.Path));
        Assert.Equal("/report?done=sent", late.Headers.Location?.ToString());
        Assert.Equal(Report.MostOfOne, (await Reports(at.App)).Count);
    }

    private static Task<List<Report>> Reports(App app) => app.Look(db => db.Set<Report>().ToListAsync(Ct));
}
