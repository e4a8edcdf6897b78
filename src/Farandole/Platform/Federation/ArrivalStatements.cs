using System.Text.Json;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Federation;

/// <summary>What came, in plain SQL: by EF, writing a row alone takes longer than proving who sent it.</summary>
internal static class ArrivalStatements
{
    private const string Row =
        "INSERT INTO received_activities (actor, host, is_apart, body, at, mark) VALUES (?1, ?2, 0, ?3, ?4, ?5)";

    /// <summary>All at once: each statement is a journey to the server and back.</summary>
    private const string Together = """
        INSERT INTO received_activities (actor, host, is_apart, body, at, mark)
        SELECT actor, host, false, body, at, mark
        FROM unnest(@actors, @hosts, @bodies, @moments, @marks)
          WITH ORDINALITY AS came (actor, host, body, at, mark, number)
        ORDER BY number
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
                ("moments", arrivals.Select(a => a.At.ToUnixTimeMilliseconds()).ToArray()),
                ("marks", arrivals.Select(a => a.Mark).ToArray())
            );
        var row = sqlite.Bare(Row);
        foreach (var arrival in arrivals)
            Write(row, arrival);
        return Task.CompletedTask;
    }

    /// <summary>What is dealt with now is nothing new from here on.</summary>
    public static Task MarkAsSeen(this Db.Db db, long[] received, CancellationToken ct)
    {
        var (these, ids) = db.Database.IsNpgsql()
            ? ("= ANY(@ids)", (object)received)
            : ("IN (SELECT value FROM json_each(@ids))", JsonSerializer.Serialize(received));
        return db
            .Database.GetDbConnection()
            .Execute(
                $"""
                INSERT INTO seen_marks (mark, at) SELECT mark, at FROM received_activities
                WHERE id {these} AND mark IS NOT NULL ORDER BY mark ON CONFLICT DO NOTHING
                """,
                ct,
                ("ids", ids)
            );
    }

    private static void Write(BareStatement statement, Arrival arrival)
    {
        statement.Bind(1, arrival.Actor);
        statement.Bind(2, arrival.Host);
        statement.Bind(3, arrival.Body.Span);
        statement.Bind(4, arrival.At.ToUnixTimeMilliseconds());
        statement.Bind(5, arrival.Mark);
        statement.Run();
    }
}
