using System.Data.Common;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Federation;

/// <summary>Writes down what came in plain SQL: by EF, a row alone takes longer than proving who sent it.</summary>
internal static class ArrivalStatements
{
    private static readonly ManyRows Marks = new("seen_activities", "mark", "at");

    private static readonly ManyRows Rows = new("received", "id", "actor", "host", "is_apart", "body", "at");

    /// <summary>In the transaction that the context is in. What was here already is left out, and so is what came twice.</summary>
    public static async Task WriteArrivals(
        this Db.Db db,
        IReadOnlyList<(byte[] Mark, ReceivedRow Row)> arrivals,
        CancellationToken ct
    )
    {
        var connection = db.Database.GetDbConnection();
        foreach (var some in arrivals.Chunk(ManyRows.MostInOneStatement))
        {
            var news = await New(connection, some, ct);
            var rows = some.Where(a => news.Remove(Convert.ToHexString(a.Mark))).Select(a => a.Row).ToList();
            if (rows.Count > 0)
                await connection.Execute(Rows.Sql(rows.Count), ct, [.. rows.SelectMany(Values)]);
        }
    }

    private static async Task<HashSet<string>> New(
        DbConnection connection,
        (byte[] Mark, ReceivedRow Row)[] some,
        CancellationToken ct
    )
    {
        var marks = await connection.All(
            Marks.Sql(some.Length) + " ON CONFLICT (mark) DO NOTHING RETURNING mark",
            found => Convert.ToHexString(found.GetFieldValue<byte[]>(0)),
            ct,
            [.. some.SelectMany((a, n) => Marks.Values(n, a.Mark, a.Row.At.ToUnixTimeMilliseconds()))]
        );
        return [.. marks];
    }

    private static IEnumerable<(string, object?)> Values(ReceivedRow row, int n) =>
        Rows.Values(n, row.Id, row.Actor, row.Host, row.IsApart, row.Body, row.At.ToUnixTimeMilliseconds());
}
