using Farandole.Domain.Kernel.Time;
using Farandole.Features.Shared.InWords;
using Farandole.Platform;
using Farandole.Platform.Calendars;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>An event of another server, and in whose name it takes place: all of it is public where it comes from.</summary>
internal sealed record ElsewhereSeen(RemoteEventRow Event, RemoteActorRow By)
{
    /// <summary>The site that it is from.</summary>
    public string Site => By.Host;

    /// <summary>Whose it is, and where: said wherever others show it.</summary>
    public string Credit => Event.Organizer is { } name ? $"{name} ({Site})" : Site;

    public string CoverPath => EventAsSeen.CoverOf(new(Event.Id), Event.Picture, salt: 0);

    private string? Where(Words words) => Event.Place?.Line ?? (Event.IsOnline ? words["tags.online"] : null);

    /// <summary>As a line or a card, marked with its site.</summary>
    public EventSummary Summary(Words words, string home)
    {
        var schedule = Event.Schedule;
        var isLong = schedule.LastDay > Event.Day.PlusDays(1);
        return new EventSummary(Event.Path, Event.Title, CoverPath, Event.Day)
        {
            Time = schedule.Time,
            EndTime = isLong ? null : schedule.EndTime,
            LastDay = isLong ? schedule.LastDay : null,
            Zone = words.Clock(schedule, home),
            Place = Event.PlaceName,
            Organizer = Event.Organizer,
            State = Event.Status.State(),
            StateSince = Event.IsNewlySo ? Event.SaidAt.InZone(Zones.Of(home)).Date : null,
            Labels =
            [
                .. Event.IsOnline ? [new Label(words["tags.online"], "video")] : (Label[])[],
                new Label(Site, "world"),
            ],
        };
    }

    /// <summary>The title, after the word that changes everything.</summary>
    public string Headline(Words words) =>
        words.StateOf(Event.Status) is { } state ? $"{state}{words["colon"]} {Event.Title}" : Event.Title;

    public string WhenAndWhere(Words words) =>
        string.Join(" · ", new[] { words.Capital(words.When(Event.Schedule)), Where(words), Site }.OfType<string>());

    /// <summary>Its UID never changes; its address is that of its own page, where it is true.</summary>
    public CalendarEvent Entry(Words words, Instance instance) =>
        new($"{Event.Id}@{instance.Url.Host}", Event.Title, Event.Schedule, Event.ChangedAt ?? Event.SaidAt)
        {
            Status = EventAsCalendar.StatusOf(Event.Status),
            Text = string.Join(
                "\n\n",
                new[] { PlainOfHtml.Of(Event.Html), words["federating.from", ("site", Site)] }.OfType<string>()
            ),
            Url = Event.Page,
            Location = Event.Place?.Line ?? Event.OnlineLink,
            Latitude = Event.Latitude,
            Longitude = Event.Longitude,
            Contacts = Event.Organizer is { } name ? [(name, By.Page)] : [],
        };

    /// <summary>In the API and in feeds for programs.</summary>
    public EventAsJson Json(Instance instance) =>
        new(Event.Id.ToString(), instance.Absolute(Event.Path), instance.Absolute(Event.Path))
        {
            Origin = new(Site, Event.Address, Event.Page, Event.Organizer),
            Title = Event.Title,
            Start = EventAsJson.Moment(Event.Day, Event.Time),
            End = Event.EndDay is { } day ? EventAsJson.Moment(day, Event.EndTime) : null,
            TimeZone = Event.Zone,
            Place = Event.Place is { } p ? new(p.Name, p.Address, p.Latitude, p.Longitude) : null,
            OnlineLink = Event.OnlineLink,
            Text = PlainOfHtml.Of(Event.Html),
            Visibility = "public",
            Picture = Event.Picture is null ? null : instance.Absolute(CoverPath),
            Status = EventAsJson.Word(Event.Status),
            Language = Event.Language,
            Capacity = Event.Capacity,
            Attending = Event.Attendees,
            Remaining = Event.SeatsLeft,
            Updated = (Event.ChangedAt ?? Event.SaidAt).ToString(),
        };
}

internal static class ElsewhereReadings
{
    /// <summary>With those in whose name they take place.</summary>
    public static async Task<IReadOnlyList<ElsewhereSeen>> Seen(
        this IQueryable<RemoteEventRow> events,
        Db db,
        CancellationToken ct
    ) => await (await events.ToListAsync(ct)).Seen(db, ct);

    /// <summary>The same of what was found already.</summary>
    public static async Task<IReadOnlyList<ElsewhereSeen>> Seen(
        this IReadOnlyList<RemoteEventRow> found,
        Db db,
        CancellationToken ct
    )
    {
        if (found.Count == 0)
            return [];
        var addresses = found.Select(e => e.Actor).Distinct().ToArray();
        var actors = await db.Set<RemoteActorRow>()
            .Where(a => addresses.Contains(a.Address))
            .ToDictionaryAsync(a => a.Address, ct);
        return [.. found.Select(e => new ElsewhereSeen(e, actors[e.Actor]))];
    }
}
