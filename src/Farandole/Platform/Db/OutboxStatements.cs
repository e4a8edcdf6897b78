using System.Globalization;
using System.Text;
using Farandole.Platform.Facts;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Db;

/// <summary>Writes an outbox in plain SQL: every transaction pays for it, and an answer leaves five such rows.</summary>
internal static class OutboxStatements
{
    private const string Fact = "INSERT INTO facts (kind, body, at) VALUES (@kind, @body, @at) RETURNING id";

    // SQLite finds each value by walking through their names: of a thousand rows that takes longer than writing them.
    private const int MostInOneStatement = 100;

    private const string Job = """INSERT INTO jobs (kind, body, fact_id, "key", due_at, tries) VALUES """;

    /// <summary>In the transaction that the context is in; the outbox is empty afterwards.</summary>
    public static async Task WriteOutbox(this Db db, CancellationToken ct)
    {
        var connection = db.Database.GetDbConnection();
        foreach (var fact in db.Outbox.Facts)
            fact.Id = (long)
                (
                    await connection.First(
                        Fact,
                        ct,
                        ("kind", fact.Kind),
                        ("body", fact.Body),
                        ("at", fact.At.ToUnixTimeMilliseconds())
                    )
                )!;
        // A letter to each of thousands is more than one statement takes.
        foreach (var some in db.Outbox.Jobs.Chunk(MostInOneStatement))
            await connection.Execute(JobsSql(some.Length), ct, [.. some.SelectMany(Values)]);
        db.Outbox.Clear();
    }

    private static string JobsSql(int count)
    {
        var sql = new StringBuilder(Job);
        for (var n = 0; n < count; n++)
            sql.Append(
                CultureInfo.InvariantCulture,
                $"{(n == 0 ? "" : ", ")}(@kind{n}, @body{n}, @fact{n}, @key{n}, @due{n}, 0)"
            );
        return sql.ToString();
    }

    private static IEnumerable<(string, object?)> Values(JobRow job, int n)
    {
        yield return ($"kind{n}", job.Kind);
        yield return ($"body{n}", job.Body);
        yield return ($"fact{n}", job.Fact?.Id);
        yield return ($"key{n}", job.Key);
        yield return ($"due{n}", job.DueAt.ToUnixTimeMilliseconds());
    }
}
