using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Federation;

/// <summary>Writes down what came in plain SQL: by EF, a row alone takes longer than proving who sent it.</summary>
internal static class ArrivalStatements
{
    private const string Mark = "INSERT INTO seen_marks (mark, at) VALUES (?1, ?2) ON CONFLICT DO NOTHING";

    private const string Row =
        "INSERT INTO received_activities (actor, host, is_apart, body, at) VALUES (?1, ?2, 0, ?3, ?4)";

    /// <summary>All at once: each statement is a journey to the server and back.</summary>
    private const string Together = """
        WITH came AS (
          SELECT DISTINCT ON (mark) mark, actor, host, body, at, number
          FROM unnest(@marks, @actors, @hosts, @bodies, @moments)
            WITH ORDINALITY AS all_of_them (mark, actor, host, body, at, number)
          ORDER BY mark, number
        ), news AS (
          INSERT INTO seen_marks (mark, at) SELECT mark, at FROM came ORDER BY mark ON CONFLICT DO NOTHING RETURNING mark
        )
        INSERT INTO received_activities (actor, host, is_apart, body, at)
        SELECT actor, host, false, body, at FROM came JOIN news USING (mark) ORDER BY number
        """;

    /// <summary>In the transaction that the context is in. What was here already is left out, and so is what came twice.</summary>
    public static Task WriteArrivals(this Db.Db db, IReadOnlyList<Arrival> arrivals, CancellationToken ct)
    {
        var connection = db.Database.GetDbConnection();
        if (connection is not KeepingConnection sqlite)
            return connection.Execute(
                Together,
                ct,
                ("marks", arrivals.Select(a => a.Mark).ToArray()),
                ("actors", arrivals.Select(a => a.Row.Actor).ToArray()),
                ("hosts", arrivals.Select(a => a.Row.Host).ToArray()),
                ("bodies", arrivals.Select(a => a.Row.Body).ToArray()),
                ("moments", arrivals.Select(a => a.Row.At.ToUnixTimeMilliseconds()).ToArray())
            );
        var (mark, row) = (sqlite.Bare(Mark), sqlite.Bare(Row));
        foreach (var arrival in arrivals)
        {
            if (IsNews(mark, arrival))
                Write(row, arrival.Row);
        }
        return Task.CompletedTask;
    }

    private static bool IsNews(BareStatement statement, Arrival arrival)
    {
        statement.Bind(1, arrival.Mark);
        statement.Bind(2, arrival.Row.At.ToUnixTimeMilliseconds());
        return statement.Run() > 0;
    }

    private static void Write(BareStatement statement, ReceivedRow row)
    {
        statement.Bind(1, row.Actor);
        statement.Bind(2, row.Host);
        statement.Bind(3, row.Body);
        statement.Bind(4, row.At.ToUnixTimeMilliseconds());
        statement.Run();
    }
}
