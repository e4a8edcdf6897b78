using Farandole.Domain.Events;
using Farandole.Features.Agenda;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Tests.EventPage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Agenda;

/// <summary>Each query of the agenda walks one partial index: what is over or not listed costs nothing.</summary>
public sealed class AgendaIndexTests
{
    private const string Zone = "Europe/Paris";
    private static readonly LocalDate Today = new(2027, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_query_walks_an_index_made_for_it()
    {
        await using var app = await App.StartAsync();
        if (!app.Database.Setting.StartsWith("Data Source=", StringComparison.Ordinal))
            Assert.Skip("PostgreSQL plans by the size of its tables: an empty one says nothing.");
        var near = new AgendaQuery { Typed = "Lyon", Near = new("Lyon", 45.7485, 4.8467, 20) };

        Assert.Contains("ix_events_agenda (", await Plan(app, db => db.Coming(new(), App.Start, Zone)));
        Assert.Contains(
            "ix_events_agenda_free",
            await Plan(app, db => db.Coming(new() { Free = true }, App.Start, Zone))
        );
        Assert.Contains(
            "ix_events_agenda_online",
            await Plan(app, db => db.Coming(new() { Online = true }, App.Start, Zone))
        );
        Assert.Contains("ix_events_agenda_near", await Plan(app, db => db.Coming(near, App.Start, Zone)));
        Assert.Contains("ix_events_agenda_running", await Plan(app, db => db.Running(new(), App.Start, Zone)));
    }

    /// <summary>The front page is read in plain SQL: what is proven of the others must hold for them.</summary>
    [Fact]
    public async Task The_front_page_lists_what_the_agenda_without_conditions_lists()
    {
        await using var app = await App.StartAsync();
        foreach (var (first, last) in new[] { (-9, -8), (-3, 3), (-1, 1), (0, 0), (0, 2), (1, 1), (4, 9) })
            await app.Announce(
                $"De {first} à {last}",
                d => d with { Schedule = Schedule.Of(Today.PlusDays(first), null, Today.PlusDays(last), null, Zone) }
            );
        await app.Announce("Par lien", Visibility.Unlisted);
        foreach (var (hidden, hour, last) in new[] { (Piece.Time, 15, 0), (Piece.Time, 16, 2), (Piece.Date, 17, 0) })
        {
            var id = await app.Announce(
                $"Caché à {hour} h",
                d => d with { Schedule = Schedule.Of(Today, new(hour, 0), Today.PlusDays(last), null, Zone) }
            );
            await app.Change(
                id,
                (e, now) => e.Decide(new(new PieceKey(hidden)) { Audience = Audience.Confirmed }, null, now)
            );
        }

        var (coming, running) = await app.Look(async db =>
            (
                await db.Coming(new(), App.Start, Zone).Take(4).Select(EventRow.Of).ToListAsync(Ct),
                await db.Running(new(), App.Start, Zone).Select(EventRow.Of).ToListAsync(Ct)
            )
        );
        await using var scope = app.Services.CreateAsyncScope();
        var shelf = scope.ServiceProvider.GetRequiredService<AgendaShelf>();
        var (front, frontRunning) = await shelf.Rows(new(), App.Start, (4, 9), Ct);

        Assert.Equal((4, 2), (coming.Count, running.Count));
        Assert.Equal(coming.Select(Said), front.Select(Said));
        Assert.Equal(running.Select(Said), frontRunning.Select(Said));

        // Rules are the same when they say the same.
        static (EventRow, string) Said(EventRow row) =>
            (row with { Pieces = PieceRules.None }, RulesAsJson.Write(row.Pieces));
    }

    [Fact]
    public async Task The_usual_page_sorts_nothing()
    {
        await using var app = await App.StartAsync();
        if (!app.Database.Setting.StartsWith("Data Source=", StringComparison.Ordinal))
            Assert.Skip("PostgreSQL plans by the size of its tables: an empty one says nothing.");
        var after = new Cursor(App.Start, Domain.Kernel.EventId.New());

        Assert.DoesNotContain("TEMP B-TREE", await Plan(app, db => db.Coming(new(), App.Start, Zone)));
        Assert.DoesNotContain(
            "TEMP B-TREE",
            await Plan(app, db => db.Coming(new() { After = after }, App.Start, Zone))
        );
    }

    private static Task<string> Plan(App app, Func<Db, IQueryable<Event>> query) =>
        app.Look(async db =>
        {
            await using var command = query(db).Take(25).Select(EventRow.Of).CreateDbCommand();
#pragma warning disable CA2100 // The text is our own query.
            command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
#pragma warning restore CA2100
            await db.Database.OpenConnectionAsync();
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var plan = new List<string>();
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                plan.Add(reader.GetString(3));
            return string.Join('\n', plan);
        });
}
