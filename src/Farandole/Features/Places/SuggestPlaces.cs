using System.Text.Json.Serialization;
using Farandole.Platform.Places;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farandole.Features.Places;

/// <summary>What could be meant, while somebody types a place.</summary>
internal static class SuggestPlaces
{
    private const int Most = 10;
    private const int Shortest = 2;
    private const int Longest = 200;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/places", AnswerAsync).Limited(Rate.Suggest).Forever();

    /// <summary>The same for everybody who types the same, so that any cache may keep it for a day.</summary>
    private static async Task<JsonHttpResult<PlaceSuggestion[]>> AnswerAsync(
        HttpResponse response,
        Gazetteer gazetteer,
        Geocoder geocoder,
        string? q,
        string? lang,
        CancellationToken ct
    )
    {
        var typed = q?.Trim() ?? "";
        var language = Words.In(lang).Language;
        response.Headers.CacheControl = "public, max-age=86400";
        if (typed.Length is < Shortest or > Longest)
            return TypedResults.Json(Array.Empty<PlaceSuggestion>());
        var towns = gazetteer.Suggest(typed, CountryOf(lang), Most, language);
        var houses = LooksLikeAnAddress(typed) ? await geocoder.FindAsync(typed, language, Most, ct) : [];
        return TypedResults.Json(
            houses
                .Concat(towns)
                .DistinctBy(s => s.Label)
                .Take(Most)
                .Select(s => new PlaceSuggestion(s.Label, s.Latitude, s.Longitude, s.TimeZone))
                .ToArray()
        );
    }

    /// <summary>Towns are answered here: another server learns what was typed only if it may know better.</summary>
    private static bool LooksLikeAnAddress(string typed) =>
        typed.Length >= 6 && typed.Contains(' ', StringComparison.Ordinal);

    /// <summary>Readers of English are as much at home anywhere, so no country comes before another.</summary>
    private static string? CountryOf(string? lang) => Words.In(lang).Language == "fr" ? "FR" : null;

    internal sealed record PlaceSuggestion(
        [property: JsonPropertyName("label")] string Label,
        [property: JsonPropertyName("latitude")] double Latitude,
        [property: JsonPropertyName("longitude")] double Longitude,
        [property: JsonPropertyName("timeZone")] string TimeZone
    );
}
