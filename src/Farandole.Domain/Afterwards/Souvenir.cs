using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Afterwards;

/// <summary>A picture of an event that is over. Who sees it is said once for all of them: <see cref="Afterword.Audience"/>.</summary>
public sealed class Souvenir : Entity
{
    /// <summary>A page of memories, not an album: more belongs where albums live.</summary>
    public const int Most = 30;

    private Souvenir() { }

    public PictureId Id { get; private set; }

    public EventId EventId { get; private set; }

    /// <summary>What it shows, in words.</summary>
    public string Alt { get; private set; } = "";

    /// <summary>The lower, the sooner it is shown.</summary>
    public int Position { get; private set; }

    public int Width { get; private set; }

    public int Height { get; private set; }

    public Instant CreatedAt { get; private set; }

    /// <summary>Puts a picture behind the others.</summary>
    /// <param name="event">What it is of.</param>
    /// <param name="shown">Cleaned and stored.</param>
    /// <param name="last">The position of the last one; 0 when there is none.</param>
    /// <param name="now">The moment.</param>
    public static Souvenir Keep(EventId @event, ShownPicture shown, int last, Instant now)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var kept = new Souvenir
        {
            Id = shown.Picture,
            EventId = @event,
            Alt = shown.Alt,
            Position = last + 1,
            Width = shown.Width,
            Height = shown.Height,
            CreatedAt = now,
        };
        kept.Raise(new AfterwardsChanged(@event, now));
        return kept;
    }

    /// <summary>Says in other words what it shows.</summary>
    public void Describe(string alt, Instant now)
    {
        Alt = alt;
        Raise(new AfterwardsChanged(EventId, now));
    }

    /// <summary>Changes places with another picture of the same event.</summary>
    public void ChangePlaces(Souvenir other, Instant now)
    {
        ArgumentNullException.ThrowIfNull(other);
        (Position, other.Position) = (other.Position, Position);
        Raise(new AfterwardsChanged(EventId, now));
    }

    /// <summary>Before it is deleted: others must hear that it is gone.</summary>
    public void Leave(Instant now) => Raise(new AfterwardsChanged(EventId, now));
}
