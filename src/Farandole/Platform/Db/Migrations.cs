using System.Data.Common;
using System.Reflection;
using NodaTime;

namespace Farandole.Platform.Db;

/// <summary>Brings the database to this version: numbered SQL files, each in one transaction, in order, once.</summary>
internal sealed class Migrations(DatabaseSettings settings, IClock clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var connection = settings.Connection();
        await connection.OpenAsync(ct);
        if (settings.IsSqlite && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(connection.DataSource, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        // WAL is a property of the file: once is enough. Readers never wait for the writer then.
        if (settings.IsSqlite)
            await Execute(connection, null, "PRAGMA journal_mode = WAL", ct);
        else
            await Execute(connection, null, "SELECT pg_advisory_lock(7261)", ct); // two nodes starting at once; freed with the connection
        await Execute(
            connection,
            null,
            "CREATE TABLE IF NOT EXISTS migrations (name varchar(80) PRIMARY KEY, at bigint NOT NULL)",
            ct
        );
        var done = await Done(connection, null, ct);
        foreach (var name in done.Except(Names()))
            throw new InvalidOperationException(
                $"This database was made by a newer version (it has {name}). Install that version."
            );
        foreach (var name in Names().Except(done).ToList())
            await Run(connection, name, ct);
    }

    /// <summary>The files of this database, in order.</summary>
    public IEnumerable<string> Names() => Files(settings.IsSqlite ? "sqlite" : "postgres");

    public static IEnumerable<string> Files(string dialect) =>
        Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(n => n.StartsWith($"db/{dialect}/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static string Sql(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private async Task Run(DbConnection connection, string name, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Asked again inside: another process may have been first.
        if ((await Done(connection, transaction, ct)).Contains(name))
            return;
        await Execute(connection, transaction, Sql(name), ct);
        await using var note = connection.CreateCommand();
        note.Transaction = transaction;
        note.CommandText = "INSERT INTO migrations (name, at) VALUES (@name, @at)";
        Add(note, "name", name);
        Add(note, "at", clock.GetCurrentInstant().ToUnixTimeMilliseconds());
        await note.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<HashSet<string>> Done(
        DbConnection connection,
        DbTransaction? transaction,
        CancellationToken ct
    )
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT name FROM migrations";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var names = new HashSet<string>();
        while (await reader.ReadAsync(ct))
            names.Add(reader.GetString(0));
        return names;
    }

    private static async Task Execute(
        DbConnection connection,
        DbTransaction? transaction,
        string sql,
        CancellationToken ct
    )
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The text is ours, shipped in the assembly.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
