namespace Farandole.Domain.Events;

/// <summary>Where it is: free text, coordinates in WGS 84 degrees when known.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Address">Street and town, as written.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Town">The town that name and address speak of, for those who are told no more; null when unsure.</param>
public sealed record Place(
    string Name,
    string? Address = null,
    double? Latitude = null,
    double? Longitude = null,
    string? Town = null
)
{
    public const int MaxLength = 200;

    /// <summary>Name and address as one line.</summary>
    public string Line => Address is null ? Name : $"{Name}, {Address}";

    /// <summary>
    /// The quarter-degree square that the place lies in (about 28 km north to south), or null without coordinates:
    /// "near and soon" is a lookup by square and date.
    /// </summary>
    public int? Cell => Latitude is { } lat && Longitude is { } lon ? CellOf(lat, lon) : null;

    public static int CellOf(double latitude, double longitude) =>
        (int)Math.Floor((latitude + 90) * 4) * 1440 + (int)Math.Floor((longitude + 180) * 4) % 1440;
}
