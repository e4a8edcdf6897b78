using Farandole.ActivityPub.Reading;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel.Time;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Calendars;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Elsewhere;

/// <summary>An event as another server says it, made into what is kept of it: bounded, cleaned, and in our words.</summary>
internal static class SaidEvent
{
    private const int MostTitle = 200;
    private const int MostAddress = 2_000;
    private const int MostNames = 3;
    private const int MostAlt = 500;
    private static readonly Period Furthest = Period.FromYears(20);

    /// <summary>Null when it cannot be shown: without a name, a day, or not for everybody.</summary>
    /// <param name="said">By its own server.</param>
    /// <param name="by">In whose name it takes place.</param>
    /// <param name="home">The zone of the instance, where none is told.</param>
    /// <param name="now">Of the reading.</param>
    public static RemoteEventRow? Of(RemoteEvent said, RemoteActorRow by, string home, Instant now)
    {
        if (
            said is not { IsDraft: false, Visibility: ActivityPub.Reading.Visibility.Public, Id: { } id }
            || id.Length > MostAddress
            || SaidText.Line(said.Name, MostTitle) is not { } title
            || ScheduleOf(said, home, now) is not { } schedule
        )
            return null;
        return With(
            new RemoteEventRow
            {
                Id = Guid.NewGuid(),
                Address = id,
                Actor = by.Address,
                Page = Origin.Same(said.Url, id) && Link(said.Url) is { } page ? page : id,
                Organizer = OrganizerOf(said, by),
                Title = title,
                Html = SaidText.Html(said.Content),
                Zone = schedule.Zone,
                KnownAt = now,
                SaidAt = now,
            },
            said,
            schedule
        );
    }

    /// <summary>When, where, and how one takes part.</summary>
    private static RemoteEventRow With(RemoteEventRow row, RemoteEvent said, Schedule schedule)
    {
        (row.Day, row.Time, row.EndDay, row.EndTime) = (schedule.Day, schedule.Time, schedule.EndDay, schedule.EndTime);
        (row.StartsAt, row.EndsAt) = (schedule.StartsAt, schedule.EndsAt);
        var place = PlaceOf(said.Place);
        (row.PlaceName, row.PlaceAddress) = (place?.Name, place?.Address);
        (row.Latitude, row.Longitude, row.Cell) = (place?.Latitude, place?.Longitude, place?.Cell);
        row.Status = StatusOf(said.Status);
        row.OnlineLink = said.OnlineLinks.Select(Link).FirstOrDefault(l => l is not null);
        row.IsOnline = said.IsOnline || row.OnlineLink is not null;
        row.Joining = JoiningOf(said.JoinMode);
        row.JoinedAt = said.ExternalParticipationUrl is { Length: <= MostAddress } at ? at : null;
        (row.Capacity, row.SeatsLeft, row.Attendees) = (said.MaximumAttendees, said.RemainingSeats, said.Attendees);
        (row.PictureFrom, row.PictureAlt) = (Link(said.Banner?.Url), SaidText.Line(said.Banner?.Name, MostAlt));
        row.Language = SaidText.Language(said.Language);
        row.ChangedAt = (said.Updated ?? said.Published) is { } at2 ? Instant.FromDateTimeOffset(at2.At) : null;
        return row;
    }

    private static Schedule? ScheduleOf(RemoteEvent said, string home, Instant now)
    {
        if (said.Start is not { } start)
            return null;
        var id = Zones.TryFind(said.Timezone, out var told) ? told : home;
        var zone = Zones.Of(id);
        if (start.At.Year < 1990 || Day(start) > now.InUtc().Date + Furthest)
            return null;
        var begin = Wall(start);
        if (said.StartDay is { } day && LocalDate.FromDateOnly(day) == begin.Date)
            return Schedule.Of(begin.Date, null, LastDay(begin.Date), null, id);
        LocalDateTime? end = said is { DisplayEnd: true, End: { At.Year: < 9000 } last } ? Wall(last) : null;
        return Schedule.Of(begin.Date, Minutes(begin), end?.Date, end is { } shown ? Minutes(shown) : null, id);

        LocalDate? LastDay(LocalDate first) =>
            said.EndDay is { } day && LocalDate.FromDateOnly(day) is var last && last > first ? last : null;
        LocalDate Day(SaidTime time) => Wall(time).Date;
        LocalDateTime Wall(SaidTime time) =>
            time.WithoutOffset
                ? LocalDateTime.FromDateTime(time.At.DateTime)
                : Instant.FromDateTimeOffset(time.At).InZone(zone).LocalDateTime;
        static LocalTime Minutes(LocalDateTime at) => new(at.Hour, at.Minute);
    }

    private static Place? PlaceOf(RemotePlace? said)
    {
        if (said is null)
            return null;
        var town = string.Join(' ', new[] { said.PostalCode, said.Locality }.OfType<string>());
        var address = SaidText.Line(
            string.Join(", ", new[] { said.Street, town }.Where(t => t is { Length: > 0 })),
            Place.MaxLength
        );
        var name = SaidText.Line(said.Name, Place.MaxLength) ?? address;
        return name is null
            ? null
            : new(name, address == name ? null : address, said.Coordinates?.Latitude, said.Coordinates?.Longitude);
    }

    /// <summary>As they are named; where that is not disclosed, nobody is.</summary>
    private static string? OrganizerOf(RemoteEvent said, RemoteActorRow by)
    {
        if (said.Organizers.Known == OrganizersKnown.Undisclosed)
            return null;
        var names = said.Organizers.Items.Select(o => SaidText.Line(o.Name, RemoteActorRow.MaxName)).OfType<string>();
        return string.Join(", ", names.Take(MostNames)) is { Length: > 0 } named ? named : by.Name;
    }

    private static string? Link(string? address) =>
        address is { Length: <= MostAddress } && Origin.Of(address) is not null ? address : null;

    private static EventStatus StatusOf(RemoteEventStatus said) =>
        said switch
        {
            RemoteEventStatus.Cancelled => EventStatus.Cancelled,
            RemoteEventStatus.Postponed => EventStatus.Postponed,
            RemoteEventStatus.MovedOnline => EventStatus.MovedOnline,
            RemoteEventStatus.Tentative => EventStatus.Tentative,
            RemoteEventStatus.Scheduled or RemoteEventStatus.Rescheduled => EventStatus.Confirmed,
        };

    /// <summary>Who says nothing of it answers nobody: one looks at their page.</summary>
    private static JoiningElsewhere JoiningOf(RemoteJoinMode? said) =>
        said switch
        {
            RemoteJoinMode.Free => JoiningElsewhere.Free,
            RemoteJoinMode.Restricted => JoiningElsewhere.Restricted,
            RemoteJoinMode.Invite => JoiningElsewhere.Invited,
            RemoteJoinMode.External or RemoteJoinMode.None or null => JoiningElsewhere.OnPage,
        };
}
