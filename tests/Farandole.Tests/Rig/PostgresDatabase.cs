using System.Data.Common;
using Npgsql;

namespace Farandole.Tests.Rig;

/// <summary>A clone of a template on the server that FARANDOLE_TEST_POSTGRES names (bin/with-postgres starts one).</summary>
internal sealed class PostgresDatabase(string name) : TestDatabase
{
    private static readonly string Server =
        Environment.GetEnvironmentVariable("FARANDOLE_TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "FARANDOLE_TEST_POSTGRES is not set: run the tests by bin/with-postgres or ./test postgres."
        );

    public override string Setting { get; } = At(name);

    public static async Task<PostgresDatabase> CloneAsync(string template, CancellationToken ct)
    {
        var name = NewName();
        await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {template}", ct);
        return new PostgresDatabase(name);
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

    public override async ValueTask DisposeAsync() =>
        await OnServerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);

    private static string NewName() => $"farandole_test_{Guid.NewGuid():N}";

    private static string At(string name) => new NpgsqlConnectionStringBuilder(Server) { Database = name }.ToString();

    private static async Task OnServerAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync(ct);
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
    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql) => new(sql, connection);
}
