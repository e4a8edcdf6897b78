using System.Data.Common;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Agenda;

/// <summary>
/// The lines of the front page as everybody first sees it, in plain SQL: no page is asked more. It lists what
/// <see cref="AgendaReadings"/> lists without conditions, and a test holds it to that.
/// </summary>
internal static class FrontPageRows
{
    /// <summary>All but what a group announces that the instance keeps away.</summary>
    private const string Listed = """
        SELECT id, title, day, time, end_day, end_time, zone, listed_from, place_name, is_online, price, is_free,
          accessibility, status, picture, cover_salt, visibility, published_at, listed_at, pieces
        FROM events WHERE listed_at IS NOT NULL AND deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM hosts h
          WHERE h.event_id = events.id AND h.is_first AND h.group_id IS NOT NULL
          AND EXISTS (SELECT 1 FROM blocks b WHERE b.group_id = h.group_id AND b.by_instance))
        """;

    private const string Coming =
        Listed + " AND listed_from >= @from AND ends_at > @now ORDER BY listed_from, id LIMIT @most";

    private const string Running =
        Listed
        + """
             AND end_day > day AND ends_at > @now AND listed_until > @now AND listed_until > @from AND listed_from < @from
            ORDER BY listed_until, id LIMIT @most
            """;

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static async Task<(List<EventRow> Coming, List<EventRow> Running)> Read(
        Db db,
        Instant from,
        Instant now,
        (int Coming, int Running) most,
        CancellationToken ct
    )
    {
        // That of the context, which keeps statements ready; nobody holds it while the page is written.
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return (await Rows(Coming, most.Coming), await Rows(Running, most.Running));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        Task<List<EventRow>> Rows(string sql, int limit) =>
            db
                .Database.GetDbConnection()
                .All(
                    sql,
                    Row,
                    ct,
                    ("from", from.ToUnixTimeMilliseconds()),
                    ("now", now.ToUnixTimeMilliseconds()),
                    ("most", limit)
                );
    }

    private static EventRow Row(DbDataReader row) =>
        new()
        {
            Id = new(row.GetGuid(0)),
            Title = row.GetString(1),
            Day = LocalDatePattern.Iso.Parse(row.GetString(2)).Value,
            Time = Text(row, 3) is { } time ? Minutes.Parse(time).Value : null,
            EndDay = Text(row, 4) is { } day ? LocalDatePattern.Iso.Parse(day).Value : null,
            EndTime = Text(row, 5) is { } end ? Minutes.Parse(end).Value : null,
            Zone = row.GetString(6),
            ListedFrom = Instant.FromUnixTimeMilliseconds(row.GetInt64(7)),
            PlaceName = Text(row, 8),
            IsOnline = row.GetBoolean(9),
            Price = Text(row, 10),
            IsFree = row.GetBoolean(11),
            Accessibility = (Accessibility)row.GetInt32(12),
            Status = Enum.Parse<EventStatus>(row.GetString(13)),
            Picture = row.IsDBNull(14) ? null : new PictureId(row.GetGuid(14)),
            CoverSalt = row.GetInt32(15),
            Visibility = Enum.Parse<Visibility>(row.GetString(16)),
            PublishedAt = Moment(row, 17),
            ListedAt = Moment(row, 18),
            Pieces = RulesAsJson.Read(row.GetString(19)),
        };

    private static string? Text(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    private static Instant? Moment(DbDataReader row, int at) =>
        row.IsDBNull(at) ? null : Instant.FromUnixTimeMilliseconds(row.GetInt64(at));
}
