using System.Globalization;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform;
using Farandole.Platform.Places;

namespace Farandole.Features.Announcing;

/// <summary>
/// Where it is, and by whose clock: the zone that came with a chosen place, else that of its coordinates, else that of
/// the town which the text names, else the instance's.
/// </summary>
internal sealed class PlaceReader(Instance instance, Gazetteer gazetteer)
{
    public (Place? Place, string Zone) Read(EventInput input, string language, List<FieldTrouble> troubles)
    {
        var name = input.Where is "online" or "later" ? null : PlainText.Line(input.Place);
        var address = name is null ? null : PlainText.Line(input.Address);
        if (!PlainText.Fits(name, Place.MaxLength))
            troubles.Add(new("place", "announcing.error.line.long", "n", Place.MaxLength));
        if (!PlainText.Fits(address, Place.MaxLength))
            troubles.Add(new("address", "announcing.error.line.long", "n", Place.MaxLength));
        var isChosen = input.PlaceChosen is not { } chosen || chosen.Trim() == (input.Place?.Trim() ?? "");
        var point = isChosen ? PointOf(input, troubles) : null;
        // Only a text of an honest length is looked up: the search costs by the word.
        var line = address is null ? name : $"{name}, {address}";
        var town = line is { Length: <= Place.MaxLength * 2 } ? gazetteer.Find(line, instance.Country, language) : null;
        var zone =
            (isChosen ? input.TimeZone : null)
            ?? (point is { } p ? gazetteer.ZoneAt(p.Latitude, p.Longitude) : null)
            ?? town?.TimeZone
            ?? instance.Zone;
        if (name is null)
            return (null, zone);
        var found = point ?? (town is null ? null : (town.Latitude, town.Longitude));
        return (new Place(name, address, found?.Latitude, found?.Longitude, town?.Name), zone);
    }

    private static (double Latitude, double Longitude)? PointOf(EventInput input, List<FieldTrouble> troubles)
    {
        if (input.Latitude is null && input.Longitude is null)
            return null;
        if (Degrees(input.Latitude, 90) is { } latitude && Degrees(input.Longitude, 180) is { } longitude)
            return (latitude, longitude);
        troubles.Add(new("place", "announcing.error.coordinates"));
        return null;
    }

    private static double? Degrees(string? typed, double most) =>
        double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
        && Math.Abs(degrees) <= most
            ? degrees
            : null;
}
