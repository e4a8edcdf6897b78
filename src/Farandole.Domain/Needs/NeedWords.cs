namespace Farandole.Domain.Needs;

/// <summary>What a line of the bring list is about.</summary>
public enum NeedKind
{
    /// <summary>To bring: food, a loudspeaker.</summary>
    Thing,

    /// <summary>To help, mostly at an hour.</summary>
    Hand,

    /// <summary>Places in a car.</summary>
    Ride,

    /// <summary>Places to sleep.</summary>
    Bed,
}
