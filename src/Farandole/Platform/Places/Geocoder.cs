using System.Text.Json;
using Farandole.Platform.Web.SafeHttp;

namespace Farandole.Platform.Places;

/// <summary>
/// Finds streets and houses, if the operator named a server that knows them. Our visitors never speak to it: we ask, with what was
/// typed and nothing else. It may be silent or talk nonsense; then there are no answers, and the gazetteer still has its own.
/// </summary>
internal sealed class Geocoder(SafeClient http, GeocoderSettings settings, Gazetteer gazetteer)
{
    private const int LongestQuestion = 200;
    private const int LongestLabel = 200;

    public bool IsConfigured => settings.Base is not null;

    public async Task<IReadOnlyList<Suggestion>> FindAsync(
        string text,
        string language,
        int limit,
        CancellationToken ct
    )
    {
        if (text.Length > LongestQuestion || settings.Question(text, language, limit) is not { } question)
            return [];
        var answer = await http.GetAsync(question, FetchPurpose.Json, GivenBy.Operator, ct);
        if (answer.Outcome != FetchOutcome.Ok)
            return [];
        try
        {
            using var document = JsonDocument.Parse(answer.Body, new JsonDocumentOptions { MaxDepth = 16 });
            return [.. Read(document.RootElement).Take(limit)];
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return [];
        }
    }

    private IEnumerable<Suggestion> Read(JsonElement root)
    {
        var points = settings.Kind switch
        {
            GeocoderKind.Nominatim => root.EnumerateArray().Select(p => GeocoderAnswers.Nominatim(p)),
            GeocoderKind.Photon => root.GetProperty("features").EnumerateArray().Select(p => GeocoderAnswers.Photon(p)),
            GeocoderKind.Addok => root.GetProperty("features").EnumerateArray().Select(p => GeocoderAnswers.Addok(p)),
            _ => throw new InvalidOperationException($"No geocoder of the kind {settings.Kind}."),
        };
        foreach (var (label, latitude, longitude) in points.OfType<GeocodedPoint>())
        {
            if (label.Length is > 0 and <= LongestLabel && gazetteer.ZoneAt(latitude, longitude) is { } zone)
                yield return new Suggestion(label, latitude, longitude, zone);
        }
    }
}
