using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Platform.Federation;

/// <summary>What came, in plain SQL: by EF, writing a row alone takes longer than proving who sent it.</summary>
internal static class ArrivalStatements
{
    private const string Row =
        "INSERT INTO received_activities (actor, host, is_apart, body, at, is_told_apart) VALUES (?1, ?2, 0, ?3, ?4, 0)";

    /// <summary>All at once: each statement is a journey to the server and back.</summary>
    private const string Together = """
        INSERT INTO received_activities (actor, host, is_apart, body, at, is_told_apart)
        SELECT actor, host, false, body, at, false
        FROM unnest(@actors, @hosts, @bodies, @moments) WITH ORDINALITY AS came (actor, host, body, at, number)
        ORDER BY number
        """;

    private const string Seen = "INSERT INTO seen_marks (mark, at) VALUES (?1, ?2) ON CONFLICT DO NOTHING";

    private const string SeenTogether = """
        INSERT INTO seen_marks (mark, at) SELECT mark, at FROM unnest(@marks, @moments) AS seen (mark, at)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>In the transaction that the context is in. It is told apart from what was here when it is dealt with.</summary>
    public static Task WriteArrivals(this Db.Db db, IReadOnlyList<Arrival> arrivals, CancellationToken ct)
    {
        var connection = db.Database.GetDbConnection();
        if (connection is not KeepingConnection sqlite)
            return connection.Execute(
                Together,
                ct,
                ("actors", arrivals.Select(a => a.Actor).ToArray()),
                ("hosts", arrivals.Select(a => a.Host).ToArray()),
                ("bodies", arrivals.Select(a => a.Body.ToArray()).ToArray()),
                ("moments", arrivals.Select(a => a.At.ToUnixTimeMilliseconds()).ToArray())
            );
        var row = sqlite.Bare(Row);
        foreach (var arrival in arrivals)
            Write(row, arrival);
        return Task.CompletedTask;
    }

    /// <summary>What is dealt with now is nothing new from here on.</summary>
    public static Task MarkAsSeen(
        this Db.Db db,
        IEnumerable<KeyValuePair<ActivityMark, Instant>> marks,
        CancellationToken ct
    )
    {
        // In the order of the table, so that neighbours are written together.
        var ordered = marks
            .OrderBy(m => m.Key.Value)
            .Select(m => (Mark: m.Key.ToBytes(), At: m.Value.ToUnixTimeMilliseconds()))
            .ToList();
        var connection = db.Database.GetDbConnection();
        if (connection is not KeepingConnection sqlite)
        {
            var (these, moments) = (ordered.Select(m => m.Mark).ToArray(), ordered.Select(m => m.At).ToArray());
            return connection.Execute(SeenTogether, ct, ("marks", these), ("moments", moments));
        }
        var statement = sqlite.Bare(Seen);
        foreach (var (mark, at) in ordered)
        {
            statement.Bind(1, mark);
            statement.Bind(2, at);
            statement.Run();
        }
        return Task.CompletedTask;
    }

    private static void Write(BareStatement statement, Arrival arrival)
    {
        statement.Bind(1, arrival.Actor);
        statement.Bind(2, arrival.Host);
        statement.Bind(3, arrival.Body.Span);
        statement.Bind(4, arrival.At.ToUnixTimeMilliseconds());
        statement.Run();
    }
}
