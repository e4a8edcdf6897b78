using System.Data.Common;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Agenda;

/// <summary>
/// The lines of the front page as everybody first sees it, in plain SQL: no page is asked more, and none must be there
/// sooner after a start. It lists what <see cref="AgendaReadings"/> lists without conditions, and a test holds it to that.
/// </summary>
internal static class FrontPageRows
{
    private const string Listed = "FROM events WHERE listed_at IS NOT NULL AND deleted_at IS NULL";

    private const string IsComing =
        Listed + " AND starts_at >= @from AND ends_at > @now ORDER BY starts_at, id LIMIT @most";

    private const string IsRunning =
        Listed
        + " AND end_day > day AND ends_at > @now AND ends_at > @from AND starts_at < @from ORDER BY ends_at, id LIMIT @most";

    private const string Select = """
        SELECT id, title, day, time, end_day, end_time, zone, starts_at, place_name, online_link IS NOT NULL, price, is_free,
          accessibility, status, picture, cover_salt, visibility, published_at, listed_at, pieces

        """;

    /// <summary>Before and after what says of which events. A group by link is named to nobody who passes by.</summary>
    private const string HostsOf = "SELECT hosts.event_id, COALESCE(profiles.name, groups.name) FROM (SELECT id ";

    private const string InTheirOrder = """
        ) shown JOIN hosts ON hosts.event_id = shown.id
          LEFT JOIN profiles ON profiles.id = hosts.profile_id
          LEFT JOIN groups ON groups.id = hosts.group_id
        WHERE hosts.profile_id IS NOT NULL OR groups.is_listed
        ORDER BY hosts.is_first DESC, hosts.id
        """;

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static async Task<(List<EventRow> Coming, List<EventRow> Running)> Read(
        DatabaseSettings database,
        Instant from,
        Instant now,
        (int Coming, int Running) most,
        CancellationToken ct
    )
    {
        await using var connection = database.Connection();
        await connection.OpenAsync(ct);
        Task<List<EventRow>> Rows(string sql, int limit) =>
            connection.All(
                sql,
                Row,
                ct,
                ("from", from.ToUnixTimeMilliseconds()),
                ("now", now.ToUnixTimeMilliseconds()),
                ("most", limit)
            );
        return (await Rows(Select + IsComing, most.Coming), await Rows(Select + IsRunning, most.Running));
    }

    /// <summary>The names of those who announce them.</summary>
    public static async Task<ILookup<EventId, string>> Hosts(
        DatabaseSettings database,
        Instant from,
        Instant now,
        (int Coming, int Running) most,
        CancellationToken ct
    )
    {
        await using var connection = database.Connection();
        await connection.OpenAsync(ct);
        Task<List<(EventId Event, string Name)>> Names(string which, int limit) =>
            connection.All(
                HostsOf + which + InTheirOrder,
                row => (new EventId(row.GetGuid(0)), row.GetString(1)),
                ct,
                ("from", from.ToUnixTimeMilliseconds()),
                ("now", now.ToUnixTimeMilliseconds()),
                ("most", limit)
            );
        List<(EventId Event, string Name)> all =
        [
            .. await Names(IsComing, most.Coming),
            .. await Names(IsRunning, most.Running),
        ];
        return all.ToLookup(h => h.Event, h => h.Name);
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
            StartsAt = Instant.FromUnixTimeMilliseconds(row.GetInt64(7)),
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
