using Farandole.Platform.Facts;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Mechanisms;

public sealed class JobTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_runs_at_its_time_and_once()
    {
        await using var app = await StartAsync();
        await Plan(app, new Errand("later"), App.Start + Duration.FromHours(1));
        await app.DrainAsync();
        Assert.Empty(Done(app));
        await app.PassAsync(Duration.FromHours(1));
        await app.PassAsync(Duration.FromHours(1));
        Assert.Equal(["later"], Done(app));
        Assert.Equal(0, await Waiting(app));
    }

    [Fact]
    public async Task A_job_that_fails_comes_again_later_and_is_parked_after_eight_tries()
    {
        await using var app = await StartAsync();
        await Plan(app, new Errand("fail"), App.Start);
        for (var tries = 1; tries <= JobRunner.MostTries; tries++)
        {
            Assert.Equal(1, await app.DrainAsync());
            Assert.Equal(0, await app.DrainAsync());
            app.Clock.Advance(Duration.FromDays(3));
        }
        Assert.Equal(0, await app.DrainAsync());
        var parked = await app.Look(db => db.Set<JobRow>().SingleAsync(Ct));
        Assert.Equal((8, nameof(InvalidTimeZoneException)), (parked.Tries, parked.Error));
        Assert.NotNull(parked.ParkedAt);
    }

    [Fact]
    public async Task A_job_whose_process_died_is_taken_up_again_when_its_lease_is_over()
    {
        await using var app = await StartAsync();
        await Plan(app, new Errand("again"), App.Start);
        await app.Writer.Write(
            (db, token) =>
                db.Set<JobRow>()
                    .ExecuteUpdateAsync(
                        s => s.SetProperty(j => j.LeasedUntil, App.Start + Duration.FromSeconds(60)),
                        token
                    ),
            Ct
        );
        Assert.Equal(0, await app.DrainAsync());
        Assert.Equal(1, await app.PassAsync(Duration.FromSeconds(61)));
        Assert.Equal(["again"], Done(app));
    }

    [Fact]
    public async Task Asked_for_often_done_once_as_last_asked()
    {
        await using var app = await StartAsync();
        await PlanOnce(app, new Errand("first"), Duration.FromMinutes(10));
        await PlanOnce(app, new Errand("second"), Duration.FromMinutes(20));
        await app.PassAsync(Duration.FromMinutes(10));
        Assert.Empty(Done(app));
        await app.PassAsync(Duration.FromMinutes(10));
        Assert.Equal(["second"], Done(app));
    }

    [Fact]
    public async Task What_is_asked_for_while_it_is_being_done_is_done_again()
    {
        await using var app = await StartAsync();
        var work = app.Services.GetRequiredService<Work>();
        work.Meanwhile = () => PlanOnce(app, new Errand("afterwards"), Duration.Zero);
        await PlanOnce(app, new Errand("before"), Duration.Zero);
        await app.DrainAsync();
        Assert.Equal(["before", "afterwards"], Done(app));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public async Task A_clock_that_leaps_while_a_job_is_being_done_neither_loses_nor_repeats_it(int hours)
    {
        await using var app = await StartAsync();
        app.Services.GetRequiredService<Work>().Meanwhile = () =>
        {
            app.Clock.Advance(Duration.FromHours(hours));
            return Task.CompletedTask;
        };
        await Plan(app, new Errand("once"), App.Start);

        await app.DrainAsync();
        await app.PassAsync(Duration.FromHours(3));

        Assert.Equal(["once"], Done(app));
        Assert.Equal(0, await Waiting(app));
    }

    [Fact]
    public async Task A_job_whose_moment_has_not_come_is_done_then_without_a_try_being_counted()
    {
        await using var app = await StartAsync();
        await Plan(app, new Errand("not yet"), App.Start);
        await Plan(app, new Errand("other"), App.Start + Duration.FromMinutes(20));
        await app.DrainAsync();
        var waiting = await app.Look(db => db.Set<JobRow>().FirstAsync(j => j.Key != null, Ct));
        Assert.Equal((0, App.Start + Duration.FromHours(1)), (waiting.Tries, waiting.DueAt));

        await app.PassAsync(Duration.FromMinutes(30));
        Assert.Equal(["other"], Done(app));
        await app.PassAsync(Duration.FromMinutes(30));

        Assert.Equal(["other", "not yet"], Done(app));
        Assert.Equal(0, await Waiting(app));
    }

    [Fact]
    public async Task One_bad_job_does_not_stop_the_others()
    {
        await using var app = await StartAsync();
        await Plan(app, new Errand("fail"), App.Start);
        await Plan(app, new Errand("good"), App.Start);
        await app.DrainAsync();
        Assert.Equal(["good"], Done(app));
    }

    [Fact]
    public async Task A_runner_with_nothing_to_do_does_not_wake_itself()
    {
        await using var app = await StartAsync();
        var bell = app.Services.GetRequiredService<JobBell>();
        await Plan(app, new Errand("once"), App.Start);
        await app.DrainAsync();
        await bell.Wait(TimeSpan.Zero, Ct);
        await app.DrainAsync();
        Assert.False(await bell.Wait(TimeSpan.Zero, Ct));
    }

    [Fact]
    public async Task What_failed_work_had_planned_is_not_left_to_the_next_one()
    {
        await using var app = await StartAsync();
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() =>
            app.Writer.Write(
                (db, _) =>
                {
                    app.Services.GetRequiredService<Later>().Do(db, new Errand("for nothing"), App.Start);
                    throw new InvalidTimeZoneException();
                },
                Ct
            )
        );
        await Plan(app, new Errand("once"), App.Start);
        await app.DrainAsync();
        Assert.Equal(["once"], Done(app));
    }

    [Fact]
    public async Task Of_those_who_waited_none_overtakes_another_however_slow_it_is()
    {
        await using var app = await StartAsync();
        foreach (var which in (string[])["slow", "second", "third"])
        {
            await Plan(app, new Errand($"not yet: {which}"), App.Start);
            await app.DrainAsync();
        }
        Assert.Empty(Done(app));
        await app.PassAsync(Duration.FromHours(1));
        Assert.Equal(["not yet: slow", "not yet: second", "not yet: third"], Done(app));
    }

    [Fact]
    public async Task Whoever_waited_is_known_to_wait_until_it_is_done()
    {
        await using var app = await StartAsync();
        await Plan(app, new Errand("not yet"), App.Start);
        await app.DrainAsync();
        var waits = false;
        app.Services.GetRequiredService<Work>().Meanwhile = async () =>
            waits = await app.Look(db => Later.SomeWait(db, Ct));

        await app.PassAsync(Duration.FromHours(1));

        Assert.True(waits);
        Assert.False(await app.Look(db => Later.SomeWait(db, Ct)));
    }

    private static Task<App> StartAsync() =>
        App.StartWithAsync(services => services.AddSingleton<Work>().AddJob<Labour, Errand>());

    private static Task Plan(App app, Errand errand, Instant due) =>
        app.Writer.Write(
            (db, _) =>
            {
                app.Services.GetRequiredService<Later>().Do(db, errand, due);
                return Task.CompletedTask;
            },
            Ct
        );

    private static Task PlanOnce(App app, Errand errand, Duration wait) =>
        app.Writer.Write(
            (db, token) =>
                app
                    .Services.GetRequiredService<Later>()
                    .DoOnce(db, "key", errand, app.Clock.GetCurrentInstant() + wait, move: true, token),
            Ct
        );

    private static List<string> Done(App app) => app.Services.GetRequiredService<Work>().Done;

    private static Task<int> Waiting(App app) => app.Look(db => db.Set<JobRow>().CountAsync(Ct));

    private sealed record Errand(string What);

    private sealed class Work
    {
        public List<string> Done { get; } = [];

        public Func<Task>? Meanwhile { get; set; }
    }

    private sealed class Labour(Work work, IClock clock) : IJob<Errand>
    {
        public async Task RunAsync(Errand errand, CancellationToken ct)
        {
            if (errand.What == "fail")
                throw new InvalidTimeZoneException();
            if (
                errand.What.StartsWith("not yet", StringComparison.Ordinal)
                && clock.GetCurrentInstant() < App.Start + Duration.FromHours(1)
            )
                throw new NotYet(App.Start + Duration.FromHours(1));
            if (errand.What.EndsWith("slow", StringComparison.Ordinal))
                await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
            work.Done.Add(errand.What);
            var meanwhile = work.Meanwhile;
            work.Meanwhile = null;
            if (meanwhile is not null)
                await meanwhile();
        }
    }
}
