using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Hosting;
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

    private readonly Event whole;
    private readonly Instant at;

    private EventAsSeen(Event seen, Standing standing, Instant now)
    {
        (whole, at) = (seen, now);
        foreach (var piece in Pieces)
            shown |= Disclosure.Of(piece, seen, standing, now) ? 1 << (int)piece : 0;
        bool May(Piece piece) => Shows(piece);

        (Id, Code, Standing) = (seen.Id, seen.Code, standing);
        (CreatedAt, UpdatedAt, PublishedAt) = (seen.CreatedAt, seen.UpdatedAt, seen.PublishedAt);
        (Revision, Sequence) = (seen.Revision, seen.Sequence);
        (Language, IsListed, IsHeld, IsDraft) = (
            seen.Language,
            seen.ListedAt is not null,
            seen.HeldAt is not null,
            seen.IsDraft
        );
        (IsDatePolled, IsOnRequest) = (seen.DatePolledAt is not null, seen.ApprovalSince is not null);
        TakesNames = seen.TakesNames;
        (IsOver, IsClosed, Visibility) = (seen.IsOver(now), seen.ClosedSince is not null, seen.Visibility);
        (IsSurprise, SurpriseFor) = (seen.IsSurprise(now), seen.IsSurprise(now) ? seen.SurpriseFor : null);
        Title = May(Piece.Title) ? seen.Title : null;
        Schedule = May(Piece.Date) ? ScheduleOf(seen, May(Piece.Time)) : null;
        Place = May(Piece.Place) ? PlaceOf(seen, May(Piece.Address)) : null;
        (OnlineLink, HasSecretLink) = LinkOf(seen, May(Piece.OnlineLink));
        Announced = PieceAsSeen.Of(seen, standing, now);
        (Text, Html) = May(Piece.Text) ? (seen.Text, seen.Html) : (null, null);
        (Picture, PictureAlt) = May(Piece.Picture) ? (seen.Picture, seen.PictureAlt) : (null, null);
        CoverSalt = seen.CoverSalt;
        (Price, IsFree) = May(Piece.Price) ? (seen.Price, seen.IsFree) : (null, false);
        Accessibility = May(Piece.Accessibility) ? seen.Accessibility : Accessibility.None;
        Contact = May(Piece.Contact) ? seen.Contact : null;
        (Status, StatusReason) = May(Piece.Status) ? (seen.Status, seen.StatusReason) : (EventStatus.Confirmed, null);
        (Capacity, SeatsLeft) = May(Piece.Capacity) ? (seen.Capacity, seen.SeatsLeft) : (null, null);
        PeopleComing = May(Piece.Headcount) ? seen.PeopleComing : null;
        PeopleCame = May(Piece.Headcount) ? seen.PeopleCame : null;
    }

    public EventId Id { get; }

    public string Code { get; }

    public Standing Standing { get; }

    public string? Title { get; }

    /// <summary>What it is called where others look over the reader's shoulder: previews, subjects, calendars.</summary>
    public string? OutsideTitle => Title is null ? null : whole.OutsideTitle(at);

    /// <summary>Somebody must not know of it, at this moment.</summary>
    public bool IsSurprise { get; }

    /// <summary>Who that is, if the organizers said so.</summary>
    public string? SurpriseFor { get; }

    /// <summary>Not for who looks over the reader's shoulder: an inbox shows nothing of it.</summary>
    public bool IsQuiet => whole.IsQuiet(at);

    public Schedule? Schedule { get; }

    /// <summary>Whose hours its moments are told in, whether or not its own is known.</summary>
    public string Zone => whole.Zone;

    public Place? Place { get; }

    /// <summary>Where it takes place online, for everybody who sees the event; null when it is for some only.</summary>
    public string? OnlineLink { get; }

    /// <summary>There is a link for this viewer and not for everybody: it is behind <see cref="Door"/>.</summary>
    public bool HasSecretLink { get; }

    /// <summary>Where this viewer is led to the link, so that it can be changed without a new letter.</summary>
    public string Door
    {
        get => field ?? $"{Path}/online";
        init;
    }

    /// <summary>What is known and what is coming; empty where nothing was ever awaited.</summary>
    public IReadOnlyList<PieceAsSeen> Announced { get; }

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

    /// <summary>Counted at the door, once it is over; null where nobody counted.</summary>
    public int? PeopleCame { get; }

    public Instant CreatedAt { get; }

    public Instant UpdatedAt { get; }

    public Instant? PublishedAt { get; }

    public bool IsListed { get; }

    public bool IsHeld { get; }

    public bool IsDraft { get; }

    /// <summary>Its date is being chosen: what it carries is the span of the proposals.</summary>
    public bool IsDatePolled { get; }

    public bool IsOver { get; }

    /// <summary>The organizers say yes to each who wants to come.</summary>
    public bool IsOnRequest { get; }

    /// <summary>Whether one may answer with a name and no address.</summary>
    public bool TakesNames { get; }

    /// <summary>Nobody is let in at this moment.</summary>
    public bool IsClosed { get; }

    public int Revision { get; }

    public int Sequence { get; }

    public bool IsFull => SeatsLeft == 0;

    /// <summary>Whether this viewer may see the piece, and hence that it changed.</summary>
    public bool Shows(Piece piece) => (shown & (1 << (int)piece)) != 0;

    /// <summary>Whether a change is for this viewer: they may see the piece, and could have when it changed.</summary>
    public bool Shows(EventChange change) =>
        Shows(change.Piece)
        && (
            change.Audience is { } then
                ? Standing >= Disclosure.Least(then)
                // Before addresses had an audience of their own, they were written down with the place.
                : change.Piece != Piece.Place || Shows(Piece.Address)
        );

    /// <summary>The moment at which it is seen so.</summary>
    public Instant At => at;

    /// <summary>For the door alone, which leads this viewer to it.</summary>
    internal string? LinkBehindDoor => HasSecretLink ? whole.OnlineLink : OnlineLink;

    /// <summary>Who announces it, as far as this viewer may know; empty where nobody does, and where nobody asked.</summary>
    public IReadOnlyList<HostAsSeen> Hosts { get; init; } = [];

    /// <summary>The same event as somebody would see it who is less; nobody is made more than they are.</summary>
    public EventAsSeen As(Standing standing) =>
        standing < Standing ? new(whole, standing, at) { Hosts = HostsForAll } : this;

    /// <summary>As whoever has nothing but its address, or passes by where it is listed: for copies that go round.</summary>
    public EventAsSeen ToAnybody => As(IsListed ? Standing.Passer : Standing.HasLink) with { Hosts = HostsForAll };

    private IReadOnlyList<HostAsSeen> HostsForAll => [.. Hosts.Where(h => h.IsForAll)];

    /// <summary>Where it is online, whole: the link itself, or the door that leads to it.</summary>
    internal string? OnlineAt(Platform.Instance instance) =>
        OnlineLink ?? (HasSecretLink ? instance.Absolute(Door) : null);

    public bool IsOnline => OnlineLink is not null || HasSecretLink;

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

    private static Schedule? ScheduleOf(Event seen, bool whole) =>
        seen.IsDateToCome ? null
        : whole ? seen.Schedule
        : Schedule.Of(seen.Day, null, seen.EndDay, null, seen.Zone);

    private static Place? PlaceOf(Event seen, bool whole) =>
        seen.Place is { } place && !whole ? new(place.Name, Town: place.Town) : seen.Place;

    /// <summary>A link that some may not see is given to nobody: each goes through a door that asks again.</summary>
    private static (string? Link, bool IsSecret) LinkOf(Event seen, bool may) =>
        !may || seen.OnlineLink is not { } link ? (null, false)
        : seen.Pieces.Of(new(Piece.OnlineLink)) is { } rule
        && (rule.Audience > Audience.HasLink || rule.From is not null)
            ? (null, true)
        : (link, false);

    private string SaltQuery(char separator) => CoverSalt == 0 ? "" : $"{separator}s={CoverSalt}";
}
