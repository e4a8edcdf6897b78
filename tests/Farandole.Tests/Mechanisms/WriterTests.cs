using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Platform.Federation;
using Farandole.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Mechanisms;

public sealed class WriterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("HOST-2")]
    public async Task State_facts_and_jobs_are_there_together()
    {
        await using var app = await App.StartAsync();
        var id = await Announce(app);
        Assert.True(await app.Look(db => db.AllEvents.AnyAsync(e => e.Id == id, Ct)));
        var facts = await app.Look(db => db.Set<FactRow>().Select(f => f.Kind).ToListAsync(Ct));
        Assert.Equal([nameof(EventScheduled), nameof(EventPublished)], facts);
    }

    [Fact]
    public async Task Work_that_fails_leaves_nothing_and_takes_nobody_down()
    {
        await using var app = await App.StartAsync();
        var good = Enumerable.Range(0, 20).Select(_ => Announce(app)).ToList();
        var bad = Enumerable
            .Range(0, 20)
            .Select(n => Assert.ThrowsAsync<InvalidTimeZoneException>(() => Announce(app, fail: true)))
            .ToList();
        await Task.WhenAll(good);
        await Task.WhenAll(bad);
        Assert.Equal(20, await app.Look(db => db.AllEvents.CountAsync(Ct)));
        Assert.Equal(40, await app.Look(db => db.Set<FactRow>().CountAsync(Ct)));
    }

    [Fact]
    public async Task What_failed_work_had_planned_is_not_left_to_whoever_comes_next()
    {
        await using var app = await App.StartAsync();
        var later = app.Services.GetRequiredService<Later>();
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() =>
            app.Writer.Write(
                (db, _) =>
                {
                    later.Do(db, new ActivityReceived(1), App.Start);
                    throw new InvalidTimeZoneException();
                },
                Ct
            )
        );
        await Announce(app);
        Assert.False(await app.Look(db => db.Set<JobRow>().AnyAsync(j => j.Kind == nameof(TakeReceived), Ct)));
    }

    [Fact]
    public async Task A_broken_constraint_is_told_to_its_caller_alone()
    {
        await using var app = await App.StartAsync();
        var id = await Announce(app);
        var twice = app.Writer.Write((db, _) => Add(db, id), Ct);
        var other = Announce(app);
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => twice);
        await other;
    }

    [Fact]
    public async Task Who_gave_up_waiting_changes_nothing()
    {
        await using var app = await App.StartAsync();
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            app.Writer.Write((db, _) => Add(db, EventId.New()), gone.Token)
        );
        Assert.Equal(0, await app.Look(db => db.AllEvents.CountAsync(Ct)));
    }

    [Fact]
    public async Task Caches_hear_of_facts_before_the_caller_does()
    {
        await using var app = await App.StartAsync();
        var heard = new List<Fact>();
        app.Writer.Committed += heard.AddRange;
        var id = await Announce(app);
        Assert.Contains(new EventPublished(id, App.Start), heard);
    }

    [Fact]
    public async Task Who_changes_what_another_changes_meanwhile_reads_it_again()
    {
        await using var app = await App.StartAsync();
        var id = await Announce(app);
        await Task.WhenAll(
            Enumerable.Range(0, 6).Select(n => app.Writer.Write((db, ct) => Rename(db, id, $"Bal {n}", ct), Ct))
        );
        Assert.Equal(
            6,
            await app.Look(db => db.AllEvents.Where(e => e.Id == id).Select(e => e.Revision).SingleAsync(Ct))
        );
    }

    private static async Task Rename(Db db, EventId id, string title, CancellationToken ct)
    {
        var found = await db.AllEvents.AsTracking().SingleAsync(e => e.Id == id, ct);
        // Long enough for the others to have read the same.
        await Task.Delay(50, ct);
        found.Edit(Details() with { Title = title }, "Amel", App.Start);
    }

    private static async Task<EventId> Announce(App app, bool fail = false)
    {
        var id = EventId.New();
        await app.Writer.Write(
            async (db, _) =>
            {
                await Add(db, id);
                if (fail)
                    throw new InvalidTimeZoneException();
            },
            Ct
        );
        return id;
    }

    private static Task Add(Db db, EventId id)
    {
        var made = Event.Announce(id, id.ToString()[..8], Details(), App.Start);
        made.Publish(App.Start);
        db.Add(made);
        return Task.CompletedTask;
    }

    private static EventDetails Details() =>
        new()
        {
            Title = "Bal folk",
            Schedule = Schedule.Of(new(2027, 3, 6), new LocalTime(19, 0), null, null, "Europe/Paris"),
        };
}
