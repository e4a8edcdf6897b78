using Farandole.Domain.Events;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Db;

/// <summary>The only way in for pages: "hidden" and "absent" are one answer.</summary>
internal static class Readings
{
    /// <summary>Every event that this viewer may open if they name it.</summary>
    public static IQueryable<Event> EventsFor(this Db db, Viewer viewer)
    {
        if (viewer.IsNobody)
            return db.AllEvents.Where(e =>
                e.DeletedAt == null && e.PublishedAt != null && e.Visibility != Visibility.Private
            );
        var opened = viewer.Opened.ToArray();
        var organized = viewer.Organized.ToArray();
        return db.AllEvents.Where(e =>
            e.DeletedAt == null
            && (
                (e.PublishedAt != null && (e.Visibility != Visibility.Private || opened.Contains(e.Id)))
                || organized.Contains(e.Id)
            )
        );
    }

    /// <summary>What is listed for everybody: the agenda and its feeds.</summary>
    public static IQueryable<Event> Agenda(this Db db) =>
        db.AllEvents.Where(e => e.ListedAt != null && e.DeletedAt == null);

    /// <summary>Whether something was here and is no more: 410 instead of 404.</summary>
    public static Task<bool> IsGone(this Db db, EventId id, CancellationToken ct) =>
        db.AllEvents.AnyAsync(e => e.Id == id && e.DeletedAt != null, ct);
}
