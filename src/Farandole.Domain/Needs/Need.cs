using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Needs;

/// <summary>
/// One line of the bring list: so many of something are wanted, so many are taken. Units are taken by one conditional
/// update; the database checks the bound once more.
/// </summary>
public sealed class Need : Entity
{
    public const int MaxLabel = 120;
    public const int MaxUnit = 30;
    public const int MaxNote = 300;
    public const int MaxWanted = 1_000;

    private Need() { }

    public NeedId Id { get; private set; }

    public EventId EventId { get; private set; }

    public NeedKind Kind { get; private set; }

    public string Label { get; private set; } = "";

    /// <summary>Null: as many as possible.</summary>
    public int? Wanted { get; private set; }

    /// <summary>"litres", "parts"; null for pieces.</summary>
    public string? Unit { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Null when it is the event's own day, or no day matters.</summary>
    public LocalDate? Day { get; private set; }

    public LocalTime? Time { get; private set; }

    public LocalTime? EndTime { get; private set; }

    /// <summary>Who added it, for a line of those who come; null for the organizers'.</summary>
    public ClaimantId? OfferedBy { get; private set; }

    /// <summary>Units that somebody has taken. Written by one conditional update only.</summary>
    public int Claimed { get; private set; }

    /// <summary>The bound that the database checks: what is wanted, or what was taken already when less was wanted.</summary>
    public int? Ceiling { get; private set; }

    public Instant CreatedAt { get; private set; }

    /// <summary>Since when the guest who offered it does not any more; then only those who counted on it still see it.</summary>
    public Instant? WithdrawnAt { get; private set; }

    public int? Left => Wanted is { } wanted ? Math.Max(0, wanted - Claimed) : null;

    public bool IsFull => Left == 0;

    /// <summary>Whether who adds such a line offers places to others, rather than doing it alone.</summary>
    public bool IsForOthers => Kind is NeedKind.Ride or NeedKind.Bed;

    public static Need Add(EventId id, NeedDetails details, ClaimantId? offeredBy, Instant now)
    {
        var added = new Need
        {
            Id = NeedId.New(),
            EventId = id,
            OfferedBy = offeredBy,
            CreatedAt = now,
        };
        added.Take(details);
        added.Raise(new NeedsChanged(id, now));
        return added;
    }

    public void Edit(NeedDetails details, Instant now)
    {
        Take(details);
        Raise(new NeedsChanged(EventId, now));
    }

    /// <summary>The organizers take it off the list; the caller removes the row.</summary>
    public void Remove(Instant now) => Raise(new NeedsChanged(EventId, now));

    /// <summary>The car stays at home.</summary>
    public void Withdraw(Instant now)
    {
        WithdrawnAt = now;
        Raise(new NeedFreed(EventId, now));
    }

    private void Take(NeedDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        (Kind, Label, Wanted, Unit, Note) = (details.Kind, details.Label, details.Wanted, details.Unit, details.Note);
        (Day, Time, EndTime) = (details.Day, details.Time, details.EndTime);
        // Wanting less sends nobody away: the bound stays above what is taken.
        Ceiling = details.Wanted is { } wanted ? Math.Max(wanted, Claimed) : null;
    }
}

/// <summary>A line as read at a door: checked.</summary>
public sealed record NeedDetails(NeedKind Kind, string Label)
{
    public int? Wanted { get; init; } = 1;

    public string? Unit { get; init; }

    public string? Note { get; init; }

    public LocalDate? Day { get; init; }

    public LocalTime? Time { get; init; }

    public LocalTime? EndTime { get; init; }
}
