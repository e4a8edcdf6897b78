using Farandole.Domain.Promoting;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;

namespace Farandole.Features.Promoting;

/// <summary>Finds what is shown, and whose it is.</summary>
internal static class PromotedThings
{
    public static IQueryable<Promotion> Showing(this IQueryable<Promotion> promotions, Promoted what)
    {
        var (about, post, there, news) = (what.Event, what.Post, what.Elsewhere, what.ElsewherePost);
        return promotions.Where(p =>
            p.EventId == about && p.PostId == post && p.ElsewhereId == there && p.ElsewherePostId == news
        );
    }

    /// <summary>Who announces or says it, where that is elsewhere.</summary>
    public static IQueryable<RemoteActorRow> HostOf(this Db db, Promoted what)
    {
        var (there, news) = (what.Elsewhere, what.ElsewherePost);
        return db.Set<RemoteActorRow>()
            .Where(a =>
                db.Set<RemoteEventRow>().Any(e => e.Id == there && e.Actor == a.Address)
                || db.Set<RemotePostRow>().Any(n => n.Id == news && n.Actor == a.Address)
            );
    }
}
