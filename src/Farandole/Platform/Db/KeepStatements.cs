using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Farandole.Platform.Db;

/// <summary>Has EF use <see cref="KeepingConnection"/>.</summary>
internal sealed class KeepStatements(string connectionString) : DbCommandInterceptor, IDbConnectionInterceptor
{
    private readonly KeptPlaces places = new();

    public InterceptionResult<DbConnection> ConnectionCreating(
        ConnectionCreatingEventData eventData,
        InterceptionResult<DbConnection> result
    ) => InterceptionResult<DbConnection>.SuppressWithResult(Connection());

    /// <summary>To be disposed by the caller.</summary>
    public KeepingConnection Connection() => new(connectionString, places);

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        result is SqliteCommand { Connection: KeepingConnection connection } made ? connection.InPlaceOf(made) : result;

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) =>
        (command as KeepingConnection.KeptCommand)?.Spoil();

    public override Task CommandFailedAsync(
        DbCommand command,
        CommandErrorEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        CommandFailed(command, eventData);
        return Task.CompletedTask;
    }
}
