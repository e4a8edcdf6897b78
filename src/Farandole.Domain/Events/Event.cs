using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Events;

/// <summary>
/// Something that people do together at a time. Planned times are wall times in a zone; instants beside them are
/// computed for queries. Everything that changes goes through a verb, which raises facts.
/// </summary>
public sealed partial class Event : Entity, IDisclosed
{
    private Event() { }

    public EventId Id { get; private set; }

    /// <summary>The short link's code: <c>/e/{code}</c>.</summary>
    public string Code { get; private set; } = "";

    public string Title { get; private set; } = "";

    public LocalDate Day { get; private set; }

    /// <summary>Nobody knows the day yet: what stands in its place says only how long the event may wait for one.</summary>
    public bool IsDateToCome { get; private set; }

    public LocalTime? Time { get; private set; }

    public LocalDate? EndDay { get; private set; }

    public LocalTime? EndTime { get; private set; }

    public string Zone { get; private set; } = "";

    public Instant StartsAt { get; private set; }

    public Instant EndsAt { get; private set; }

    /// <summary>When those who come are reminded: the same wall time on the day before.</summary>
    public Instant RemindAt { get; private set; }

    public string? PlaceName { get; private set; }

    public string? PlaceAddress { get; private set; }

    public string? PlaceTown { get; private set; }

    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    public int? Cell { get; private set; }

    public string? Text { get; private set; }

    public string? Html { get; private set; }

    public string? OnlineLink { get; private set; }

    public string? Contact { get; private set; }

    public string Language { get; private set; } = "fr";

    public string? Price { get; private set; }

    public bool IsFree { get; private set; }

    public Accessibility Accessibility { get; private set; }

    public PictureId? Picture { get; private set; }

    /// <summary>What the picture shows, in words; null when it is decorative.</summary>
    public string? PictureAlt { get; private set; }

    /// <summary>Another pattern for the drawn cover, when the organizers asked for one.</summary>
    public int CoverSalt { get; private set; }

    public Visibility Visibility { get; private set; }

    public EventStatus Status { get; private set; }

    /// <summary>In the organizers' words: why it is cancelled, postponed or moved.</summary>
    public string? StatusReason { get; private set; }

    /// <summary>People; null is without limit.</summary>
    public int? Capacity { get; private set; }

    /// <summary>Whether one may answer with a name and no address.</summary>
    public bool TakesNames { get; private set; }

    /// <summary>People who hold a seat, confirmed or within the time that an answer is held. Written by one conditional update only.</summary>
    public int SeatsTaken { get; private set; }

    /// <summary>The bound that the database checks: capacity, or what was taken already when capacity was lowered.</summary>
    public int? SeatsCeiling { get; private set; }

    /// <summary>People whose coming is confirmed.</summary>
    public int PeopleComing { get; private set; }

    public Instant CreatedAt { get; private set; }

    public Instant UpdatedAt { get; private set; }

    public Instant? PublishedAt { get; private set; }

    public Instant? ListedAt { get; private set; }

    /// <summary>Since when a steward is asked before it enters the agenda; null when nobody need be.</summary>
    public Instant? HeldAt { get; private set; }

    public Instant? DeletedAt { get; private set; }

    /// <summary>Counts edits, so that of two edits made at once the second is told; grows with every change.</summary>
    public int Revision { get; private set; }

    /// <summary>iCalendar's SEQUENCE (RFC 5545 §3.8.7.4): grows when time, place or status change.</summary>
    public int Sequence { get; private set; }

    /// <summary>The UID of the calendar entry that it was imported from.</summary>
    public string? ImportUid { get; private set; }

    public ICollection<EventChange> Changes { get; } = [];

    public Schedule Schedule => Schedule.Of(Day, Time, EndDay, EndTime, Zone);

    public Place? Place => PlaceName is null ? null : new(PlaceName, PlaceAddress, Latitude, Longitude, PlaceTown);

    /// <summary>Seats left; null without a limit, never below zero.</summary>
    public int? SeatsLeft => Capacity is { } capacity ? Math.Max(0, capacity - SeatsTaken) : null;

    public bool IsDraft => PublishedAt is null;

    public bool IsOver(Instant now) => EndsAt <= now;

    /// <summary>Whether its day is said: neither still to come nor being chosen.</summary>
    public bool HasDate => DatePolledAt is null && !IsDateToCome;

    /// <summary>How long personal data about those who came is kept after the end.</summary>
    public static readonly Duration KeptAfterEnd = Duration.FromDays(30);

    /// <summary>When personal data about those who came is erased.</summary>
    public Instant EraseAt => EndsAt + KeptAfterEnd;

    public static Event Announce(EventId id, string code, EventDetails details, Instant now)
    {
        ArgumentNullException.ThrowIfNull(details);
        var announced = new Event
        {
            Id = id,
            Code = code,
            CreatedAt = now,
            UpdatedAt = now,
        };
        announced.Take(details);
        announced.SetListed(now);
        announced.Raise(new EventScheduled(id, now));
        return announced;
    }

    private void Take(EventDetails d)
    {
        (Title, Text, Html, OnlineLink, Contact) = (d.Title, d.Text, d.Html, d.OnlineLink, d.Contact);
        (Language, Price, IsFree, Accessibility, Visibility) = (
            d.Language,
            d.Price,
            d.IsFree,
            d.Accessibility,
            d.Visibility
        );
        // While its date is being chosen, the proposals say when it is.
        if (DatePolledAt is null)
            TakeSchedule(d.Schedule, d.DateIsToCome);
        (PlaceName, PlaceAddress, PlaceTown, Latitude, Longitude) = (
            d.Place?.Name,
            d.Place?.Address,
            d.Place?.Town,
            d.Place?.Latitude,
            d.Place?.Longitude
        );
        (Capacity, TakesNames) = (d.Capacity, d.TakesNames);
        // Lowering the capacity expels nobody: the bound stays above those already in.
        SeatsCeiling = d.Capacity is { } capacity ? Math.Max(capacity, SeatsTaken) : null;
    }

    private void TakeSchedule(Schedule schedule, bool isToCome = false)
    {
        IsDateToCome = isToCome;
        // A day that nobody knows is awaited, whichever door it came by.
        if (isToCome && Pieces.Of(new(Piece.Date)) is null)
            Pieces = Pieces.With(new(new(Piece.Date)));
        (Day, Time, EndDay, EndTime, Zone) = (
            schedule.Day,
            schedule.Time,
            schedule.EndDay,
            schedule.EndTime,
            schedule.Zone
        );
        (StartsAt, EndsAt, RemindAt) = (schedule.StartsAt, schedule.EndsAt, schedule.RemindAt);
        MoveMoments();
    }
}
