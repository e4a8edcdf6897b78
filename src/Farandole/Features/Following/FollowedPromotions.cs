using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Domain.Promoting;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Promoting;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Following;

/// <summary>
/// What groups show of others, for those who follow them: once, by whoever showed it last, and not at all where they follow
/// whose it is as well, or keep them away.
/// </summary>
internal static class FollowedPromotions
{
    public static async Task<IEnumerable<Followed>> Shown(
        Db db,
        Hearing who,
        FollowedMark? before,
        int most,
        Instant now,
        CancellationToken ct
    )
    {
        var rows = await (
            from shown in Before(Once(db, who), before)
            join sharer in db.OpenGroups() on shown.GroupId equals (GroupId?)sharer.Id
            from joined in db.AllEvents.Where(e => e.Id == shown.EventId).DefaultIfEmpty()
            from post in db.Set<Post>().Where(p => p.Id == shown.PostId).DefaultIfEmpty()
            from owner in db.Set<Group>().Where(g => g.Id == post.GroupId).DefaultIfEmpty()
            from there in db.Set<RemoteEventRow>().Where(e => e.Id == shown.ElsewhereId).DefaultIfEmpty()
            from news in db.Set<RemotePostRow>().Where(n => n.Id == shown.ElsewherePostId).DefaultIfEmpty()
            orderby shown.At descending, shown.Id descending
            select new ShownRow(shown, sharer, joined, post, owner, there, news)
        )
            .Take(most)
            .ToListAsync(ct);
        var credits = await db.CreditsOf([.. rows.Select(r => r.Joined?.Id).OfType<EventId>()], ct);
        var far = rows.Select(r => r.There?.Actor ?? r.News?.Actor).OfType<string>().Distinct().ToArray();
        var hosts =
            far.Length == 0
                ? []
                : await db.Set<RemoteActorRow>()
                    .Where(a => far.Contains(a.Address))
                    .ToDictionaryAsync(a => a.Address, ct);
        return rows.Select(r =>
            r.Joined is { } joined ? OfEvent(r.Made, r.By, EventAsSeen.By(Standing.Passer, joined, now), credits)
            : r.There is { } there ? OfElsewhere(r, new ElsewhereSeen(there, hosts[there.Actor]))
            : r.News is { } news ? OfElsewhere(r, new PostElsewhere(news, hosts[news.Actor]))
            : OfPost(r.Made, r.By, r.Post!, r.Owner!)
        );
    }

    private static Followed OfEvent(
        Promotion shown,
        Group by,
        EventAsSeen seen,
        IReadOnlyDictionary<EventId, string> credits
    ) =>
        new(shown.At, Speaker.Of(by), seen.Path, seen.OutsideTitle ?? "", seen.Language)
        {
            Day = seen.Schedule?.Day ?? shown.At.InUtc().Date,
            Of = credits.GetValueOrDefault(seen.Id),
            About = seen.Id.Value,
            Mark = Mark(shown),
        };

    private static Followed OfElsewhere(ShownRow row, ElsewhereSeen seen) =>
        PassedOn(row, FollowedFromElsewhere.Of(seen)) with
        {
            Of = seen.Credit,
        };

    private static Followed OfElsewhere(ShownRow row, PostElsewhere seen) =>
        PassedOn(row, FollowedFromElsewhere.Of(seen)) with
        {
            Of = seen.Credit,
        };

    private static Followed PassedOn(ShownRow row, Followed said) =>
        said with
        {
            At = row.Made.At,
            By = Speaker.Of(row.By),
            Mark = Mark(row.Made),
        };

    private static Followed OfPost(Promotion shown, Group by, Post post, Group owner) =>
        new(shown.At, Speaker.Of(by), $"{Handles.PageOf(owner.Handle)}/posts/{post.Id}", post.Title, post.Language)
        {
            Of = owner.Name,
            About = post.Id.Value,
            Mark = Mark(shown),
        };

    private static FollowedMark Mark(Promotion shown) => new(shown.At, shown.Id.Value, FollowedKind.Shown);

    private static IQueryable<Promotion> Once(Db db, Hearing who)
    {
        var (groups, all) = (who.Groups, db.Promotions());
        var there = who.Elsewhere ?? db.Set<RemoteActorRow>().Where(a => false).Select(a => a.Address);
        return Wanted(all, db, who.Reader)
            .Where(p => p.GroupId != null && groups.Contains(p.GroupId.Value))
            .Where(p =>
                !db.Set<EventHost>()
                    .Any(h => h.EventId == p.EventId && h.GroupId != null && groups.Contains(h.GroupId.Value))
                && !db.Set<Post>().Any(o => o.Id == p.PostId && groups.Contains(o.GroupId))
                && !db.Set<RemoteTellerRow>().Any(t => t.EventId == p.ElsewhereId && there.Contains(t.Actor))
                && !db.Set<RemotePostRow>().Any(n => n.Id == p.ElsewherePostId && there.Contains(n.Actor))
            )
            .Where(p =>
                !all.Any(q =>
                    (
                        q.EventId != null && q.EventId == p.EventId
                        || q.PostId != null && q.PostId == p.PostId
                        || q.ElsewhereId != null && q.ElsewhereId == p.ElsewhereId
                        || q.ElsewherePostId != null && q.ElsewherePostId == p.ElsewherePostId
                    )
                    && q.GroupId != null
                    && groups.Contains(q.GroupId.Value)
                    && (q.At > p.At || q.At == p.At && q.Id > p.Id)
                )
            );
    }

    /// <summary>Without what is of those whom the reader keeps away.</summary>
    private static IQueryable<Promotion> Wanted(IQueryable<Promotion> shown, Db db, ProfileId? reader)
    {
        if (reader is not { } mine)
            return shown;
        var far = db.FarFrom(mine);
        return shown.Where(p =>
            !db.Set<RemoteEventRow>().Any(e => e.Id == p.ElsewhereId && far.Any(a => a.Address == e.Actor))
            && !db.Set<RemotePostRow>().Any(n => n.Id == p.ElsewherePostId && far.Any(a => a.Address == n.Actor))
            && !db.Set<Block>()
                .Any(b =>
                    db.Set<Profile>().Any(f => f.Id == mine && f.AccountId != null && f.AccountId == b.ByAccount)
                    && (
                        db.Set<Post>().Any(o => o.Id == p.PostId && o.GroupId == b.Group)
                        || db.Set<EventHost>()
                            .Any(h =>
                                h.EventId == p.EventId
                                && (
                                    h.GroupId != null && h.GroupId == b.Group
                                    || h.ProfileId != null && h.ProfileId == b.Profile
                                )
                            )
                    )
                )
        );
    }

    private static IQueryable<Promotion> Before(IQueryable<Promotion> shown, FollowedMark? before)
    {
        if (before is not { At: var at } mark)
            return shown;
        var id = new PromotionId(mark.Id);
        return mark.Kind switch
        {
            FollowedKind.Event or FollowedKind.Post => shown.Where(p => p.At <= at),
            FollowedKind.Shown => shown.Where(p => p.At < at || p.At == at && p.Id < id),
            FollowedKind.Elsewhere or FollowedKind.PostElsewhere => shown.Where(p => p.At < at),
        };
    }
}

/// <summary>What a group shows of others, and the one of these that it is.</summary>
internal sealed record ShownRow(
    Promotion Made,
    Group By,
    Event? Joined,
    Post? Post,
    Group? Owner,
    RemoteEventRow? There,
    RemotePostRow? News
);
