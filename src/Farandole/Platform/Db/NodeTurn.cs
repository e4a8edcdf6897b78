using System.Data.Common;

namespace Farandole.Platform.Db;

/// <summary>What only one of the nodes on a PostgreSQL may do at a time. SQLite has one node.</summary>
internal sealed class NodeTurn : IAsyncDisposable
{
    public const int Inbox = 7262;

    private const string Ask = "SELECT pg_try_advisory_lock(@what)";

    private readonly DbConnection? connection;
    private readonly int what;

    private NodeTurn(DbConnection? connection, int what, bool isOurs) =>
        (this.connection, this.what, IsOurs) = (connection, what, isOurs);

    public bool IsOurs { get; }

    /// <summary>Not ours when another node is at it: it is not waited for.</summary>
    public static async Task<NodeTurn> Take(DatabaseSettings settings, int what, CancellationToken ct)
    {
        if (settings.IsSqlite)
            return new(null, what, isOurs: true);
        var connection = settings.Connection();
        try
        {
            await connection.OpenAsync(ct);
            // Not given up half way: nobody would know whether it is ours.
            var isOurs = await connection.First(Ask, CancellationToken.None, ("what", what)) is true;
            return new(connection, what, isOurs);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The connection goes back to the pool, and would take the lock along.</summary>
    public async ValueTask DisposeAsync()
    {
        if (connection is null)
            return;
        if (IsOurs)
            await connection.Execute("SELECT pg_advisory_unlock(@what)", CancellationToken.None, ("what", what));
        await connection.DisposeAsync();
    }
}
