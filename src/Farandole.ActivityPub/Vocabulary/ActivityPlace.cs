using System.Text.Json.Serialization;

namespace Farandole.ActivityPub.Vocabulary;

/// <summary>Where something is (AS2 vocabulary, "Place").</summary>
public sealed record ActivityPlace(string Name)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Place";

    [JsonPropertyOrder(-2)]
    public string? Id { get; init; }

    public ActivityAddress? Address { get; init; }

    /// <summary>Degrees in WGS 84, from -90 to 90.</summary>
    [JsonConverter(typeof(DecimalPoint))]
    public double? Latitude { get; init; }

    /// <summary>Degrees in WGS 84, from -180 to 180.</summary>
    [JsonConverter(typeof(DecimalPoint))]
    public double? Longitude { get; init; }
}

/// <summary>A postal address in the words of schema.org (FEP-8a8e, "address").</summary>
public sealed record ActivityAddress(string StreetAddress)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "PostalAddress";

    public string? PostalCode { get; init; }

    public string? AddressLocality { get; init; }

    public string? AddressRegion { get; init; }

    public string? AddressCountry { get; init; }
}
