namespace Farandole.Domain.Kernel;

/// <summary>An event's public id: random, so that neither order nor creation time leaks.</summary>
public readonly record struct EventId(Guid Value) : IComparable<EventId>
{
    public static EventId New() => new(Guid.NewGuid());

    public static bool TryParse(string? text, out EventId id)
    {
        var read = Guid.TryParseExact(text, "D", out var value);
        id = new(value);
        return read;
    }

    public override string ToString() => Value.ToString("D");

    // An order without a meaning, for lists that are read page by page; the database compares in its own way.
    public int CompareTo(EventId other) => Value.CompareTo(other.Value);

    public static bool operator <(EventId left, EventId right) => left.CompareTo(right) < 0;

    public static bool operator >(EventId left, EventId right) => left.CompareTo(right) > 0;

    public static bool operator <=(EventId left, EventId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EventId left, EventId right) => left.CompareTo(right) >= 0;
}

/// <summary>A participation's id: random; never shown to anybody but its owner and the organizers.</summary>
public readonly record struct ParticipationId(Guid Value)
{
    public static ParticipationId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>The id of a key (not its secret): names it in the organizers' list of keys.</summary>
public readonly record struct KeyId(Guid Value)
{
    public static KeyId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("D");
}

/// <summary>The name of an uploaded picture: random, and all that its address says; whoever knows it may see the picture.</summary>
public readonly record struct PictureId(Guid Value)
{
    public static PictureId New() => new(Guid.NewGuid());

    /// <summary>Reads exactly what <see cref="ToString"/> writes: 32 hexadecimal digits in lower case.</summary>
    public static bool TryParse(string? text, out PictureId id)
    {
        var read = Guid.TryParseExact(text, "N", out var value) && value.ToString("N") == text;
        id = new(value);
        return read;
    }

    public override string ToString() => Value.ToString("N");
}
