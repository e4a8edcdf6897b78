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
        if (settings.IsSqlite)
        {
            // WAL is a property of the file: once is enough. Readers never wait for the writer then.
            await connection.Execute("PRAGMA journal_mode = WAL", ct);
            await RunMissing(connection, ct);
            return;
        }
        // Two nodes may start at once. The connection goes back to the pool, and would take the lock along.
        await connection.Execute("SELECT pg_advisory_lock(7261)", ct);
        try
        {
            await RunMissing(connection, ct);
        }
        finally
        {
            await connection.Execute("SELECT pg_advisory_unlock(7261)", CancellationToken.None);
        }
    }

    private async Task RunMissing(DbConnection connection, CancellationToken ct)
    {
        await connection.Execute(
            "CREATE TABLE IF NOT EXISTS migrations (name varchar(80) PRIMARY KEY, at bigint NOT NULL)",
            ct
        );
        var done = await Done(connection, ct);
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
        await connection.Execute(settings.IsSqlite ? "BEGIN IMMEDIATE" : "BEGIN", ct);
        try
        {
            // Asked again inside: another process may have been first.
            if (!(await Done(connection, ct)).Contains(name))
            {
                await connection.Execute(Sql(name), ct);
                await connection.Execute(
                    "INSERT INTO migrations (name, at) VALUES (@name, @at)",
                    ct,
                    ("name", name),
                    ("at", clock.GetCurrentInstant().ToUnixTimeMilliseconds())
                );
            }
            await connection.Execute("COMMIT", ct);
        }
        catch
        {
            await connection.Execute("ROLLBACK", CancellationToken.None);
            throw;
        }
    }

    private static Task<List<string>> Done(DbConnection connection, CancellationToken ct) =>
        connection.All("SELECT name FROM migrations", row => row.GetString(0), ct);
}
