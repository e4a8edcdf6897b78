using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Agenda;

/// <summary>Reads the agenda for whoever passes by: as lines of a page, or whole for feeds.</summary>
internal sealed class AgendaShelf(Db db, DatabaseSettings database, Reader reader, Instance instance, IClock clock)
{
    public const int PageSize = 24;
    private const int MostRunning = 6;

    /// <summary>One page of lines, and where the next begins.</summary>
    public async Task<AgendaPart> Page(AgendaQuery query, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (rows, running) = await Rows(query, now, (PageSize + 1, MostRunning), ct);
        var next =
            rows.Count > PageSize
                ? query with
                {
                    After = new(rows[PageSize - 1].StartsAt, rows[PageSize - 1].Id),
                }
                : null;
        var shown = rows.Take(PageSize).ToList();
        var since = await StateSince([.. shown, .. running], ct);
        var hosts = await HostNames(query, [.. shown, .. running], now, ct);
        IReadOnlyList<EventSummary> Summaries(IEnumerable<EventRow> lines) =>
            [
                .. lines
                    .Select(r =>
                        r.Shown(reader.Words, instance.Zone, since.GetValueOrDefault(r.Id), now) is { } line
                            ? line with
                            {
                                Organizer = reader.Words.ByHosts(hosts[r.Id]),
                            }
                            : null
                    )
                    .OfType<EventSummary>(),
            ];
        return new(Summaries(shown), Summaries(running), next);
    }

    /// <summary>Everything that can be seen of the first events, for feeds.</summary>
    public async Task<IReadOnlyList<EventAsSeen>> Whole(AgendaQuery query, int most, CancellationToken ct) =>
        [.. (await WholePage(query, most, ct)).Events.Take(most)];

    /// <summary>All of it page by page; what goes on since earlier days stands before the first.</summary>
    public async Task<(IReadOnlyList<EventAsSeen> Events, AgendaQuery? Next)> WholePage(
        AgendaQuery query,
        int size,
        CancellationToken ct
    )
    {
        var now = clock.GetCurrentInstant();
        var running = Interrupts(query) ? await db.Running(query, now, instance.Zone).Take(size).ToListAsync(ct) : [];
        var coming = await db.Coming(query, now, instance.Zone).Take(size + 1).ToListAsync(ct);
        var next =
            coming.Count > size ? query with { After = new(coming[size - 1].StartsAt, coming[size - 1].Id) } : null;
        IReadOnlyList<EventAsSeen> seen =
        [
            .. running
                .Concat(coming.Take(size))
                .Select(e => EventAsSeen.By(Standing.Passer, e, now))
                // What shows no day has none in an agenda.
                .Where(seen => seen is { Title: not null, Schedule: not null }),
        ];
        return (await db.WithHosts(seen, Viewer.Nobody, ct), next);
    }

    /// <summary>What begins, and what goes on since an earlier day.</summary>
    public async Task<(List<EventRow> Coming, List<EventRow> Running)> Rows(
        AgendaQuery query,
        Instant now,
        (int Coming, int Running) most,
        CancellationToken ct
    )
    {
        if (query is { IsWhole: true, After: null })
            return await FrontPageRows.Read(database, AgendaDays.Of(query, now, instance.Zone).From, now, most, ct);
        var coming = db.Coming(query, now, instance.Zone).Take(most.Coming).Select(EventRow.Of);
        var running = db.Running(query, now, instance.Zone).Take(most.Running).Select(EventRow.Of);
        return (await coming.ToListAsync(ct), Interrupts(query) ? await running.ToListAsync(ct) : []);
    }

    /// <summary>Those whom everybody may know.</summary>
    private async Task<ILookup<EventId, string>> HostNames(
        AgendaQuery query,
        IReadOnlyList<EventRow> rows,
        Instant now,
        CancellationToken ct
    )
    {
        if (query is { IsWhole: true, After: null })
            return await FrontPageRows.Hosts(
                database,
                AgendaDays.Of(query, now, instance.Zone).From,
                now,
                (PageSize, MostRunning),
                ct
            );
        var hosts = await db.HostsOf([.. rows.Select(r => r.Id)], Viewer.Nobody, ct);
        return hosts.SelectMany(h => h.Select(host => (h.Key, host.Name))).ToLookup(h => h.Key, h => h.Name);
    }

    /// <summary>What goes on since an earlier day stands before the first page only.</summary>
    private static bool Interrupts(AgendaQuery query) => query.After is null && query.From is null;

    /// <summary>Asked only for the few lines whose status is not the usual one.</summary>
    private async Task<Dictionary<EventId, LocalDate?>> StateSince(IReadOnlyList<EventRow> rows, CancellationToken ct)
    {
        var zones = rows.Where(r => r.Status != EventStatus.Confirmed).ToDictionary(r => r.Id, r => r.Zone);
        if (zones.Count == 0)
            return [];
        var ids = zones.Keys.ToArray();
        var changes = await db
            .Changes.Where(c => ids.Contains(c.EventId) && c.Piece == Piece.Status)
            .GroupBy(c => c.EventId)
            .Select(g => new { Id = g.Key, At = g.Max(c => c.At) })
            .ToListAsync(ct);
        return changes.ToDictionary(c => c.Id, c => (LocalDate?)c.At.InZone(Zones.Of(zones[c.Id])).Date);
    }
}

/// <summary>A page of lines; <paramref name="Next"/> is null on the last.</summary>
internal sealed record AgendaPart(
    IReadOnlyList<EventSummary> Coming,
    IReadOnlyList<EventSummary> Running,
    AgendaQuery? Next
);
