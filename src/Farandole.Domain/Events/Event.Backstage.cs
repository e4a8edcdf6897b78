using NodaTime;

namespace Farandole.Domain.Events;

public sealed partial class Event
{
    /// <summary>
    /// Remembers for the organizers what one of them did behind the scenes: a code (<c>removed:2</c>), never anybody's
    /// name or words. Nothing that others see changes.
    /// </summary>
    public void Note(string done, string? by, Instant now) => Log(Piece.Backstage, null, done, by, now);

    /// <summary>
    /// A steward declines to list it: it stays by link. The hold stays too, so that making it public asks again.
    /// </summary>
    public void Decline(string? by, Instant now)
    {
        if (HeldAt is null || Visibility != Visibility.Public)
            return;
        Log(Piece.Visibility, Visibility.ToString(), Visibility.Unlisted.ToString(), by, now);
        Visibility = Visibility.Unlisted;
        Touch(now, movesCalendars: false);
        Raise(new EventChanged(Id, now));
    }
}
