using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Promoting;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Agenda;

/// <summary>
/// The queries of the agenda. Each walks one index in the order of the days and stops when the page is full, so that an
/// agenda of 100,000 events costs what one of 1,000 does. They go by what everybody may know of when it is, and no page or cursor
/// tells more.
/// </summary>
internal static class AgendaReadings
{
    /// <summary>What begins within the asked days, in order.</summary>
    public static IQueryable<Event> Coming(this Db db, AgendaQuery query, Instant now, string home)
    {
        var days = AgendaDays.Of(query, now, home);
        var from = days.From;
        var found = db.Agenda().Of(db, query.By).Matching(query).Where(e => e.ListedFrom >= from);
        if (days.Until is { } until)
            found = found.Where(e => e.ListedFrom < until);
        // With a day of their own choice people look into the past, too.
        if (query.From is null)
            found = found.Where(e => e.EndsAt > now);
        if (query.After is { At: var at, Id: var id })
            found = found.Where(e => e.ListedFrom >= at && (e.ListedFrom > at || e.Id > id));
        return found.OrderBy(e => e.ListedFrom).ThenBy(e => e.Id);
    }

    /// <summary>What began on an earlier day and goes on: a festival, an exhibition.</summary>
    public static IQueryable<Event> Running(this Db db, AgendaQuery query, Instant now, string home)
    {
        var from = AgendaDays.Of(query, now, home).From;
        return db.Agenda()
            .Of(db, query.By)
            .Matching(query)
            .Where(e =>
                e.EndDay > e.Day && e.EndsAt > now && e.ListedUntil > now && e.ListedUntil > from && e.ListedFrom < from
            )
            .OrderBy(e => e.ListedUntil)
            .ThenBy(e => e.Id);
    }

    /// <summary>Announced in this name, or shown by it.</summary>
    private static IQueryable<Event> Of(this IQueryable<Event> events, Db db, string? by)
    {
        if (by is null)
            return events;
        var groups = db.Set<Group>().Where(g => g.Handle == by).Select(g => (GroupId?)g.Id);
        var profiles = db.Set<Profile>().Where(p => p.Handle == by).Select(p => (ProfileId?)p.Id);
        var hosted = db.Set<EventHost>()
            .Where(h => groups.Contains(h.GroupId) || profiles.Contains(h.ProfileId))
            .Select(h => h.EventId);
        var shown = db.EventsShownBy(by);
        return events.Where(e => hosted.Contains(e.Id) || shown.Contains(e.Id));
    }

    private static IQueryable<Event> Matching(this IQueryable<Event> events, AgendaQuery query)
    {
        if (query.Found is { Ours: var found })
            events = events.Where(e => found.Contains(e.Id));
        if (query.Free)
            events = events.Where(e => e.IsFree);
        if (query.Online)
            events = events.Where(e => e.IsOnline);
        if (query.Needs is not Accessibility.None and var needs)
            events = events.Where(e => (e.Accessibility & needs) == needs);
        if (query.IsUnknownPlace)
            return events.Where(e => false);
        return query.Near is { } near ? events.Within(near) : events;
    }

    private static IQueryable<Event> Within(this IQueryable<Event> events, Neighbourhood near)
    {
        var cells = near.Cells();
        var (latitude, longitude, squeeze) = (near.Latitude, near.Longitude, near.Squeeze);
        var reach = near.Reach * near.Reach;
        return events.Where(e =>
            cells.Contains(e.Cell)
            && (e.Latitude!.Value - latitude) * (e.Latitude.Value - latitude)
                + (e.Longitude!.Value - longitude) * squeeze * ((e.Longitude.Value - longitude) * squeeze)
                <= reach
        );
    }
}
