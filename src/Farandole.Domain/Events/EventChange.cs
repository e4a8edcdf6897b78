using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Events;

/// <summary>One line of an event's change log: which piece went from what to what, when and by which key.</summary>
public sealed class EventChange
{
    public const int MaxValue = 400;

    private EventChange() { }

    internal EventChange(EventId eventId, Piece piece, string? before, string? after, Instant at, string? by)
    {
        (EventId, Piece, At, By) = (eventId, piece, at, by);
        (Before, After) = (Shorten(before), Shorten(after));
    }

    public long Id { get; private set; }

    public EventId EventId { get; private set; }

    public Piece Piece { get; private set; }

    public string? Before { get; private set; }

    public string? After { get; private set; }

    public Instant At { get; private set; }

    /// <summary>The label of the organizer's key that was used; shown to organizers only.</summary>
    public string? By { get; private set; }

    /// <summary>When those who come were told of it; null while the letter that bundles it has not left.</summary>
    public Instant? ToldAt { get; private set; }

    public void Tell(Instant now) => ToldAt ??= now;

    private static string? Shorten(string? value) =>
        value is { Length: > MaxValue } ? string.Concat(value.AsSpan(0, MaxValue - 1), "…") : value;
}
