using NodaTime;

namespace Farandole.Domain.Events;

public sealed partial class Event
{
    /// <summary>
    /// Where it stands in lists that everybody reads: its start, as far as everybody may know it now. Where the hour is not
    /// everybody's it is the first instant of the day; null where not even the day is. Nothing that everybody reads is
    /// ordered, cut or found by <see cref="StartsAt"/>.
    /// </summary>
    public Instant? ListedFrom { get; private set; }

    /// <summary>Its end in the same way; where the hour is not everybody's, the first instant after the last day.</summary>
    public Instant? ListedUntil { get; private set; }

    /// <summary>
    /// Whether its page tells everybody that it takes place online: by the link itself, or by the word that there is one, for
    /// whom or from when. A link that the organizers keep to themselves is not told of.
    /// </summary>
    public bool IsOnline { get; private set; }

    /// <summary>
    /// Lists go by nothing but what everybody may know now. It does not look at who finds the event at all, which they ask
    /// first, so that it holds whenever that changes.
    /// </summary>
    /// <returns>Whether any of it is new.</returns>
    private bool SetListed(Instant now)
    {
        var before = (ListedFrom, ListedUntil, IsOnline, Cell);
        (ListedFrom, ListedUntil) = Listed(now);
        IsOnline = Pieces.Of(new(Piece.OnlineLink)) is { } rule
            ? rule.Audience != Audience.Organizers || rule.Promises
            : OnlineLink is not null;
        Cell = IsForAll(Piece.Place, now) && IsForAll(Piece.Address, now) ? Place?.Cell : null;
        return before != (ListedFrom, ListedUntil, IsOnline, Cell);
    }

    private (Instant? From, Instant? Until) Listed(Instant now)
    {
        if (!HasDate || !IsForAll(Piece.Date, now))
            return (null, null);
        if (IsForAll(Piece.Time, now))
            return (StartsAt, EndsAt);
        var days = Schedule.Of(Day, null, EndDay, null, Zone);
        return (days.StartsAt, days.EndsAt);
    }

    /// <summary>Whether no rule keeps the piece from anybody who sees the event.</summary>
    private bool IsForAll(Piece piece, Instant now) =>
        Pieces.Of(new(piece)) is not { } rule || (rule.Audience == Audience.Everybody && !(rule.From > now));
}
