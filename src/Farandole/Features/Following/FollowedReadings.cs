using System.Globalization;
using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Following;

/// <summary>Something that a group said to everybody: an event that it announces, or news.</summary>
internal sealed record Followed(Instant At, Group By, string Path, string Title, string Language)
{
    /// <summary>The day of the event; null for news.</summary>
    public LocalDate? Day { get; init; }

    public bool IsEvent => Day is not null;

    /// <summary>Where the next page begins behind it.</summary>
    public required FollowedMark Mark { get; init; }
}

/// <summary>The last thing of a page. Of two at one moment the event comes first.</summary>
internal readonly record struct FollowedMark(Instant At, Guid Id, bool IsEvent)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}.{(IsEvent ? 'e' : 'p')}.{Id}");

    /// <summary>Null when it is none: an address that somebody cut begins with the newest.</summary>
    public static FollowedMark? Parse(string? text) =>
        text?.Split('.') is [var at, ("e" or "p") and var kind, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var moment)
        && moment < Instant.FromUtc(9990, 1, 1, 0, 0).ToUnixTimeMilliseconds()
        && Guid.TryParseExact(id, "D", out var last)
            ? new(Instant.FromUnixTimeMilliseconds(moment), last, kind == "e")
            : null;
}

/// <summary>Reads what groups say to everybody, the newest first. What is for some only is never among it.</summary>
internal static class FollowedReadings
{
    /// <summary>
    /// Those that a profile follows, and is told of in one of these ways. Of one that its owner keeps at a distance nothing
    /// is said; that it is followed stays, and the number that the group sees.
    /// </summary>
    public static IQueryable<GroupId> FollowedBy(this Db db, ProfileId profile, params ToldOf[] told) =>
        db.Set<GroupFollower>()
            .Where(f => f.ProfileId == profile && told.Contains(f.Told))
            .Where(f =>
                !db.Set<Block>()
                    .Any(b =>
                        b.Group == f.GroupId
                        && db.Set<Profile>().Any(p => p.Id == f.ProfileId && p.AccountId == b.ByAccount)
                    )
            )
            .Select(f => f.GroupId);

    /// <param name="db">Of the request.</param>
    /// <param name="groups">Whose.</param>
    /// <param name="before">Where an earlier page ended; null begins with the newest.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="now">Pieces of events have their times.</param>
    /// <param name="ct">Of the request.</param>
    public static async Task<IReadOnlyList<Followed>> SaidBy(
        this Db db,
        IQueryable<GroupId> groups,
        FollowedMark? before,
        int most,
        Instant now,
        CancellationToken ct
    )
    {
        var events = await Events(db, groups, before, most, now, ct);
        var posts = await Posts(db, groups, before, most, ct);
        return [.. events.Concat(posts).OrderByDescending(f => f.At).Take(most)];
    }

    private static async Task<IEnumerable<Followed>> Events(
        Db db,
        IQueryable<GroupId> groups,
        FollowedMark? before,
        int most,
        Instant now,
        CancellationToken ct
    )
    {
        var listed = db.Agenda()
            .Where(e => db.Set<EventHost>().Any(h => h.EventId == e.Id && groups.Contains(h.GroupId!.Value)));
        if (before is { At: var at } mark)
        {
            var id = new EventId(mark.Id);
            listed = mark.IsEvent
                ? listed.Where(e => e.ListedAt < at || e.ListedAt == at && e.Id < id)
                : listed.Where(e => e.ListedAt < at);
        }
        var found = await listed
            .OrderByDescending(e => e.ListedAt)
            .ThenByDescending(e => e.Id)
            .Take(most)
            .ToListAsync(ct);
        var hosts = await HostsOf(db, groups, [.. found.Select(e => e.Id)], ct);
        return found
            .Where(e => hosts.ContainsKey(e.Id))
            .Select(e => (Row: e, Seen: EventAsSeen.By(Standing.Passer, e, now)))
            .Select(e => new Followed(
                e.Row.ListedAt!.Value,
                hosts[e.Row.Id],
                e.Seen.Path,
                e.Seen.OutsideTitle ?? "",
                e.Seen.Language
            )
            {
                Day = e.Seen.Schedule?.Day ?? e.Row.ListedAt.Value.InUtc().Date,
                Mark = new(e.Row.ListedAt.Value, e.Row.Id.Value, IsEvent: true),
            });
    }

    private static async Task<Dictionary<EventId, Group>> HostsOf(
        Db db,
        IQueryable<GroupId> groups,
        EventId[] events,
        CancellationToken ct
    )
    {
        var rows = await (
            from host in db.Set<EventHost>()
            join owner in db.OpenGroups() on host.GroupId equals owner.Id
            where events.Contains(host.EventId) && groups.Contains(owner.Id)
            orderby host.IsFirst descending, host.Id
            select new { host.EventId, owner }
        ).ToListAsync(ct);
        return rows.GroupBy(r => r.EventId).ToDictionary(g => g.Key, g => g.First().owner);
    }

    private static async Task<IEnumerable<Followed>> Posts(
        Db db,
        IQueryable<GroupId> groups,
        FollowedMark? before,
        int most,
        CancellationToken ct
    )
    {
        var published = db.Set<Post>()
            .Where(p => groups.Contains(p.GroupId) && p.PublishedAt != null && p.Readers == PostReaders.Everybody);
        if (before is { At: var at } mark)
        {
            var id = new PostId(mark.Id);
            published = mark.IsEvent
                ? published.Where(p => p.PublishedAt <= at)
                : published.Where(p => p.PublishedAt < at || p.PublishedAt == at && p.Id < id);
        }
        var rows = await (
            from post in published
            join owner in db.OpenGroups() on post.GroupId equals owner.Id
            orderby post.PublishedAt descending, post.Id descending
            select new { post, owner }
        )
            .Take(most)
            .ToListAsync(ct);
        return rows.Select(r => new Followed(
            r.post.PublishedAt!.Value,
            r.owner,
            $"{Handles.PageOf(r.owner.Handle)}/posts/{r.post.Id}",
            r.post.Title,
            r.post.Language
        )
        {
            Mark = new(r.post.PublishedAt.Value, r.post.Id.Value, IsEvent: false),
        });
    }
}
