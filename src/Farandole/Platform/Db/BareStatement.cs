using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Farandole.Platform.Db;

/// <summary>
/// A statement of SQLite that is asked by itself, for what is written by the thousand: a command of ADO.NET finds each of its
/// values by name, which takes longer than writing them.
/// </summary>
internal sealed class BareStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public BareStatement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    public void Bind(int place, long value) => Check(raw.sqlite3_bind_int64(statement, place, value));

    public void Bind(int place, string value) => Check(raw.sqlite3_bind_text16(statement, place, value));

    public void Bind(int place, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(statement, place, value));

    /// <summary>Does it, and is ready to be asked again.</summary>
    public void Run()
    {
        var result = raw.sqlite3_step(statement);
        // Of the step, not of going back to the beginning, which says it again.
        if (result != raw.SQLITE_DONE)
        {
            var failure = Failure(result);
            Rewind();
            throw failure;
        }
        Rewind();
    }

    public void Dispose() => statement.Dispose();

    /// <summary>What people said is not kept with the question.</summary>
    private void Rewind()
    {
        _ = raw.sqlite3_reset(statement);
        _ = raw.sqlite3_clear_bindings(statement);
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw Failure(result);
    }

    private SqliteException Failure(int result) =>
        new(raw.sqlite3_errmsg(database).utf8_to_string(), result, raw.sqlite3_extended_errcode(database));
}
