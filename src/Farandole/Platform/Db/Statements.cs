using System.Data.Common;

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

    public static async Task Execute(
        this DbConnection connection,
        string sql,
        CancellationToken ct,
        params (string Name, object? Value)[] values
    )
    {
        await using var command = connection.Sql(sql, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The first value of the first row; null when there is none.</summary>
    public static async Task<object?> First(
        this DbConnection connection,
        string sql,
        CancellationToken ct,
        params (string Name, object? Value)[] values
    )
    {
        await using var command = connection.Sql(sql, values);
        return await command.ExecuteScalarAsync(ct) is { } found and not DBNull ? found : null;
    }

    /// <summary>Every row, as <paramref name="read"/> makes it.</summary>
    public static async Task<List<T>> All<T>(
        this DbConnection connection,
        string sql,
        Func<DbDataReader, T> read,
        CancellationToken ct,
        params (string Name, object? Value)[] values
    )
    {
        await using var command = connection.Sql(sql, values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }
}
