using Farandole.Domain.Accounts;
using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Posts;
using Farandole.Domain.Profiles;
using Farandole.Domain.Promoting;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Shared.Promoting;

/// <summary>
/// What is shown of others at this moment: what stands in the agenda or is said to everybody, and of nobody who keeps the
/// one who shows it away, or is kept away by them. Nothing need be undone when any of it changes.
/// </summary>
internal static class PromotionsShown
{
    public static IQueryable<Promotion> Promotions(this Db db) =>
        db.Set<Promotion>()
            .Where(p =>
                db.Agenda().Any(e => e.Id == p.EventId)
                || p.ElsewhereId != null
                || p.ElsewherePostId != null
                || db.Set<Post>()
                    .Any(o =>
                        o.Id == p.PostId
                        && o.PublishedAt != null
                        && o.Readers == PostReaders.Everybody
                        && !db.Set<Block>().Any(b => b.Group == o.GroupId && b.ByInstance)
                    )
            )
            .ByNobodyKeptAway(db)
            .OfNobodyKeptAway(db)
            .OfNobodyFarKeptAway(db);

    /// <summary>Events that somebody shows, by the name of their group or profile.</summary>
    public static IQueryable<EventId> EventsShownBy(this Db db, string handle) =>
        db.PromotionsBy(handle).Where(p => p.EventId != null).Select(p => p.EventId!.Value);

    /// <summary>Events of other sites that somebody shows, by the name of their group or profile.</summary>
    public static IQueryable<Guid> ElsewhereShownBy(this Db db, string handle) =>
        db.PromotionsBy(handle).Where(p => p.ElsewhereId != null).Select(p => p.ElsewhereId!.Value);

    /// <summary>Posts that a group shows.</summary>
    public static IQueryable<PostId> PostsShownBy(this Db db, GroupId group) =>
        db.Promotions().Where(p => p.GroupId == group && p.PostId != null).Select(p => p.PostId!.Value);

    private static IQueryable<Promotion> PromotionsBy(this Db db, string handle)
    {
        var groups = db.Set<Group>().Where(g => g.Handle == handle).Select(g => (GroupId?)g.Id);
        var profiles = db.Set<Profile>().Where(p => p.Handle == handle).Select(p => (ProfileId?)p.Id);
        return db.Promotions().Where(p => groups.Contains(p.GroupId) || profiles.Contains(p.ProfileId));
    }

    /// <summary>
    /// Without those whose event or post is of somebody who keeps away who shows it. Of another face of a person who was
    /// named, only what it shows since: what went with the name would tell whose it is.
    /// </summary>
    private static IQueryable<Promotion> ByNobodyKeptAway(this IQueryable<Promotion> promotions, Db db) =>
        promotions.Where(p =>
            !db.Set<Block>()
                .Any(b =>
                    b.Distance == Distance.Block
                    && (
                        b.Group != null && b.Group == p.GroupId
                        || b.Profile != null && b.Profile == p.ProfileId
                        || b.At <= p.At
                            && db.Set<Profile>()
                                .Any(f =>
                                    f.Id == p.ProfileId
                                    && db.Set<Account>()
                                        .Any(a =>
                                            a.Id == f.AccountId && (a.Id == b.Account || a.EmailHash == b.Address)
                                        )
                                )
                    )
                    && (
                        b.ByInstance
                        || b.ByEvent != null && b.ByEvent == p.EventId
                        || db.Set<Post>().Any(o => o.Id == p.PostId && o.GroupId == b.ByGroup)
                        || db.Set<EventHost>()
                            .Any(h =>
                                h.EventId == p.EventId
                                && (
                                    h.GroupId != null && h.GroupId == b.ByGroup
                                    || db.Set<Profile>()
                                        .Any(f =>
                                            f.Id == h.ProfileId && f.AccountId != null && f.AccountId == b.ByAccount
                                        )
                                )
                            )
                    )
                )
        );

    /// <summary>Without those of whom the one who shows them keeps away.</summary>
    private static IQueryable<Promotion> OfNobodyKeptAway(this IQueryable<Promotion> promotions, Db db) =>
        promotions.Where(p =>
            !db.Set<Block>()
                .Any(b =>
                    (
                        b.ByGroup != null && b.ByGroup == p.GroupId
                        || b.ByAccount != null
                            && db.Set<Profile>().Any(f => f.Id == p.ProfileId && f.AccountId == b.ByAccount)
                    )
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

    /// <summary>The same of those on other sites, by their address or their server.</summary>
    private static IQueryable<Promotion> OfNobodyFarKeptAway(this IQueryable<Promotion> promotions, Db db) =>
        promotions.Where(p =>
            p.ElsewhereId == null && p.ElsewherePostId == null
            || !db.Set<Block>()
                .Any(b =>
                    (b.Actor != null || b.Server != null)
                    && (
                        b.ByGroup != null && b.ByGroup == p.GroupId
                        || b.ByAccount != null
                            && db.Set<Profile>().Any(f => f.Id == p.ProfileId && f.AccountId == b.ByAccount)
                    )
                    && db.Set<RemoteActorRow>()
                        .Any(a =>
                            (
                                b.Actor == a.Address
                                || b.Server != null && ("." + a.Host + ":").Contains("." + b.Server + ":")
                            )
                            && (
                                db.Set<RemoteEventRow>().Any(e => e.Id == p.ElsewhereId && e.Actor == a.Address)
                                || db.Set<RemotePostRow>().Any(n => n.Id == p.ElsewherePostId && n.Actor == a.Address)
                            )
                        )
                )
        );
}
