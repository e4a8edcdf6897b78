using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Farandole.Tests.Rig;

/// <summary>A file in a directory of its own, so that its journal and its lock go with it.</summary>
internal sealed class SqliteDatabase : TestDatabase
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("farandole-test-");

    private string File => Path.Combine(_home.FullName, "farandole.db");

    public override string Setting => $"Data Source={File}";

    public static SqliteDatabase Clone(string template)
    {
        var database = new SqliteDatabase();
        System.IO.File.Copy(template, database.File);
        return database;
    }

    /// <returns>The path of a file that nobody has open.</returns>
    public static async Task<string> PrepareAsync(Func<string, CancellationToken, Task> prepare, CancellationToken ct)
    {
        var database = new SqliteDatabase();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database._home.Delete(recursive: true);
        await prepare(database.Setting, ct);

        // What is still in the write-ahead log would be missing from a copy of the file.
        await using var connection = new SqliteConnection($"{database.Setting};Pooling=False");
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync(ct);
        return database.File;
    }

    public override DbConnection Connect() => new SqliteConnection($"{Setting};Pooling=False");

    public override ValueTask DisposeAsync()
    {
        // A pooled connection would keep the deleted file alive.
        SqliteConnection.ClearAllPools();
        _home.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
