using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Search;

/// <summary>
/// Which events have these words, in the order of the days: no more of them are read than are asked for. It may be a moment
/// late, and knows nothing of who asks: whoever shows what it finds asks the database whether it may be shown.
/// </summary>
internal sealed class SearchIndex(DatabaseSettings database)
{
    /// <summary>The tables in this order: else SQLite might look at every event for a word that few have.</summary>
    private const string OnSqlite = """
        SELECT e.slot, e.event_id, e.elsewhere_id
        FROM search_words w CROSS JOIN search_entries e ON e.slot = w.rowid
        WHERE w.search_words MATCH @terms AND w.rowid >= @from AND w.rowid < @until AND e.ends_at > @ends
        ORDER BY w.rowid
        """;

    private const string OnPostgres = """
        SELECT e.slot, e.event_id, e.elsewhere_id FROM search_entries e
        WHERE array_to_tsvector(string_to_array(e.words, ' ')) @@ CAST(@terms AS tsquery)
          AND e.slot >= @from AND e.slot < @until AND e.ends_at > @ends
        ORDER BY e.slot
        """;

    /// <summary>The soonest; or the latest first, for what began before now.</summary>
    public async Task<IReadOnlyList<SearchHit>> Find(Sought sought, int most, CancellationToken ct)
    {
        await using var connection = database.Connection();
        await connection.OpenAsync(ct);
        var (sql, terms) = database.IsSqlite
            ? (OnSqlite, sought.Terms.ForSqlite())
            : (OnPostgres, sought.Terms.ForPostgres());
        return await connection.All(
            $"{sql} {(sought.LatestFirst ? "DESC" : "ASC")} LIMIT @most",
            row => new SearchHit(
                row.IsDBNull(1) ? null : new EventId(row.GetGuid(1)),
                row.IsDBNull(2) ? null : row.GetGuid(2)
            ),
            ct,
            ("terms", terms),
            ("from", sought.From),
            ("until", sought.Until),
            ("ends", sought.EndsAfter?.ToUnixTimeMilliseconds() ?? long.MinValue),
            ("most", most)
        );
    }

    /// <summary>Inside a transaction: takes everything out, for a round that brings it in anew.</summary>
    public async Task Empty(Db.Db inside, CancellationToken ct)
    {
        await inside.Set<SearchEntry>().ExecuteDeleteAsync(ct);
        // Should the two have come apart, what was left over would be found for ever.
        if (database.IsSqlite)
            await inside.Database.ExecuteSqlRawAsync(
                "INSERT INTO search_words (search_words) VALUES ('delete-all')",
                ct
            );
    }
}

/// <summary>What is looked for, and where in the order of the days.</summary>
internal sealed record Sought(SearchTerms Terms)
{
    /// <summary>The first slot.</summary>
    public long From { get; init; } = long.MinValue;

    /// <summary>The first one behind it.</summary>
    public long Until { get; init; } = long.MaxValue;

    /// <summary>Null: also what is over.</summary>
    public Instant? EndsAfter { get; init; }

    public bool LatestFirst { get; init; }
}

/// <summary>One of the two.</summary>
internal readonly record struct SearchHit(EventId? Event, Guid? Elsewhere);

internal static class SearchWriting
{
    /// <summary>
    /// Inside a transaction: puts these in the place of what stood there of the same events; nothing is written where all is
    /// as it was.
    /// </summary>
    /// <param name="inside">Of the transaction.</param>
    /// <param name="before">What stands there of them.</param>
    /// <param name="now">What is to stand there: of whom nothing is said, nothing stays.</param>
    /// <param name="ct">Of the job or the request.</param>
    public static async Task IndexAnew(
        this Db.Db inside,
        IQueryable<SearchEntry> before,
        IReadOnlyList<SearchEntry> now,
        CancellationToken ct
    )
    {
        var stood = await before.AsTracking().ToListAsync(ct);
        inside.RemoveRange(stood.Where(s => !now.Any(s.Says)));
        await inside.SaveChangesAsync(ct);
        foreach (var entry in now.Where(n => !stood.Exists(s => s.Says(n))))
        {
            while (await inside.Set<SearchEntry>().FindAsync([entry.Slot], ct) is not null)
                entry.Slot++;
            inside.Add(entry);
        }
        await inside.SaveChangesAsync(ct);
    }
}
