using System.Globalization;
using System.Text.Json;

namespace Farandole.Platform.Places;

internal sealed record GeocodedPoint(string Label, double Latitude, double Longitude);

/// <summary>One answer of each kind of server; null when it lacks what we need.</summary>
internal static class GeocoderAnswers
{
    /// <summary>A list of objects; coordinates are numbers written as text.</summary>
    public static GeocodedPoint? Nominatim(JsonElement item) =>
        Text(item, "display_name") is { } label
        && Number(Text(item, "lat")) is { } latitude
        && Number(Text(item, "lon")) is { } longitude
            ? new GeocodedPoint(label, latitude, longitude)
            : null;

    /// <summary>GeoJSON whose label must be put together: name, number and street, postal code and town, country.</summary>
    public static GeocodedPoint? Photon(JsonElement feature)
    {
        var about = feature.GetProperty("properties");
        string[] lines =
        [
            Text(about, "name") ?? "",
            Join(Text(about, "housenumber"), Text(about, "street")),
            Join(Text(about, "postcode"), Text(about, "city")),
            Text(about, "country") ?? "",
        ];
        return Point(feature, string.Join(", ", lines.Where(l => l.Length > 0).Distinct()));
    }

    public static GeocodedPoint? Addok(JsonElement feature) =>
        Text(feature.GetProperty("properties"), "label") is { } label ? Point(feature, label) : null;

    /// <summary>RFC 7946 §3.1.1: longitude first.</summary>
    private static GeocodedPoint? Point(JsonElement feature, string label)
    {
        var position = feature.GetProperty("geometry").GetProperty("coordinates");
        return position.ValueKind == JsonValueKind.Array && position.GetArrayLength() >= 2
            ? new GeocodedPoint(label, position[1].GetDouble(), position[0].GetDouble())
            : null;
    }

    private static string? Text(JsonElement about, string name) =>
        about.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Join(string? first, string? second) => $"{first} {second}".Trim();

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
