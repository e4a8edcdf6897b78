using System.Linq.Expressions;
using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Db;

/// <summary>The only way in for pages: "hidden" and "absent" are one answer.</summary>
internal static class Readings
{
    /// <summary>In the agenda.</summary>
    public static readonly Expression<Func<Event, bool>> IsListed = e => e.ListedAt != null && e.DeletedAt == null;

    private static readonly Expression<Func<Event, bool>> ForAnybody = e =>
        e.DeletedAt == null && e.PublishedAt != null && e.Visibility != Visibility.Private;

    // The page that everybody opens: translated once, not at each request.
    private static readonly Func<Db, EventId, CancellationToken, Task<Event?>> OneForAnybody = EF.CompileAsyncQuery(
        (Db db, EventId id, CancellationToken ct) => db.AllEvents.Where(ForAnybody).FirstOrDefault(e => e.Id == id)
    );

    /// <summary>The event that this viewer names, if they may open it.</summary>
    public static Task<Event?> EventFor(this Db db, Viewer viewer, EventId id, CancellationToken ct) =>
        viewer.IsNobody ? OneForAnybody(db, id, ct) : db.EventsFor(viewer).FirstOrDefaultAsync(e => e.Id == id, ct);

    /// <summary>Every event that this viewer may open if they name it.</summary>
    public static IQueryable<Event> EventsFor(this Db db, Viewer viewer)
    {
        if (viewer.IsNobody)
            return db.AllEvents.Where(ForAnybody);
        var opened = viewer.Opened.ToArray();
        var organized = viewer.Prepared.ToArray();
        return db.AllEvents.Where(e =>
            e.DeletedAt == null
            && (
                (e.PublishedAt != null && (e.Visibility != Visibility.Private || opened.Contains(e.Id)))
                || organized.Contains(e.Id)
            )
        );
    }

    /// <summary>
    /// What is listed for everybody: the agenda and its feeds. Without what a group announces that those who run the
    /// instance hid; what others announce and it came to stays.
    /// </summary>
    public static IQueryable<Event> Agenda(this Db db) =>
        db
            .AllEvents.Where(IsListed)
            .Where(e =>
                !db.Set<EventHost>()
                    .Any(h =>
                        h.EventId == e.Id
                        && h.IsFirst
                        && h.GroupId != null
                        && db.Set<Block>().Any(b => b.Group == h.GroupId && b.ByInstance)
                    )
            );

    /// <summary>
    /// Those whose day everybody may know: for lists in the order of the days, which go by <see cref="Event.ListedFrom"/>.
    /// </summary>
    public static IQueryable<Event> WithDay(this IQueryable<Event> events) => events.Where(e => e.ListedFrom != null);

    /// <summary>The groups that everybody may see, and those that this viewer is in.</summary>
    public static IQueryable<Group> GroupsFor(this Db db, Viewer viewer)
    {
        var mine = viewer.Memberships.Select(m => m.Group).ToArray();
        return db.Set<Group>()
            .Where(g => mine.Contains(g.Id) || !db.Set<Block>().Any(b => b.Group == g.Id && b.ByInstance));
    }

    /// <summary>The groups that everybody may see: not those that the instance hid.</summary>
    public static IQueryable<Group> OpenGroups(this Db db) =>
        db.Set<Group>().Where(g => !db.Set<Block>().Any(b => b.Group == g.Id && b.ByInstance));

    /// <summary>Whether something was here and is no more: 410 instead of 404.</summary>
    public static Task<bool> IsGone(this Db db, EventId id, CancellationToken ct) =>
        db.AllEvents.AnyAsync(e => e.Id == id && e.DeletedAt != null, ct);
}
