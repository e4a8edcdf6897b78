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
            from host in db.Set<RemoteActorRow>().Where(a => a.Address == there.Actor).DefaultIfEmpty()
            orderby shown.At descending, shown.Id descending
            select new
            {
                shown,
                sharer,
                joined,
                post,
                owner,
                there,
                host,
            }
        )
            .Take(most)
            .ToListAsync(ct);
        var credits = await db.CreditsOf([.. rows.Where(r => r.joined is not null).Select(r => r.joined.Id)], ct);
        return rows.Select(r =>
            r.joined is { } joined ? OfEvent(r.shown, r.sharer, EventAsSeen.By(Standing.Passer, joined, now), credits)
            : r.there is { } there ? OfElsewhere(r.shown, r.sharer, new(there, r.host!))
            : OfPost(r.shown, r.sharer, r.post!, r.owner!)
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

    private static Followed OfElsewhere(Promotion shown, Group by, ElsewhereSeen seen) =>
        FollowedFromElsewhere.Of(seen) with
        {
            At = shown.At,
            By = Speaker.Of(by),
            Of = seen.Credit,
            Mark = Mark(shown),
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
            )
            .Where(p =>
                !all.Any(q =>
                    (
                        q.EventId != null && q.EventId == p.EventId
                        || q.PostId != null && q.PostId == p.PostId
                        || q.ElsewhereId != null && q.ElsewhereId == p.ElsewhereId
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
            FollowedKind.Elsewhere => shown.Where(p => p.At < at),
        };
    }
}
