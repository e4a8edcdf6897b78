using System.Globalization;
using Farandole.Domain.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Domain.Events;

public sealed partial class Event
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>
    /// Takes new details; each piece that differs gets a line in the change log, dates and times in ISO form so that
    /// every reader gets them in their own language. Returns whether anything changed.
    /// </summary>
    /// <param name="details">As checked by the door.</param>
    /// <param name="by">The label of the key that was used.</param>
    /// <param name="now">The moment of the edit.</param>
    /// <exception cref="RuleBroken">It is cancelled or deleted, or a surprise that would be made public.</exception>
    public bool Edit(EventDetails details, string? by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(details);
        if (WhyNotChange() is { } why)
            throw new RuleBroken(why);
        if (details.Visibility == Visibility.Public && IsSurprise(now))
            throw new RuleBroken(Reasons.Surprise);
        var (before, tookNames) = (Values(), TakesNames);
        var moment = (StartsAt, EndsAt, Zone);
        Take(details);
        SetListed(now);
        var changed = before.Zip(Values()).Where(p => p.First.Value != p.Second.Value).ToList();
        if (changed.Count == 0 && tookNames == TakesNames)
            return false;
        foreach (var (old, now_) in changed)
            Log(
                old.Piece,
                IsLong(old.Piece) ? null : old.Value,
                IsLong(old.Piece) ? null : now_.Value,
                by,
                now,
                AudienceAt(new(old.Piece), now)
            );
        OpenWhatIsNew(changed.Where(c => c.First.Value is null).Select(c => new PieceKey(c.First.Piece)), now);
        // The way back is List: it asks for a confirmed address, which is not the event's to know.
        if (Visibility != Visibility.Public || IsDateToCome)
            ListedAt = null;
        Touch(now, movesCalendars: changed.Any(c => MovesCalendars(c.First.Piece)));
        Raise(new EventChanged(Id, now));
        if (changed.Exists(c => c.First is (Piece.Date, null)))
            Raise(new DatePicked(Id, now));
        if (moment != (StartsAt, EndsAt, Zone))
        {
            Raise(new EventScheduled(Id, now));
            if (NextReveal(now) is not null)
                Raise(new RevealPlanned(Id, now));
        }
        return true;
    }

    /// <summary>Pieces whose change concerns everybody who comes, as opposed to a mended typing error.</summary>
    public static bool ConcernsThoseWhoCome(Piece piece) =>
        piece
            is Piece.Date
                or Piece.Time
                or Piece.Place
                or Piece.Address
                or Piece.Route
                or Piece.OnlineLink
                or Piece.Line
                or Piece.Status
                or Piece.Price
                or Piece.Title;

    private static bool MovesCalendars(Piece piece) =>
        piece is Piece.Title or Piece.Date or Piece.Time or Piece.Place or Piece.Address or Piece.OnlineLink;

    private static bool IsLong(Piece piece) => piece is Piece.Text;

    private List<(Piece Piece, string? Value)> Values() =>
        [
            (Piece.Title, Title),
            (Piece.Date, IsDateToCome ? null : Days()),
            (
                Piece.Time,
                Time is { } start
                    ? EndTime is { } end
                        ? $"{Hour.Format(start)}/{Hour.Format(end)}"
                        : Hour.Format(start)
                    : null
            ),
            (Piece.Place, PlaceName),
            (Piece.Address, PlaceAddress),
            (Piece.OnlineLink, OnlineLink),
            (Piece.Text, Text),
            (Piece.Price, IsFree ? "free" : Price),
            (Piece.Accessibility, Accessibility.ToString()),
            (Piece.Contact, Contact),
            (Piece.Capacity, Capacity?.ToString(CultureInfo.InvariantCulture)),
            (Piece.Visibility, Visibility.ToString()),
        ];

    private string Days() => EndDay is { } last ? $"{Iso(Day)}/{Iso(last)}" : Iso(Day);

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
