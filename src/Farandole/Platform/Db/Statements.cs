using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Farandole.Platform.Db;

/// <summary>Plain SQL, for what runs before the model of the database is built or where it would only be in the way.</summary>
internal static class Statements
{
    /// <summary>A command on an open connection; its values go by name (<c>@name</c>).</summary>
    public static DbCommand Sql(
        this DbConnection connection,
        string sql,
        params ReadOnlySpan<(string Name, object? Value)> values
    )
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is ours; what people say goes by the values.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    public static Task Execute(
        this DbConnection connection,
        string sql,
        CancellationToken ct,
        params (string Name, object? Value)[] values
    ) => connection.Run(sql, values, command => command.ExecuteNonQueryAsync(ct));

    /// <summary>The first value of the first row; null when there is none.</summary>
    public static Task<object?> First(
        this DbConnection connection,
        string sql,
        CancellationToken ct,
        params (string Name, object? Value)[] values
    ) =>
        connection.Run(
            sql,
            values,
            async command => await command.ExecuteScalarAsync(ct) is { } found and not DBNull ? found : null
        );

    /// <summary>Every row, as <paramref name="read"/> makes it.</summary>
    public static Task<List<T>> All<T>(
        this DbConnection connection,
        string sql,
        Func<DbDataReader, T> read,
        CancellationToken ct,
        params (string Name, object? Value)[] values
    ) =>
        connection.Run(
            sql,
            values,
            async command =>
            {
                await using var reader = await command.ExecuteReaderAsync(ct);
                var rows = new List<T>();
                while (await reader.ReadAsync(ct))
                    rows.Add(read(reader));
                return rows;
            }
        );

    /// <summary>By the statement that the connection has ready, where it keeps some.</summary>
    private static async Task<T> Run<T>(
        this DbConnection connection,
        string sql,
        (string Name, object? Value)[] values,
        Func<DbCommand, Task<T>> run
    )
    {
        var made = connection.Sql(sql, values);
        await using var command =
            connection is KeepingConnection keeping && made is SqliteCommand sqlite ? keeping.InPlaceOf(sqlite) : made;
        try
        {
            return await run(command);
        }
        catch
        {
            (command as KeepingConnection.KeptCommand)?.Spoil();
            throw;
        }
    }
}
