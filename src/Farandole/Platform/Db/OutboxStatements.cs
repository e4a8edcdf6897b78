using Farandole.Platform.Facts;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Db;

/// <summary>Writes an outbox in plain SQL: every transaction pays for it, and an answer leaves five such rows.</summary>
internal static class OutboxStatements
{
    private const string Fact = "INSERT INTO facts (kind, body, at) VALUES (@kind, @body, @at) RETURNING id";

    private static readonly ManyRows Jobs = new("jobs", "kind", "body", "fact_id", "key", "due_at", "tries");

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
        foreach (var some in db.Outbox.Jobs.Chunk(ManyRows.MostInOneStatement))
            await connection.Execute(Jobs.Sql(some.Length), ct, [.. some.SelectMany(Values)]);
        db.Outbox.Clear();
    }

    private static IEnumerable<(string, object?)> Values(JobRow job, int n) =>
        Jobs.Values(n, job.Kind, job.Body, job.Fact?.Id, job.Key, job.DueAt.ToUnixTimeMilliseconds(), 0);
}
