using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Tests.EventPage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Agenda;

/// <summary>What was announced before lists went by what everybody may know.</summary>
public sealed class OldRowsTests
{
    /// <summary>The database as the version before left it.</summary>
    private const string Before = """
        DROP INDEX ix_events_agenda;
        DROP INDEX ix_events_agenda_free;
        DROP INDEX ix_events_agenda_online;
        DROP INDEX ix_events_agenda_near;
        DROP INDEX ix_events_agenda_running;
        ALTER TABLE events DROP COLUMN listed_from;
        ALTER TABLE events DROP COLUMN listed_until;
        ALTER TABLE events DROP COLUMN is_online;
        DELETE FROM migrations WHERE name LIKE '%0078_listed_from%';
        CREATE INDEX ix_events_agenda ON events (starts_at, id);
        CREATE INDEX ix_events_agenda_free ON events (starts_at, id);
        CREATE INDEX ix_events_agenda_online ON events (starts_at, id);
        CREATE INDEX ix_events_agenda_near ON events (cell, starts_at, id);
        CREATE INDEX ix_events_agenda_running ON events (ends_at, id);
        """;

    private static readonly PieceRule[] Rules =
    [
        new(new PieceKey(Piece.Date)) { Audience = Audience.Confirmed },
        new(new PieceKey(Piece.Date)),
        new(new PieceKey(Piece.Time)) { Audience = Audience.Organizers },
        new(new PieceKey(Piece.Time)) { Word = "On y pense" },
        new(new PieceKey(Piece.Place)) { Audience = Audience.Confirmed },
        new(new PieceKey(Piece.OnlineLink)) { Audience = Audience.Organizers },
        new(new PieceKey(Piece.OnlineLink)) { Audience = Audience.Confirmed },
        new(new PieceKey(Piece.Time)) { From = App.Start + Duration.FromDays(2) },
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_betrays_nothing_and_stands_in_its_place_once_the_program_has_looked_at_it()
    {
        await using var app = await App.StartAsync();
        await Make(app, null, _ => { });
        await Make(app, null, e => e.Say(EventStatus.Cancelled, null, null, App.Start));
        await Make(app, null, e => e.Delete(App.Start));
        await Make(
            app,
            null,
            e => e.PollDate(Schedule.Of(new(2027, 4, 1), null, new(2027, 4, 3), null, "Europe/Paris"), App.Start)
        );
        foreach (var rule in Rules)
            await Make(app, rule, _ => { });
        await Make(app, Rules[2], e => e.Say(EventStatus.Cancelled, null, null, App.Start));
        await app.DrainAsync();
        var expected = await Places(app);

        await Execute(app, Before);
        await app.Services.GetRequiredService<Migrations>().RunAsync(Ct);

        var told = await Places(app);
        foreach (var (id, (from, until, isOnline)) in told)
        {
            Assert.True(from is null || (from, until) == (expected[id].From, expected[id].Until));
            Assert.True(!isOnline || expected[id].IsOnline);
        }
        Assert.NotEqual(expected, told);
        await app.DrainAsync();
        Assert.Equal(expected, await Places(app));
    }

    [Fact]
    public async Task Nothing_is_planned_for_those_without_rules()
    {
        await using var app = await App.StartAsync();
        await Make(app, null, _ => { });
        await app.DrainAsync();
        var jobs = await app.Look(db => db.Set<JobRow>().CountAsync(Ct));

        await Execute(app, Before);
        await app.Services.GetRequiredService<Migrations>().RunAsync(Ct);

        Assert.Equal(jobs, await app.Look(db => db.Set<JobRow>().CountAsync(Ct)));
    }

    private static async Task Make(App app, PieceRule? rule, Action<Event> then)
    {
        var id = await app.Announce(with: d => d with { OnlineLink = "https://visio.example/x" });
        await app.Change(
            id,
            (e, now) =>
            {
                if (rule is not null)
                    e.Decide(rule, null, now);
                then(e);
            }
        );
    }

    private static Task<SortedDictionary<Guid, (Instant? From, Instant? Until, bool IsOnline)>> Places(App app) =>
        app.Look(async db =>
        {
            var rows = await db.AllEvents.AsNoTracking().ToListAsync(Ct);
            return new SortedDictionary<Guid, (Instant? From, Instant? Until, bool IsOnline)>(
                rows.ToDictionary(e => e.Id.Value, e => (e.ListedFrom, e.ListedUntil, e.IsOnline))
            );
        });

    private static async Task Execute(App app, string sql)
    {
        await using var connection = app.Services.GetRequiredService<DatabaseSettings>().Connection();
        await connection.OpenAsync(Ct);
        await connection.Execute(sql, Ct);
    }
}
