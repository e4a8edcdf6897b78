using NodaTime;

namespace Farandole.Domain.Events;

/// <summary>A part of an event that can be shown to some and not to others.</summary>
public enum Piece
{
    Title,
    Date,
    Time,
    Place,
    OnlineLink,
    Text,
    Picture,
    Price,
    Accessibility,
    Contact,
    Capacity,
    Status,
    Visibility,

    /// <summary>How many people come.</summary>
    Headcount,

    /// <summary>Names and words of those who come, the organizers' keys, notes and change log.</summary>
    Backstage,
}

/// <summary>To whom one piece is shown; each contains the next.</summary>
public enum Audience
{
    Everybody,
    HasLink,
    Organizers,
}

/// <summary>What somebody asking about one event has shown of themselves. Each contains the one before.</summary>
public enum Standing
{
    /// <summary>Asks without naming the event: the agenda, a feed, a robot.</summary>
    Passer,

    /// <summary>Has the event's link (and, for a private one, opened an invitation or answered).</summary>
    HasLink,

    Participant,

    Organizer,
}

/// <summary>
/// The one answer to "may they see this?". Every representation (page, JSON, ActivityPub, calendar, feed, preview,
/// letter, export) is made from it, so that no second door exists.
/// </summary>
public static class Disclosure
{
    /// <summary>Whether a viewer of this standing may see the piece at this moment.</summary>
    public static bool Of(Piece piece, IDisclosed disclosed, Standing standing, Instant now)
    {
        ArgumentNullException.ThrowIfNull(disclosed);
        // A draft exists for its organizers only.
        var audience =
            disclosed.PublishedAt is { } published && published <= now
                ? AudienceOf(piece, disclosed)
                : Audience.Organizers;
        return standing >= Least(audience);
    }

    /// <summary>The audience of a piece once the event is published.</summary>
    public static Audience AudienceOf(Piece piece, IDisclosed disclosed)
    {
        ArgumentNullException.ThrowIfNull(disclosed);
        if (piece == Piece.Backstage)
            return Audience.Organizers;
        return disclosed.ListedAt is not null && disclosed.Visibility == Visibility.Public
            ? Audience.Everybody
            : Audience.HasLink;
    }

    private static Standing Least(Audience audience) =>
        audience switch
        {
            Audience.Everybody => Standing.Passer,
            Audience.HasLink => Standing.HasLink,
            Audience.Organizers => Standing.Organizer,
        };
}

/// <summary>What <see cref="Disclosure"/> must know of an event.</summary>
public interface IDisclosed
{
    Visibility Visibility { get; }

    Instant? PublishedAt { get; }

    Instant? ListedAt { get; }
}
