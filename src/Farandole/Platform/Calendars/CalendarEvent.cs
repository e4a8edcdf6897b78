using Farandole.Domain.Events;
using NodaTime;

namespace Farandole.Platform.Calendars;

/// <summary>
/// An event as one reader's calendar may show it. What the reader may not know is simply not here: this record is
/// made from what was disclosed.
/// </summary>
internal sealed record CalendarEvent(string Uid, string Title, Schedule Schedule, Instant LastModified)
{
    /// <summary>Grows with every change that matters; calendars ignore what is older than what they have.</summary>
    public int Sequence { get; init; }

    /// <summary>What a letter asks of the calendar; not used in feeds, which publish.</summary>
    public CalendarMethod Method { get; init; } = CalendarMethod.Publish;

    public CalendarStatus Status { get; init; } = CalendarStatus.Confirmed;

    public string? Text { get; init; }

    public string? Url { get; init; }

    public string? Location { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public Instant? Created { get; init; }

    /// <summary>When this message was made; the last change when absent, so that a feed stays the same byte for byte.</summary>
    public Instant? Stamp { get; init; }

    public CalendarClass Class { get; init; } = CalendarClass.Public;

    /// <summary>Who announces it, and their page. No organizer in the sense of RFC 5546, whom calendars would answer by mail.</summary>
    public IReadOnlyList<(string Name, string Url)> Contacts { get; init; } = [];

    public CalendarPerson? Organizer { get; init; }

    /// <summary>The one reader of a letter; never written when publishing.</summary>
    public CalendarPerson? Attendee { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];
}

internal sealed record CalendarPerson(string? Name, string Email)
{
    /// <summary>ACCEPTED, TENTATIVE, DECLINED or NEEDS-ACTION (RFC 5545 §3.2.12).</summary>
    public string Answer { get; init; } = "ACCEPTED";
}

internal sealed record CalendarFeed(string Name)
{
    public string? Description { get; init; }

    public string? Url { get; init; }

    /// <summary>How often readers are asked to look again.</summary>
    public Duration Refresh { get; init; } = Duration.FromHours(1);
}

internal enum CalendarMethod
{
    Publish,
    Request,
    Cancel,
}

internal enum CalendarClass
{
    Public,
    Private,
    Confidential,
}
