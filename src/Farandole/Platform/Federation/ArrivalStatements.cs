using System.Data.Common;
using System.Globalization;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Federation;

/// <summary>Writes down what came in plain SQL: by EF, a row alone takes longer than proving who sent it.</summary>
internal static class ArrivalStatements
{
    // SQLite finds each value by walking through their names: of many, that takes longer than writing them.
    private const int MostInOneStatement = 8;

    private static readonly string[] Marks = Of("INSERT INTO seen_activities (mark, at) VALUES ", "(@mark{0}, @at{0})");

    private static readonly string[] Rows = Of(
        "INSERT INTO received (id, actor, host, is_apart, body, at) VALUES ",
        "(@id{0}, @actor{0}, @host{0}, @apart, @body{0}, @at{0})"
    );

    /// <summary>In the transaction that the context is in. What was here already is left out, and so is what came twice.</summary>
    public static async Task WriteArrivals(
        this Db.Db db,
        IReadOnlyList<(byte[] Mark, ReceivedRow Row)> arrivals,
        CancellationToken ct
    )
    {
        var connection = db.Database.GetDbConnection();
        foreach (var some in arrivals.Chunk(MostInOneStatement))
        {
            var news = await New(connection, some, ct);
            var rows = some.Where(a => news.Remove(Convert.ToHexString(a.Mark))).Select(a => a.Row).ToList();
            if (rows.Count > 0)
                await connection.Execute(Rows[rows.Count], ct, [.. rows.SelectMany(Values), ("apart", false)]);
        }
    }

    private static async Task<HashSet<string>> New(
        DbConnection connection,
        (byte[] Mark, ReceivedRow Row)[] some,
        CancellationToken ct
    )
    {
        var marks = await connection.All(
            Marks[some.Length] + " ON CONFLICT (mark) DO NOTHING RETURNING mark",
            found => Convert.ToHexString(found.GetFieldValue<byte[]>(0)),
            ct,
            [
                .. some.SelectMany(
                    (a, n) =>
                        new (string, object?)[] { ($"mark{n}", a.Mark), ($"at{n}", a.Row.At.ToUnixTimeMilliseconds()) }
                ),
            ]
        );
        return [.. marks];
    }

    private static IEnumerable<(string, object?)> Values(ReceivedRow row, int n) =>
        [
            ($"id{n}", row.Id),
            ($"actor{n}", row.Actor),
            ($"host{n}", row.Host),
            ($"body{n}", row.Body),
            ($"at{n}", row.At.ToUnixTimeMilliseconds()),
        ];

    /// <summary>The statement for each number of rows.</summary>
    private static string[] Of(string insert, string row) =>
        [
            .. Enumerable
                .Range(0, MostInOneStatement + 1)
                .Select(count => insert + string.Join(", ", Enumerable.Range(0, count).Select(n => Row(row, n)))),
        ];

    private static string Row(string row, int n) =>
        row.Replace("{0}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
