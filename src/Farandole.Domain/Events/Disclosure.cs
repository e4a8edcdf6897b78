using NodaTime;

namespace Farandole.Domain.Events;

/// <summary>A part of an event that can be shown to some and not to others.</summary>
public enum Piece
{
    Title,

    /// <summary>The first day and the last.</summary>
    Date,
    Time,

    /// <summary>What the place is called, and its town.</summary>
    Place,

    /// <summary>The street and the coordinates: what one needs to go there.</summary>
    Address,

    /// <summary>Which way it goes, in words.</summary>
    Route,
    OnlineLink,

    /// <summary>Anything else that the organizers announce: a label and what it says.</summary>
    Line,
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

    /// <summary>Whoever has answered, even before the click in the letter.</summary>
    Answered,

    /// <summary>Whoever has answered from an address that is theirs.</summary>
    Confirmed,

    /// <summary>Whom the organizers said yes to; where they are not asked, whoever comes.</summary>
    Approved,
    Organizers,
}

/// <summary>What somebody asking about one event has shown of themselves. Each contains the one before.</summary>
public enum Standing
{
    /// <summary>Asks without naming the event: the agenda, a feed, a robot.</summary>
    Passer,

    /// <summary>Has the event's link (and, for a private one, opened an invitation or answered).</summary>
    HasLink,

    /// <summary>Answered; the address is not confirmed.</summary>
    Answered,

    /// <summary>Answered from an address of their own.</summary>
    Confirmed,

    /// <summary>Was said yes to, or comes to an event that asks nobody.</summary>
    Approved,

    Organizer,
}

/// <summary>
/// The one answer to "may they see this?". Every representation (page, JSON, ActivityPub, calendar, feed, preview,
/// letter, export) is made from it, so that no second door exists.
/// </summary>
public static class Disclosure
{
    /// <summary>Whether a viewer of this standing may see the piece at this moment.</summary>
    public static bool Of(Piece piece, IDisclosed disclosed, Standing standing, Instant now) =>
        Of(new PieceKey(piece), disclosed, standing, now);

    /// <summary>The same for one line of several.</summary>
    public static bool Of(PieceKey key, IDisclosed disclosed, Standing standing, Instant now) =>
        standing >= Least(AudienceAt(key, disclosed, now));

    /// <summary>Who may see the piece at this moment.</summary>
    public static Audience AudienceAt(PieceKey key, IDisclosed disclosed, Instant now)
    {
        ArgumentNullException.ThrowIfNull(disclosed);
        // A draft exists for its organizers only, and so does what waits for its moment.
        if (disclosed.PublishedAt is not { } published || published > now)
            return Audience.Organizers;
        return disclosed.Pieces.Of(key) is { From: { } from } && from > now
            ? Audience.Organizers
            : Narrower(AudienceOf(key, disclosed), WithinAt(key, disclosed, now));
    }

    /// <summary>The audience of a piece once the event is published and the piece's moment has come.</summary>
    public static Audience AudienceOf(PieceKey key, IDisclosed disclosed)
    {
        ArgumentNullException.ThrowIfNull(disclosed);
        if (key.Piece == Piece.Backstage)
            return Audience.Organizers;
        var widest =
            disclosed.ListedAt is not null && disclosed.Visibility == Visibility.Public
                ? Audience.Everybody
                : Audience.HasLink;
        return Narrower(widest, disclosed.Pieces.Of(key)?.Audience ?? widest);
    }

    /// <summary>The least that one must be, to be among these.</summary>
    public static Standing Least(Audience audience) =>
        audience switch
        {
            Audience.Everybody => Standing.Passer,
            Audience.HasLink => Standing.HasLink,
            Audience.Answered => Standing.Answered,
            Audience.Confirmed => Standing.Confirmed,
            Audience.Approved => Standing.Approved,
            Audience.Organizers => Standing.Organizer,
        };

    /// <summary>An address says the place, and an hour is of a day: nobody is shown the one without the other.</summary>
    private static Audience WithinAt(PieceKey key, IDisclosed disclosed, Instant now) =>
        key.Piece switch
        {
            Piece.Address => AudienceAt(new(Piece.Place), disclosed, now),
            Piece.Time => AudienceAt(new(Piece.Date), disclosed, now),
            _ => Audience.Everybody,
        };

    private static Audience Narrower(Audience one, Audience other) => one > other ? one : other;
}

/// <summary>What <see cref="Disclosure"/> must know of an event.</summary>
public interface IDisclosed
{
    Visibility Visibility { get; }

    Instant? PublishedAt { get; }

    Instant? ListedAt { get; }

    PieceRules Pieces { get; }
}
