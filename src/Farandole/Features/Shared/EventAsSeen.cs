using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Features.Shared;

/// <summary>
/// An event as one viewer may see it at one moment: every piece that is not theirs is null. Pages, JSON, ActivityPub,
/// calendars, feeds, previews and letters are all made from this and never from the event itself.
/// </summary>
public sealed record EventAsSeen
{
    private static readonly Piece[] Pieces = Enum.GetValues<Piece>();

    /// <summary>One bit for each piece that this viewer may see.</summary>
    private readonly int shown;

    private EventAsSeen(Event seen, Standing standing, Instant now)
    {
        foreach (var piece in Pieces)
            shown |= Disclosure.Of(piece, seen, standing, now) ? 1 << (int)piece : 0;
        bool May(Piece piece) => Shows(piece);

        (Id, Code, Standing) = (seen.Id, seen.Code, standing);
        (CreatedAt, UpdatedAt, PublishedAt, Revision, Sequence) = (
            seen.CreatedAt,
            seen.UpdatedAt,
            seen.PublishedAt,
            seen.Revision,
            seen.Sequence
        );
        (Language, IsListed, IsHeld, IsDraft) = (
            seen.Language,
            seen.ListedAt is not null,
            seen.HeldAt is not null,
            seen.IsDraft
        );
        IsOver = seen.IsOver(now);
        Visibility = seen.Visibility;
        Title = May(Piece.Title) ? seen.Title : null;
        Schedule = May(Piece.Date)
            ? May(Piece.Time)
                ? seen.Schedule
                : Schedule.Of(seen.Day, null, seen.EndDay, null, seen.Zone)
            : null;
        Place = May(Piece.Place) ? seen.Place : null;
        OnlineLink = May(Piece.OnlineLink) ? seen.OnlineLink : null;
        (Text, Html) = May(Piece.Text) ? (seen.Text, seen.Html) : (null, null);
        (Picture, PictureAlt) = May(Piece.Picture) ? (seen.Picture, seen.PictureAlt) : (null, null);
        CoverSalt = seen.CoverSalt;
        (Price, IsFree) = May(Piece.Price) ? (seen.Price, seen.IsFree) : (null, false);
        Accessibility = May(Piece.Accessibility) ? seen.Accessibility : Accessibility.None;
        Contact = May(Piece.Contact) ? seen.Contact : null;
        (Status, StatusReason) = May(Piece.Status) ? (seen.Status, seen.StatusReason) : (EventStatus.Confirmed, null);
        (Capacity, SeatsLeft) = May(Piece.Capacity) ? (seen.Capacity, seen.SeatsLeft) : (null, null);
        PeopleComing = May(Piece.Headcount) ? seen.PeopleComing : null;
    }

    public EventId Id { get; }

    public string Code { get; }

    public Standing Standing { get; }

    public string? Title { get; }

    public Schedule? Schedule { get; }

    public Place? Place { get; }

    public string? OnlineLink { get; }

    public string? Text { get; }

    public string? Html { get; }

    public PictureId? Picture { get; }

    public string? PictureAlt { get; }

    public int CoverSalt { get; }

    public string? Price { get; }

    public bool IsFree { get; }

    public Accessibility Accessibility { get; }

    public string? Contact { get; }

    public string Language { get; }

    public Visibility Visibility { get; }

    public EventStatus Status { get; }

    public string? StatusReason { get; }

    public int? Capacity { get; }

    public int? SeatsLeft { get; }

    public int? PeopleComing { get; }

    public Instant CreatedAt { get; }

    public Instant UpdatedAt { get; }

    public Instant? PublishedAt { get; }

    public bool IsListed { get; }

    public bool IsHeld { get; }

    public bool IsDraft { get; }

    public bool IsOver { get; }

    public int Revision { get; }

    public int Sequence { get; }

    public bool IsFull => SeatsLeft == 0;

    /// <summary>Whether this viewer may see the piece, and hence that it changed.</summary>
    public bool Shows(Piece piece) => (shown & (1 << (int)piece)) != 0;

    /// <summary>The canonical address, which is also the ActivityPub id: <c>/events/{id}</c>.</summary>
    public string Path => $"/events/{Id}";

    /// <summary><c>/e/{code}</c>.</summary>
    public string ShortPath => $"/e/{Code}";

    /// <summary>The picture, or the cover that is drawn for an event without one.</summary>
    public string CoverPath => CoverOf(Id, Picture, CoverSalt);

    /// <summary>A bitmap for link previews, which do not draw SVG.</summary>
    public string PreviewPath =>
        Picture is { } picture ? $"/pictures/{picture}.webp" : $"/covers/{Id}.png{SaltQuery('?')}";

    /// <summary>The drawn cover at another size (one of those that the media allow).</summary>
    public string CoverAt(int width, int height) =>
        Picture is { } picture ? $"/pictures/{picture}.webp" : $"/covers/{Id}.svg?w={width}&h={height}{SaltQuery('&')}";

    /// <summary>The same for those who read less of an event than all of it.</summary>
    public static string CoverOf(EventId id, PictureId? picture, int salt) =>
        picture is { } uploaded ? $"/pictures/{uploaded}.webp"
        : salt == 0 ? $"/covers/{id}.svg"
        : $"/covers/{id}.svg?s={salt}";

    public static EventAsSeen By(Standing standing, Event seen, Instant now) => new(seen, standing, now);

    private string SaltQuery(char separator) => CoverSalt == 0 ? "" : $"{separator}s={CoverSalt}";
}
