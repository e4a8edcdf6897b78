using System.Text.Json.Serialization;

namespace Farandole.ActivityPub.Vocabulary;

/// <summary>Where something is (AS2 vocabulary, "Place").</summary>
public sealed record ActivityPlace(string Name)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Place";

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
}
