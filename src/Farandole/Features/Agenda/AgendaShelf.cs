using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Kernel.Time;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Hosting;
using Farandole.Features.Shared.Promoting;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Agenda;

/// <summary>
/// Reads the agenda for whoever passes by: as lines of a page, or whole for feeds. Whoever is signed in does not find there
/// whom they keep at a distance.
/// </summary>
internal sealed class AgendaShelf(Db db, Reader reader, Instance instance, IClock clock, IHttpContextAccessor http)
{
    public const int PageSize = 24;
    private const int MostRunning = 6;

    /// <summary>One page of lines, and where the next begins.</summary>
    public async Task<AgendaPart> Page(AgendaQuery query, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (rows, running) = await Rows(query, now, (PageSize + 1, MostRunning), ct);
        var (coming, lasting) = await Elsewhere(query, now, (PageSize + 1, MostRunning), ct);
        var lines = Merge
            .Of(
                [.. rows.Select(r => new AgendaLine(r.ListedFrom, r.Id.Value, r, null))],
                [.. coming.Select(e => new AgendaLine(e.Event.StartsAt, e.Event.Id, null, e))],
                line => (line.At, line.Id)
            )
            .Take(PageSize + 1)
            .ToList();
        var next =
            lines.Count > PageSize
                ? query with
                {
                    After = new(lines[PageSize - 1].At, new(lines[PageSize - 1].Id)),
                }
                : null;
        var shown = lines.Take(PageSize).ToList();
        List<EventRow> ours = [.. shown.Select(l => l.Ours).OfType<EventRow>(), .. running];
        var since = await StateSince(ours, ct);
        var hosts = await HostNames(ours, ct);
        EventSummary? Summary(EventRow row) =>
            row.Shown(reader.Words, instance.Zone, since.GetValueOrDefault(row.Id), now) is { } line
                ? line with
                {
                    Organizer = reader.Words.ByHosts(hosts[row.Id]),
                }
                : null;
        EventSummary Theirs(ElsewhereSeen seen) => seen.Summary(reader.Words, instance.Zone);
        return new(
            [.. shown.Select(l => l.Theirs is { } seen ? Theirs(seen) : Summary(l.Ours!)).OfType<EventSummary>()],
            [.. running.Select(Summary).OfType<EventSummary>(), .. lasting.Select(Theirs)],
            next
        );
    }

    /// <summary>What those whom the instance follows announce elsewhere.</summary>
    private async Task<(IReadOnlyList<ElsewhereSeen> Coming, IReadOnlyList<ElsewhereSeen> Running)> Elsewhere(
        AgendaQuery query,
        Instant now,
        (int Coming, int Running) most,
        CancellationToken ct
    )
    {
        if (!query.MayBeElsewhere())
            return ([], []);
        var away = await LooksAway(ct);
        if (away is null && query.IsFrontPage)
            return await ReadElsewhere.FrontPage(db, AgendaDays.Of(query, now, instance.Zone).From, now, most, ct);
        var coming = await db.ComingElsewhere(query, now, instance.Zone)
            .WantedBy(db, away)
            .Take(most.Coming)
            .Seen(db, ct);
        var running = query.Interrupts
            ? await db.RunningElsewhere(query, now, instance.Zone).WantedBy(db, away).Take(most.Running).Seen(db, ct)
            : [];
        return (coming, running);
    }

    /// <summary>Whose those are that somebody shows and does not announce.</summary>
    public Task<IReadOnlyDictionary<EventId, string>> Credits(AgendaQuery query, CancellationToken ct) =>
        db.CreditsFor(query.By, ct);

    /// <summary>All of it page by page; what goes on since earlier days stands before the first.</summary>
    public async Task<(IReadOnlyList<AgendaEntry> Events, AgendaQuery? Next)> WholePage(
        AgendaQuery query,
        int size,
        CancellationToken ct
    )
    {
        var (now, away) = (clock.GetCurrentInstant(), await LooksAway(ct));
        var running = query.Interrupts
            ? await db.Running(query, now, instance.Zone).WantedBy(db, away).Take(size).ToListAsync(ct)
            : [];
        var coming = await db.Coming(query, now, instance.Zone).WantedBy(db, away).Take(size + 1).ToListAsync(ct);
        var (theirs, lasting) = await Elsewhere(query, now, (size + 1, size), ct);
        var all = Merge
            .Of(
                [.. coming.Select(e => AgendaEntry.Of(e, now))],
                [.. theirs.Select(AgendaEntry.Of)],
                entry => (entry.At, entry.Id)
            )
            .Take(size + 1)
            .ToList();
        var next = all.Count > size ? query with { After = new(all[size - 1].At, new(all[size - 1].Id)) } : null;
        IEnumerable<AgendaEntry> page =
        [
            .. running.Select(e => AgendaEntry.Of(e, now)),
            .. lasting.Select(AgendaEntry.Of),
            .. all.Take(size),
        ];
        return (await WithHosts([.. page.Where(e => e.IsShown)], ct), next);
    }

    private async Task<IReadOnlyList<AgendaEntry>> WithHosts(IReadOnlyList<AgendaEntry> page, CancellationToken ct)
    {
        var seen = await db.WithHosts([.. page.Select(e => e.Ours).OfType<EventAsSeen>()], Viewer.Nobody, ct);
        var ours = seen.ToDictionary(s => s.Id.Value);
        return [.. page.Select(e => e.Ours is null ? e : e with { Ours = ours[e.Id] })];
    }

    /// <summary>What begins, and what goes on since an earlier day.</summary>
    public async Task<(List<EventRow> Coming, List<EventRow> Running)> Rows(
        AgendaQuery query,
        Instant now,
        (int Coming, int Running) most,
        CancellationToken ct
    )
    {
        if (query.Found is { Ours.Count: 0 })
            return ([], []);
        var away = await LooksAway(ct);
        if (away is null && query.IsFrontPage)
            return await FrontPageRows.Read(db, AgendaDays.Of(query, now, instance.Zone).From, now, most, ct);
        var coming = db.Coming(query, now, instance.Zone).WantedBy(db, away).Take(most.Coming).Select(EventRow.Of);
        var running = db.Running(query, now, instance.Zone).WantedBy(db, away).Take(most.Running).Select(EventRow.Of);
        return (await coming.ToListAsync(ct), query.Interrupts ? await running.ToListAsync(ct) : []);
    }

    /// <summary>Those whom everybody may know.</summary>
    private async Task<ILookup<EventId, string>> HostNames(IReadOnlyList<EventRow> rows, CancellationToken ct)
    {
        var hosts = await db.HostsOf([.. rows.Select(r => r.Id)], Viewer.Nobody, ct);
        return hosts.SelectMany(h => h.Select(host => (h.Key, host.Name))).ToLookup(h => h.Key, h => h.Name);
    }

    /// <summary>Who asks, if they keep somebody at a distance.</summary>
    private Task<AccountId?> LooksAway(CancellationToken ct) => db.LooksAway(http.HttpContext?.Viewer().Owner, ct);

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

/// <summary>A line of the agenda before it is put into words: one of the two.</summary>
internal readonly record struct AgendaLine(Instant At, Guid Id, EventRow? Ours, ElsewhereSeen? Theirs);

/// <summary>A page of lines; <paramref name="Next"/> is null on the last.</summary>
internal sealed record AgendaPart(
    IReadOnlyList<EventSummary> Coming,
    IReadOnlyList<EventSummary> Running,
    AgendaQuery? Next
)
{
    public bool IsEmpty => Coming.Count == 0 && Running.Count == 0;
}
