using System.Data;
using Farandole.Domain.Events;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Tests.Organizing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace Farandole.Tests.Mechanisms;

public sealed class KeptStatementTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_context_that_goes_back_to_its_pool_keeps_its_connection_open_and_asks_again()
    {
        Assert.SkipWhen(TestDatabase.OnPostgres, "SQLite alone.");
        await using var stage = await Backstage.SetAsync();
        for (var i = 0; i < 3; i++)
        {
            await using var db = await Contexts(stage.App).CreateDbContextAsync(Ct);
            Assert.Equal("Bal de printemps", (await db.AllEvents.SingleAsync(e => e.Id == stage.Id, Ct)).Title);
            var connection = Assert.IsType<KeepingConnection>(db.Database.GetDbConnection());
            await db.DisposeAsync();
            Assert.Equal(ConnectionState.Open, connection.State);
        }
        // What was written meanwhile is seen: nothing of an answer is kept, only how to find it.
        await stage.Edit(d => d with { Title = "Bal d’été" });
        await using var again = await Contexts(stage.App).CreateDbContextAsync(Ct);
        Assert.Equal("Bal d’été", (await again.AllEvents.SingleAsync(e => e.Id == stage.Id, Ct)).Title);
    }

    [Fact]
    public async Task The_same_question_asked_while_its_answer_is_read_is_answered_apart()
    {
        Assert.SkipWhen(TestDatabase.OnPostgres, "SQLite alone.");
        await using var stage = await Backstage.SetAsync();
        await stage.Another("Chorale");
        await using var db = await Contexts(stage.App).CreateDbContextAsync(Ct);
        var pairs = new List<string>();
        foreach (var outer in Titles(db))
            pairs.AddRange(Titles(db).Select(inner => $"{outer} {inner}"));
        Assert.Equal(4, pairs.Distinct().Count());
    }

    [Fact]
    public async Task A_question_that_fails_holds_nothing_up()
    {
        Assert.SkipWhen(TestDatabase.OnPostgres, "SQLite alone.");
        await using var stage = await Backstage.SetAsync();
        await using var db = await Contexts(stage.App).CreateDbContextAsync(Ct);
        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<SqliteException>(() =>
                db.Database.SqlQuery<long>($"SELECT abs(-9223372036854775808) AS Value FROM events").ToListAsync(Ct)
            );
        await stage.Edit(d => d with { Title = "Bal d’été" });
        Assert.Equal("Bal d’été", Assert.Single(Titles(db)));
    }

    /// <summary>SQLITE_STMTSTATUS_REPREPARE.</summary>
    private const int TimesPreparedAgain = 5;

    [Fact]
    public async Task A_question_is_not_worked_out_anew_for_other_values()
    {
        Assert.SkipWhen(TestDatabase.OnPostgres, "SQLite alone.");
        const string Some = "SELECT id FROM events ORDER BY id LIMIT ?";
        await using var stage = await Backstage.SetAsync();
        await using var db = await Contexts(stage.App).CreateDbContextAsync(Ct);
        await db.Database.OpenConnectionAsync(Ct);
        var connection = Assert.IsType<KeepingConnection>(db.Database.GetDbConnection());
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(connection.Handle, Some, out var statement));
        using (statement)
        {
            for (var most = 1; most <= 3; most++)
            {
                Assert.Equal(raw.SQLITE_OK, raw.sqlite3_bind_int64(statement, 1, most));
                Assert.Equal(raw.SQLITE_ROW, raw.sqlite3_step(statement));
                Assert.Equal(raw.SQLITE_OK, raw.sqlite3_reset(statement));
            }
            Assert.Equal(0, raw.sqlite3_stmt_status(statement, TimesPreparedAgain, 0));
        }
    }

    [Fact]
    public async Task Plain_SQL_is_kept_too_and_asked_with_other_values()
    {
        Assert.SkipWhen(TestDatabase.OnPostgres, "SQLite alone.");
        await using var stage = await Backstage.SetAsync();
        await using var db = await Contexts(stage.App).CreateDbContextAsync(Ct);
        await db.Database.OpenConnectionAsync(Ct);
        var connection = db.Database.GetDbConnection();

        Assert.Equal(3L, await Abs(-3));
        // It fails half way, and the statement is as good as new.
        await Assert.ThrowsAsync<SqliteException>(() => Abs(long.MinValue));
        Assert.Equal(4L, await Abs(-4));
        await stage.Edit(d => d with { Title = "Bal d’été" });

        Task<object?> Abs(long of) => connection.First("SELECT abs(@of) FROM events", Ct, ("of", of));
    }

    [Fact]
    public async Task In_a_rush_no_more_than_so_many_connections_stay_open()
    {
        Assert.SkipWhen(TestDatabase.OnPostgres, "SQLite alone.");
        await using var stage = await Backstage.SetAsync();
        var contexts = new List<Db>();
        for (var i = 0; i < KeptPlaces.Most + 8; i++)
        {
            contexts.Add(await Contexts(stage.App).CreateDbContextAsync(Ct));
            _ = Titles(contexts[^1]).ToList();
        }
        Assert.InRange(
            contexts.Count(c => c.Database.GetDbConnection().State == ConnectionState.Open),
            KeptPlaces.Most - 4,
            KeptPlaces.Most
        );
        foreach (var context in contexts)
            await context.DisposeAsync();
    }

    [Fact]
    public async Task A_program_that_has_given_back_what_its_start_needed_goes_on()
    {
        await using var stage = await Backstage.SetAsync();
        Settle.GiveBack();
        using var visitor = stage.App.Visitor();
        Assert.Contains("Bal de printemps", await visitor.Page(stage.Path), StringComparison.Ordinal);
    }

    private static IDbContextFactory<Db> Contexts(App app) => app.Services.GetRequiredService<IDbContextFactory<Db>>();

    private static IEnumerable<string> Titles(Db db) => db.AllEvents.OrderBy(e => e.Id).Select(e => e.Title);
}
