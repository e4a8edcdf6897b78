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
    /// <param name="who">Whose, and for whom.</param>
    /// <param name="before">Where an earlier page ended; null begins with the newest.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="now">Pieces of events have their times.</param>
    /// <param name="ct">Of the request.</param>
    public static async Task<IReadOnlyList<Followed>> SaidBy(
        this Db db,
        Hearing who,
        FollowedMark? before,
        int most,
        Instant now,
        CancellationToken ct
    )
    {
        var events = await Events(db, who.Groups, before, most, now, ct);
        var posts = await Posts(db, who.Groups, before, most, ct);
        var shown = await FollowedPromotions.Shown(db, who, before, most, now, ct);
        var elsewhere = await FollowedFromElsewhere.Said(db, who, before, most, ct);
        var news = await FollowedFromElsewhere.Posts(db, who, before, most, ct);
        return
        [
            .. events
                .Concat(posts)
                .Concat(shown)
                .Concat(elsewhere)
                .Concat(news)
                .OrderByDescending(f => f.At)
                .ThenBy(f => f.Mark.Kind)
                .Take(most),
        ];
    }

    /// <summary>Exactly what was new in a week: the letter may leave later than it was written, and nothing is told twice.</summary>
    public static async Task<IReadOnlyList<Followed>> NewsOf(
        this Db db,
        Hearing who,
        Instant since,
        Instant until,
        Instant now,
        CancellationToken ct
    ) => [.. (await db.SaidBy(who, null, FollowedPost.Most, now, ct)).Where(s => s.At >= since && s.At < until)];

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
            listed =
                mark.Kind == FollowedKind.Event
                    ? listed.Where(e => e.ListedAt < at || e.ListedAt == at && e.Id < id)
                    : listed.Where(e => e.ListedAt < at);
        }
        var found = await listed
            .OrderByDescending(e => e.ListedAt)
            .ThenByDescending(e => e.Id)
            .Take(most)
            .ToListAsync(ct);
        var hosts = await HostsOf(db, groups, [.. found.Select(e => e.Id)], ct);
        return found.Where(e => hosts.ContainsKey(e.Id)).Select(e => OfEvent(e, hosts[e.Id], now));
    }

    private static Followed OfEvent(Event listed, Group by, Instant now)
    {
        var (seen, at) = (EventAsSeen.By(Standing.Passer, listed, now), listed.ListedAt!.Value);
        return new(at, Speaker.Of(by), seen.Path, seen.OutsideTitle ?? "", seen.Language)
        {
            Day = seen.Schedule?.Day ?? at.InUtc().Date,
            About = listed.Id.Value,
            Mark = new(at, listed.Id.Value, FollowedKind.Event),
        };
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
            published =
                mark.Kind == FollowedKind.Post
                    ? published.Where(p => p.PublishedAt < at || p.PublishedAt == at && p.Id < id)
                : mark.Kind < FollowedKind.Post ? published.Where(p => p.PublishedAt <= at)
                : published.Where(p => p.PublishedAt < at);
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
            Speaker.Of(r.owner),
            $"{Handles.PageOf(r.owner.Handle)}/posts/{r.post.Id}",
            r.post.Title,
            r.post.Language
        )
        {
            About = r.post.Id.Value,
            Mark = new(r.post.PublishedAt.Value, r.post.Id.Value, FollowedKind.Post),
        });
    }
}
