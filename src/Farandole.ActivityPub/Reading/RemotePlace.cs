namespace Farandole.ActivityPub.Reading;

/// <summary>Where something takes place (AS2 vocabulary, "Place"; FEP-8a8e, "location").</summary>
public sealed record RemotePlace
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Street and number; the whole address when it came as one text.</summary>
    public string? Street { get; init; }

    public string? PostalCode { get; init; }

    public string? Locality { get; init; }

    public string? Region { get; init; }

    public string? Country { get; init; }

    /// <summary>Degrees in WGS 84; null unless both are there and on the earth.</summary>
    public (double Latitude, double Longitude)? Coordinates { get; init; }

    /// <summary>Where to meet online: of a VirtualLocation, or Gancio's <c>address.url</c>.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Nothing that one could go to.</summary>
    public bool IsOnlineOnly => Links.Count > 0 && Street is null && Locality is null && Coordinates is null;

    /// <summary>A place in any of the shapes met: a text, a Place with a text or a PostalAddress, one without a type or a name.</summary>
    /// <param name="place">The object in <c>location</c>.</param>
    /// <param name="geoIsSwapped">Mobilizon of 2019 wrote the longitude into <c>geo.latitude</c> and the other way round.</param>
    public static RemotePlace Of(ActivityObject place, bool geoIsSwapped = false)
    {
        // A bare text is the name of a place (Mobilizon reads it so); a bare address of a document tells nothing yet.
        if (place.IsReference)
            return Origin.Of(place.Id) is null
                ? new RemotePlace { Name = place.Id }
                : new RemotePlace { Id = place.Id };
        if (place.Is("VirtualLocation"))
            return new RemotePlace { Name = place.Text("name"), Links = place.Url is { } url ? [url] : [] };
        var address = place.Part("address");
        var structured = address is { IsReference: false } ? address : null;
        return new RemotePlace
        {
            Id = place.Id,
            Name = Told(place.Text("name")),
            Street = Told(address is { IsReference: true } ? address.Id : structured?.Text("streetAddress")),
            PostalCode = Told(structured?.Text("postalCode")),
            Locality = Told(structured?.Text("addressLocality")),
            Region = Told(structured?.Text("addressRegion")),
            Country = Told(structured?.Text("addressCountry") ?? structured?.Part("addressCountry")?.Text("name")),
            Coordinates = CoordinatesOf(place, geoIsSwapped),
            Links = structured?.Ids("url") ?? [],
        };
    }

    private static (double, double)? CoordinatesOf(ActivityObject place, bool geoIsSwapped)
    {
        var (latitude, longitude) = (place.Number("latitude"), place.Number("longitude"));
        if (latitude is null && longitude is null && place.Part("geo") is { } geo)
        {
            (latitude, longitude) = (geo.Number("latitude"), geo.Number("longitude"));
            if (geoIsSwapped)
                (latitude, longitude) = (longitude, latitude);
        }
        return latitude is >= -90 and <= 90 and var north && longitude is >= -180 and <= 180 and var east
            ? (north, east)
            : null;
    }

    private static string? Told(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
