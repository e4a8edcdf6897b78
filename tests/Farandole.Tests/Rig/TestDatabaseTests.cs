using Microsoft.Data.Sqlite;
using Npgsql;

namespace Farandole.Tests.Rig;

public sealed class TestDatabaseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clone_starts_with_what_was_prepared()
    {
        using var template = new DatabaseTemplate(PrepareAsync);
        await using var database = await template.CloneAsync(Ct);

        Assert.Equal(1, await CountAsync(database));
    }

    [Fact]
    public async Task What_one_class_writes_no_other_sees()
    {
        using var template = new DatabaseTemplate(PrepareAsync);
        await using var here = await template.CloneAsync(Ct);
        await using var elsewhere = await template.CloneAsync(Ct);

        await RunAsync(here, "INSERT INTO dances VALUES ('mazurka')");

        Assert.Equal(2, await CountAsync(here));
        Assert.Equal(1, await CountAsync(elsewhere));
    }

    [Fact]
    public async Task A_template_is_prepared_once_however_many_classes_start_together()
    {
        var times = 0;
        using var template = new DatabaseTemplate(
            async (setting, ct) =>
            {
                Interlocked.Increment(ref times);
                await PrepareAsync(setting, ct);
            }
        );

        var clones = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => template.CloneAsync(Ct)));
        foreach (var clone in clones)
            await clone.DisposeAsync();

        Assert.Equal(1, times);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_database_that_was_disposed_of()
    {
        var database = await DatabaseTemplate.Empty.CloneAsync(Ct);
        await RunAsync(database, "CREATE TABLE dances (name text NOT NULL)");
        await database.DisposeAsync();

        if (TestDatabase.OnPostgres)
        {
            var gone = await Assert.ThrowsAsync<PostgresException>(() => CountAsync(database));
            Assert.Equal(PostgresErrorCodes.InvalidCatalogName, gone.SqlState);
        }
        else
        {
            Assert.False(File.Exists(new SqliteConnectionStringBuilder(database.Setting).DataSource));
        }
    }

    [Fact]
    public async Task One_that_serves_again_is_as_it_was_prepared()
    {
        using var template = new DatabaseTemplate(PrepareAsync, again: true);
        await using (var database = await template.CloneAsync(Ct))
            await RunAsync(database, "CREATE TABLE steps (name text); INSERT INTO steps VALUES ('hop')");
        await using (var database = await template.CloneAsync(Ct))
            await RunAsync(database, "INSERT INTO dances VALUES ('mazurka')");

        await using var last = await template.CloneAsync(Ct);
        Assert.Equal(1, await CountAsync(last));
    }

    /// <summary>Leaves its connection in the pool, as the program does.</summary>
    private static async Task PrepareAsync(string setting, CancellationToken ct)
    {
        await using System.Data.Common.DbConnection connection = TestDatabase.OnPostgres
            ? new NpgsqlConnection(setting)
            : new SqliteConnection(setting);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = TestDatabase.OnPostgres ? "SELECT 1" : "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(ct);
        command.CommandText = "CREATE TABLE dances (name text NOT NULL); INSERT INTO dances VALUES ('farandole')";
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task RunAsync(TestDatabase database, string sql)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The sentences above, nobody's input.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task<long> CountAsync(TestDatabase database)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM dances";
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture);
    }
}
