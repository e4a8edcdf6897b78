using System.Net;
using Farandole.Domain.Events;
using Farandole.Features.Desk;
using Farandole.Platform.Facts;
using Farandole.Tests.Organizing;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Desk;

public sealed class DeskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_desk_exists_for_nobody_else()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Change(e => e.Hold(App.Start));
        foreach (var visitor in new[] { stage.App.Visitor(), await stage.Organizer() })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/desk")).StatusCode);
            foreach (
                var path in new[]
                {
                    $"/desk{stage.Path}/approval",
                    $"/desk{stage.Path}/refusal",
                    "/desk/jobs/1/return",
                    "/desk/jobs/1/removal",
                }
            )
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post(path, ("word", ""))).StatusCode);
        }
        Assert.NotNull((await stage.Found()).HeldAt);
    }

    [Fact]
    [Requirement("CREATE-6")]
    public async Task A_steward_puts_a_held_event_on_the_agenda()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Change(e => e.Hold(App.Start));
        var steward = await Steward(stage);
        Assert.Contains("Bal de printemps", await steward.Page("/desk"), StringComparison.Ordinal);

        await steward.Post($"/desk{stage.Path}/approval");

        Assert.NotNull((await stage.Found()).ListedAt);
        Assert.Contains("Rien à relire", await steward.Page("/desk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_over_waits_for_nobody()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.Change(e => e.Hold(App.Start));
        stage.App.Clock.Advance(NodaTime.Duration.FromDays(30));
        Assert.Contains("Rien à relire", await (await Steward(stage)).Page("/desk"), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("CREATE-6")]
    public async Task A_declined_event_stays_by_link_and_asks_again_when_made_public()
    {
        await using var stage = await Backstage.SetAsync();
        await stage.KeyFor("amel@exemple.fr", "Amel");
        await stage.Change(e => e.Hold(App.Start));
        var steward = await Steward(stage);

        await steward.Post($"/desk{stage.Path}/refusal", ("word", "C’est une publicité."));
        await stage.App.DrainAsync();

        Assert.Equal(Visibility.Unlisted, (await stage.Found()).Visibility);
        Assert.Contains("Rien à relire", await steward.Page("/desk"), StringComparison.Ordinal);
        var letter = Assert.Single(stage.App.LettersTo("amel@exemple.fr"));
        Assert.Contains("C’est une publicité.", letter.TextBody, StringComparison.Ordinal);

        await stage.Edit(d => d with { Visibility = Visibility.Public });

        Assert.Null((await stage.Found()).ListedAt);
        Assert.Contains("Bal de printemps", await steward.Page("/desk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parked_job_runs_again_or_is_dropped()
    {
        await using var stage = await Backstage.SetAsync();
        var steward = await Steward(stage);
        var (first, second) = await stage.App.Writer.Write(
            async (db, ct) =>
            {
                var jobs = new[] { Parked(), Parked() };
                db.AddRange(jobs);
                await db.SaveChangesAsync(ct);
                return (jobs[0].Id, jobs[1].Id);
            },
            Ct
        );
        Assert.Contains("TimeoutException", await steward.Page("/desk"), StringComparison.Ordinal);

        await steward.Post($"/desk/jobs/{first}/removal");
        await steward.Post($"/desk/jobs/{second}/return");
        var waiting = await stage.App.Look(db => db.Set<JobRow>().Where(j => j.Kind == "TellNews").ToListAsync(Ct));

        Assert.Equal((0, null), (Assert.Single(waiting).Tries, waiting[0].ParkedAt));
        await stage.App.DrainAsync();
        Assert.False(await stage.App.Look(db => db.Set<JobRow>().AnyAsync(j => j.Kind == "TellNews", Ct)));
        Assert.Equal(HttpStatusCode.NotFound, (await steward.Post($"/desk/jobs/{first}/return")).StatusCode);
    }

    [Fact]
    public async Task The_instance_has_one_key_and_a_new_one_ends_the_old()
    {
        await using var stage = await Backstage.SetAsync();
        var first = await stage.App.Services.FirstInstanceKey(Ct);
        Assert.NotNull(first);
        Assert.Null(await stage.App.Services.FirstInstanceKey(Ct));
        var steward = await stage.Organizer(first);
        Assert.Equal(HttpStatusCode.OK, (await steward.Get("/desk")).StatusCode);

        var second = await stage.App.Services.NewInstanceKey(Ct);

        Assert.Equal(HttpStatusCode.NotFound, (await steward.Get("/desk")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await stage.Organizer(second)).Get("/desk")).StatusCode);
        Assert.StartsWith("http://farandole.test/manage#fa1_", second, StringComparison.Ordinal);
    }

    private static async Task<HttpClient> Steward(Backstage stage) =>
        await stage.Organizer(await stage.App.Services.NewInstanceKey(Ct));

    private static JobRow Parked() =>
        new()
        {
            Kind = "TellNews",
            Body = FactJson.Write(new Features.Organizing.NewsOfTheDay(Domain.Kernel.EventId.New(), App.Start)),
            DueAt = App.Start,
            Tries = 8,
            Error = "TimeoutException",
            ParkedAt = App.Start,
        };
}
