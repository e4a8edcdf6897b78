using Farandole.Domain.Events;
using Farandole.Features.Agenda;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Agenda;

/// <summary>Each query of the agenda walks one partial index: what is over or not listed costs nothing.</summary>
public sealed class AgendaIndexTests
{
    [Fact]
    public async Task Every_query_walks_an_index_made_for_it()
    {
        await using var app = await App.StartAsync();
        if (!app.Database.Setting.StartsWith("Data Source=", StringComparison.Ordinal))
            Assert.Skip("PostgreSQL plans by the size of its tables: an empty one says nothing.");
        var near = new AgendaQuery { Typed = "Lyon", Near = new("Lyon", 45.7485, 4.8467, 20) };

        Assert.Contains("ix_events_agenda (", await Plan(app, db => db.Coming(new(), App.Start, "Europe/Paris")));
        Assert.Contains(
            "ix_events_agenda_free",
            await Plan(app, db => db.Coming(new() { Free = true }, App.Start, "Europe/Paris"))
        );
        Assert.Contains(
            "ix_events_agenda_online",
            await Plan(app, db => db.Coming(new() { Online = true }, App.Start, "Europe/Paris"))
        );
        Assert.Contains("ix_events_agenda_near", await Plan(app, db => db.Coming(near, App.Start, "Europe/Paris")));
        Assert.Contains(
            "ix_events_agenda_running",
            await Plan(app, db => db.Running(new(), App.Start, "Europe/Paris"))
        );
    }

    [Fact]
    public async Task The_usual_page_sorts_nothing()
    {
        await using var app = await App.StartAsync();
        if (!app.Database.Setting.StartsWith("Data Source=", StringComparison.Ordinal))
            Assert.Skip("PostgreSQL plans by the size of its tables: an empty one says nothing.");
        var after = new Cursor(App.Start, Domain.Kernel.EventId.New());

        Assert.DoesNotContain("TEMP B-TREE", await Plan(app, db => db.Coming(new(), App.Start, "Europe/Paris")));
        Assert.DoesNotContain(
            "TEMP B-TREE",
            await Plan(app, db => db.Coming(new() { After = after }, App.Start, "Europe/Paris"))
        );
    }

    private static Task<string> Plan(App app, Func<Db, IQueryable<Event>> query) =>
        app.Look(async db =>
        {
            await using var command = query(db).Take(25).Select(AgendaRow.Of).CreateDbCommand();
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
