using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Hosting;

/// <summary>One of those who announce an event, as its reader may know them.</summary>
public sealed record HostAsSeen(string Handle, string Name, string Language, bool IsGroup)
{
    public PictureId? Picture { get; init; }

    /// <summary>Whether everybody who sees the event may know; others know because of who they are.</summary>
    public bool IsForAll { get; init; } = true;

    /// <summary>Whether search engines and other servers may know as well.</summary>
    public bool IsFindable { get; init; }

    public string Path => Handles.PageOf(Handle);
}

/// <summary>
/// Who announces an event, for whom. A group by link is found by nobody who has not got its link: an event that everybody
/// finds names it to its members and to those who organize the event; an event by link or on invitation names it to
/// whoever sees the event.
/// </summary>
internal static class HostsAsSeen
{
    // The page that everybody opens asks it: translated once, not at each request.
    private static readonly Func<Db, EventId[], IAsyncEnumerable<HostRow>> Rows = EF.CompileAsyncQuery(
        (Db db, EventId[] events) =>
            from host in db.Set<EventHost>()
            join hosted in db.AllEvents on host.EventId equals hosted.Id
            from profile in db.Set<Profile>().Where(p => p.Id == host.ProfileId).DefaultIfEmpty()
            from joined in db.OpenGroups().Where(g => g.Id == host.GroupId).DefaultIfEmpty()
            // One that the instance hid announces nothing that others see.
            where events.Contains(host.EventId) && (profile != null || joined != null)
            orderby host.IsFirst descending, host.Id
            select new HostRow(
                host.EventId,
                host.GroupId,
                profile.Handle ?? joined.Handle,
                profile.Name ?? joined.Name,
                profile.Language ?? joined.Language
            )
            {
                Picture = profile.Picture ?? joined.Picture,
                IsFindable = host.GroupId == null ? profile.IsFindable : joined.IsListed,
                IsForAll = host.GroupId == null || joined.IsListed || hosted.Visibility != Visibility.Public,
            }
    );

    /// <summary>Of several events at once, those who hold each first.</summary>
    /// <param name="db">Of the request.</param>
    /// <param name="events">Which; asked at once, so a page of them at most.</param>
    /// <param name="viewer">Who reads; null for a file of all that is known, made for who organizes.</param>
    /// <param name="ct">Of the request.</param>
    public static async Task<ILookup<EventId, HostAsSeen>> HostsOf(
        this Db db,
        IReadOnlyCollection<EventId> events,
        Viewer? viewer,
        CancellationToken ct
    )
    {
        if (events.Count == 0)
            return Array.Empty<HostRow>().ToLookup(r => r.Event, HostRow.Seen);
        var rows = await Rows(db, [.. events]).ToListAsync(ct);
        return rows.Where(r =>
                r.IsForAll
                || viewer is null
                || viewer.Organizes(r.Event)
                || r.Group is { } group && viewer.In(group) is not null
            )
            .ToLookup(r => r.Event, HostRow.Seen);
    }

    /// <summary>The same events, each with its hosts.</summary>
    public static async Task<IReadOnlyList<EventAsSeen>> WithHosts(
        this Db db,
        IReadOnlyList<EventAsSeen> events,
        Viewer? viewer,
        CancellationToken ct
    )
    {
        var hosts = await db.HostsOf([.. events.Select(e => e.Id)], viewer, ct);
        return [.. events.Select(e => e with { Hosts = [.. hosts[e.Id]] })];
    }

    /// <summary>"par X, Y et Z".</summary>
    public static string? ByHosts(this Words words, IEnumerable<string> names) =>
        names.ToList() is { Count: > 0 } all ? words["hosting.by.names", ("names", words.Together(all))] : null;

    private static string Together(this Words words, List<string> names) =>
        names.Count == 1
            ? names[0]
            : words["hosting.and", ("first", string.Join(", ", names.SkipLast(1))), ("last", names[^1])];

    private sealed record HostRow(EventId Event, GroupId? Group, string Handle, string Name, string Language)
    {
        public PictureId? Picture { get; init; }

        public bool IsFindable { get; init; }

        public bool IsForAll { get; init; }

        public static HostAsSeen Seen(HostRow row) =>
            new(row.Handle, row.Name, row.Language, row.Group is not null)
            {
                Picture = row.Picture,
                IsForAll = row.IsForAll,
                IsFindable = row.IsFindable && row.IsForAll,
            };
    }
}
