using Farandole.Domain.Events;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Promoting;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Agenda;

/// <summary>
/// What the agenda lists of other servers, with the same conditions, and each query along one index as well. Of what a
/// condition asks that nobody elsewhere tells, nothing of theirs is said to fulfil it.
/// </summary>
internal static class ReadElsewhere
{
    // As the front page asks, and no page is asked more: translated once. A test holds them to the others below.
    private static readonly Func<Db, Instant, Instant, int, IAsyncEnumerable<RemoteEventRow>> FirstComing =
        EF.CompileAsyncQuery(
            (Db db, Instant from, Instant now, int most) =>
                db.Set<RemoteEventRow>()
                    .Where(e => e.ListedAt != null && e.StartsAt >= from && e.EndsAt > now)
                    .OrderBy(e => e.StartsAt)
                    .ThenBy(e => e.Id)
                    .Take(most)
        );

    private static readonly Func<Db, Instant, Instant, int, IAsyncEnumerable<RemoteEventRow>> FirstRunning =
        EF.CompileAsyncQuery(
            (Db db, Instant from, Instant now, int most) =>
                db.Set<RemoteEventRow>()
                    .Where(e => e.ListedAt != null)
                    .Where(e => e.EndDay > e.Day && e.EndsAt > now && e.EndsAt > from && e.StartsAt < from)
                    .OrderBy(e => e.EndsAt)
                    .ThenBy(e => e.Id)
                    .Take(most)
        );

    /// <summary>What begins and what goes on, for the front page as everybody first sees it.</summary>
    public static async Task<(IReadOnlyList<ElsewhereSeen> Coming, IReadOnlyList<ElsewhereSeen> Running)> FrontPage(
        Db db,
        Instant from,
        Instant now,
        (int Coming, int Running) most,
        CancellationToken ct
    ) =>
        (
            await (await FirstComing(db, from, now, most.Coming).ToListAsync(ct)).Seen(db, ct),
            await (await FirstRunning(db, from, now, most.Running).ToListAsync(ct)).Seen(db, ct)
        );

    /// <summary>What begins within the asked days, in order.</summary>
    public static IQueryable<RemoteEventRow> ComingElsewhere(this Db db, AgendaQuery query, Instant now, string home)
    {
        var days = AgendaDays.Of(query, now, home);
        var from = days.From;
        var found = db.ListedElsewhere(query).Where(e => e.StartsAt >= from);
        if (days.Until is { } until)
            found = found.Where(e => e.StartsAt < until);
        if (query.From is null)
            found = found.Where(e => e.EndsAt > now);
        if (query.After is { At: var at, Id.Value: var id })
            found = found.Where(e => e.StartsAt >= at && (e.StartsAt > at || e.Id > id));
        return found.OrderBy(e => e.StartsAt).ThenBy(e => e.Id);
    }

    /// <summary>What began on an earlier day and goes on.</summary>
    public static IQueryable<RemoteEventRow> RunningElsewhere(this Db db, AgendaQuery query, Instant now, string home)
    {
        var from = AgendaDays.Of(query, now, home).From;
        return db.ListedElsewhere(query)
            .Where(e => e.EndDay > e.Day && e.EndsAt > now && e.EndsAt > from && e.StartsAt < from)
            .OrderBy(e => e.EndsAt)
            .ThenBy(e => e.Id);
    }

    /// <summary>Whether the conditions can be fulfilled by something of theirs at all.</summary>
    public static bool MayBeElsewhere(this AgendaQuery query) =>
        query is { Free: false, Needs: Accessibility.None, IsUnknownPlace: false }
        && query.Found is null or { Theirs.Count: > 0 };

    private static IQueryable<RemoteEventRow> ListedElsewhere(this Db db, AgendaQuery query)
    {
        var found = db.Set<RemoteEventRow>().Where(e => e.ListedAt != null);
        if (query.By is { } by)
        {
            var shown = db.ElsewhereShownBy(by);
            found = db.Set<RemoteEventRow>().Where(e => shown.Contains(e.Id));
        }
        if (query.Found is { Theirs: var words })
            found = found.Where(e => words.Contains(e.Id));
        if (query.Online)
            found = found.Where(e => e.IsOnline);
        return query.Near is { } near ? found.Within(near) : found;
    }

    private static IQueryable<RemoteEventRow> Within(this IQueryable<RemoteEventRow> events, Neighbourhood near)
    {
        var cells = near.Cells();
        var (latitude, longitude, squeeze) = (near.Latitude, near.Longitude, near.Squeeze);
        var reach = near.Reach * near.Reach;
        return events.Where(e =>
            cells.Contains(e.Cell)
            && (e.Latitude!.Value - latitude) * (e.Latitude.Value - latitude)
                + (e.Longitude!.Value - longitude) * squeeze * ((e.Longitude.Value - longitude) * squeeze)
                <= reach
        );
    }
}
