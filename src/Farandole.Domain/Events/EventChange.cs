using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Events;

/// <summary>One line of an event's change log: which piece went from what to what, when and by which key.</summary>
public sealed class EventChange
{
    public const int MaxValue = 400;

    private EventChange() { }

    internal EventChange(EventId eventId, Piece piece, Instant at, string? by) =>
        (EventId, Piece, At, By) = (eventId, piece, at, by);

    public long Id { get; private set; }

    public EventId EventId { get; private set; }

    public Piece Piece { get; private set; }

    public string? Before
    {
        get;
        init => field = Shorten(value);
    }

    public string? After
    {
        get;
        init => field = Shorten(value);
    }

    /// <summary>
    /// Who could see the piece when it changed: a value that was never meant for others does not become theirs with the
    /// piece. Null for pieces about which nothing can be decided.
    /// </summary>
    public Audience? Audience { get; internal init; }

    public Instant At { get; private set; }

    /// <summary>The label of the organizer's key that was used; shown to organizers only.</summary>
    public string? By { get; private set; }

    /// <summary>When those who come were told of it; null while the letter that bundles it has not left.</summary>
    public Instant? ToldAt { get; private set; }

    public void Tell(Instant now) => ToldAt ??= now;

    private static string? Shorten(string? value) =>
        value is { Length: > MaxValue } ? string.Concat(value.AsSpan(0, MaxValue - 1), "…") : value;
}
