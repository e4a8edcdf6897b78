using System.Collections.Concurrent;
using System.Data.Common;
using Npgsql;

namespace Farandole.Tests.Rig;

/// <summary>
/// A clone of a template on the server that FARANDOLE_TEST_POSTGRES names (bin/with-postgres starts one). Making one takes
/// longer than most tests: one that was left as clean as its template serves again.
/// </summary>
internal sealed class PostgresDatabase : TestDatabase
{
    private static readonly string Server =
        Environment.GetEnvironmentVariable("FARANDOLE_TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "FARANDOLE_TEST_POSTGRES is not set: run the tests by bin/with-postgres or ./test postgres."
        );

    private static readonly ConcurrentDictionary<string, ConcurrentBag<PostgresDatabase>> Clean = new();

    /// <summary>The tables that take up any room: to ask each of all the others costs more than most tests ask for.</summary>
    private const string Used = """
        (SELECT relname::text AS tablename FROM pg_class
         WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0) AS used
        """;

    private readonly string name;
    private readonly string? template;
    private string prepared = "";

    private PostgresDatabase(string name, string? template) =>
        (this.name, this.template, Setting) = (name, template, At(name));

    public override string Setting { get; }

    /// <param name="template">What <see cref="PrepareAsync"/> gave.</param>
    /// <param name="again">Whether it may be one that another test had before.</param>
    public static async Task<PostgresDatabase> CloneAsync(string template, bool again, CancellationToken ct)
    {
        if (again && Clean.GetOrAdd(template, _ => []).TryTake(out var left))
            return left;
        var name = NewName();
        // Copying files beats writing each page to the log, on a server that never waits for its disk.
        await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy", ct);
        var made = new PostgresDatabase(name, again ? template : null);
        if (again)
        {
            await using var connection = made.Connect();
            await connection.OpenAsync(ct);
            made.prepared = await RowsAsync(connection);
        }
        return made;
    }

    /// <returns>The name of a database that nobody is connected to.</returns>
    public static async Task<string> PrepareAsync(Func<string, CancellationToken, Task> prepare, CancellationToken ct)
    {
        var name = NewName();
        await OnServerAsync($"CREATE DATABASE {name} TEMPLATE template0", ct);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(name);
        await prepare(At(name), ct);

        // PostgreSQL clones only a database without connections; pools keep some open.
        await OnServerAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false", ct);
        await OnServerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'", ct);
        return name;
    }

    public override DbConnection Connect() => new NpgsqlConnection($"{Setting};Pooling=False");

    public override async ValueTask DisposeAsync()
    {
        if (template is not null && await EmptyAsync())
            Clean[template].Add(this);
        else
            await OnServerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
    }

    /// <summary>Empties every table but those that the template had filled; false when one of these is not as it was.</summary>
    private async Task<bool> EmptyAsync()
    {
        var kept = prepared.Split('\n').Select(line => line.Split(' ')[0]);
        // One of those that the test had: a new one would have to learn all tables first.
        await using var connection = new NpgsqlConnection(Setting);
        await connection.OpenAsync();
        await RunAsync(
            connection,
            $"""
            DO $$ DECLARE here text; filled boolean; BEGIN
            SET LOCAL session_replication_role = replica;
            FOR here IN SELECT tablename FROM {Used} LOOP
                CONTINUE WHEN here = ANY (string_to_array('{string.Join(' ', kept)}', ' '));
                EXECUTE format('SELECT EXISTS (SELECT FROM %I)', here) INTO filled;
                IF filled THEN EXECUTE format('DELETE FROM %I', here); END IF;
            END LOOP;
            PERFORM setval(sequencename::regclass, start_value, false) FROM pg_sequences WHERE last_value IS NOT NULL;
            END $$
            """,
            CancellationToken.None
        );
        return await RowsAsync(connection) == prepared;
    }

    /// <summary>A line for each table that is not empty: its name, and a sum of all that stands in it.</summary>
    private static async Task<string> RowsAsync(DbConnection connection)
    {
        await using var command = Command(
            connection,
            $"""
            SELECT coalesce(string_agg(line, E'\n' ORDER BY line), '') FROM (
                SELECT tablename || ' ' || md5(query_to_xml(format('SELECT * FROM %I ORDER BY 1', tablename), true, true, '')::text)
                FROM {Used}
                WHERE query_to_xml(format('SELECT 1 FROM %I LIMIT 1', tablename), true, true, '')::text <> ''
            ) AS filled (line)
            """
        );
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static string NewName() => $"farandole_test_{Guid.NewGuid():N}";

    private static string At(string name) => new NpgsqlConnectionStringBuilder(Server) { Database = name }.ToString();

    private static async Task OnServerAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync(ct);
        await RunAsync(connection, sql, ct);
    }

    private static async Task RunAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void Drop(string name)
    {
        using var connection = new NpgsqlConnection($"{Server};Pooling=False");
        connection.Open();
        using var command = Command(connection, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        command.ExecuteNonQuery();
    }

    /// <summary>Names are made here from a Guid, and PostgreSQL takes no parameter where they stand.</summary>
    private static NpgsqlCommand Command(DbConnection connection, string sql) => new(sql, (NpgsqlConnection)connection);
}
