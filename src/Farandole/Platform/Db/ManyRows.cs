using System.Globalization;

namespace Farandole.Platform.Db;

/// <summary>Writes rows of one table in plain SQL, some of them by each statement.</summary>
/// <param name="table">Its name.</param>
/// <param name="columns">In the order in which their values are given.</param>
internal sealed class ManyRows(string table, params string[] columns)
{
    /// <summary>
    /// SQLite finds each value by walking through their names, which takes longer than writing when there are many; and each
    /// number of rows is a statement of its own, which is kept.
    /// </summary>
    public const int MostInOneStatement = 8;

    private readonly string[] statements =
    [
        .. Enumerable.Range(0, MostInOneStatement + 1).Select(count => Statement(table, columns, count)),
    ];

    /// <summary>The statement for so many rows.</summary>
    public string Sql(int count) => statements[count];

    /// <summary>The values of one of its rows, by name.</summary>
    public IEnumerable<(string Name, object? Value)> Values(int row, params object?[] values) =>
        columns.Zip(values, (column, value) => (Name(column, row), value));

    private static string Statement(string table, string[] columns, int count)
    {
        var rows = Enumerable
            .Range(0, count)
            .Select(row => $"({string.Join(", ", columns.Select(column => $"@{Name(column, row)}"))})");
        // Some are called as SQL calls something.
        var quoted = columns.Select(column => $"\"{column}\"");
        return $"INSERT INTO {table} ({string.Join(", ", quoted)}) VALUES {string.Join(", ", rows)}";
    }

    private static string Name(string column, int row) => string.Create(CultureInfo.InvariantCulture, $"{column}{row}");
}
