using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Farandole.Platform.Db;

/// <summary>
/// SQLite works out how to answer a statement each time that it is asked, unless somebody keeps the statement, and with
/// it the connection: a page that asks eight short questions spent a fifth of its time on that. This connection stays
/// open until it is disposed, while there is a place for it, and keeps the statements that EF asked through it.
/// </summary>
/// <remarks>Used by one context at a time. EF's own functions (decimals, regular expressions) are not known to it.</remarks>
internal sealed class KeepingConnection(string connectionString, KeptPlaces places) : SqliteConnection(connectionString)
{
    /// <summary>More different ones than the product asks: only lists of ever other lengths get here.</summary>
    private const int MostStatements = 400;

    /// <summary>SQLITE_DBCONFIG_ENABLE_QPSG, the "query planner stability guarantee".</summary>
    private const int StablePlans = 1007;

    private readonly Dictionary<string, KeptCommand> kept = [];
    private readonly Dictionary<string, BareStatement> bare = [];
    private bool hasPlace;

    public override void Open()
    {
        if (State == ConnectionState.Open)
            return;
        base.Open();
        hasPlace = hasPlace || places.TryTake();
        // Else it works out anew how to answer whenever a value is given that its plan looked at: how many at most.
        _ = raw.sqlite3_db_config(Handle, StablePlans, 1, out _);
    }

    public override void Close()
    {
        if (!hasPlace)
            ReallyClose();
    }

    /// <summary>The statement that is ready for this one, with the values of this one.</summary>
    public SqliteCommand InPlaceOf(SqliteCommand made)
    {
        if (!kept.TryGetValue(made.CommandText, out var command))
        {
            if (!hasPlace || kept.Count == MostStatements)
                return made;
            kept[made.CommandText] = command = new KeptCommand(made.CommandText, this);
        }
        return command.TryTake(made) ? command : made;
    }

    /// <summary>The statement without what ADO.NET adds, kept as long as the connection is open.</summary>
    public BareStatement Bare(string sql)
    {
        if (!bare.TryGetValue(sql, out var statement))
            bare[sql] = statement = new BareStatement(Handle!, sql);
        return statement;
    }

    protected override void Dispose(bool disposing)
    {
        if (hasPlace)
            places.GiveBack();
        hasPlace = false;
        ReallyClose();
        base.Dispose(disposing);
    }

    private void ReallyClose()
    {
        foreach (var command in kept.Values)
            command.Spoil();
        kept.Clear();
        foreach (var statement in bare.Values)
            statement.Dispose();
        bare.Clear();
        base.Close();
    }

    /// <summary>Disposing of it gives it back.</summary>
    internal sealed class KeptCommand(string text, SqliteConnection connection) : SqliteCommand(text, connection)
    {
        private bool isTaken;

        /// <summary>False while somebody still reads what the same statement found.</summary>
        public bool TryTake(SqliteCommand made)
        {
            if (isTaken)
                return false;
            isTaken = true;
            (Transaction, CommandTimeout) = (made.Transaction, made.CommandTimeout);
            var values = new SqliteParameter[made.Parameters.Count];
            made.Parameters.CopyTo(values, 0);
            made.Parameters.Clear();
            Parameters.AddRange(values);
            made.Dispose();
            return true;
        }

        /// <summary>It begins anew: what failed half way must not hold a lock, nor what belongs to a closed connection.</summary>
        public void Spoil() => base.Dispose(disposing: true);

        protected override void Dispose(bool disposing)
        {
            isTaken = false;
            // What people said is not kept with the question.
            Parameters.Clear();
            if (!disposing)
                base.Dispose(disposing);
        }
    }
}

/// <summary>How many connections may stay open; in a rush others open and close as they are needed.</summary>
internal sealed class KeptPlaces
{
    public const int Most = 32;

    private int taken;

    public bool TryTake()
    {
        if (Interlocked.Increment(ref taken) <= Most)
            return true;
        GiveBack();
        return false;
    }

    public void GiveBack() => Interlocked.Decrement(ref taken);
}
