namespace Farandole.Platform.Places;

/// <summary>The three interfaces that servers of addresses speak.</summary>
internal enum GeocoderKind
{
    Nominatim,
    Photon,
    Addok,
}

/// <summary>
/// <c>Geocoder:Url</c> and <c>Geocoder:Kind</c>: a server of addresses that the operator chose; none by default. The URL is the
/// base: "https://nominatim.example.org". A server in the operator's own network also needs <c>SafeHttp:AllowHosts</c>.
/// </summary>
internal sealed record GeocoderSettings(Uri? Base, GeocoderKind Kind)
{
    public static GeocoderSettings From(IConfiguration configuration)
    {
        var url = configuration["Geocoder:Url"];
        if (string.IsNullOrWhiteSpace(url))
            return new GeocoderSettings(null, GeocoderKind.Nominatim);
        if (!Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Query.Length > 0)
            throw new InvalidOperationException($"Geocoder:Url: «{url}» is not the address of a server.");
        return
            Enum.TryParse<GeocoderKind>(configuration["Geocoder:Kind"], ignoreCase: true, out var kind)
            && Enum.IsDefined(kind)
            ? new GeocoderSettings(address, kind)
            : throw new InvalidOperationException("Geocoder:Kind must be nominatim, photon or addok.");
    }

    /// <summary>The question in the server's own terms; null when there is no server.</summary>
    public Uri? Question(string text, string language, int limit)
    {
        var typed = Uri.EscapeDataString(text);
        return Base is null
            ? null
            : new Uri(
                Base,
                Kind switch
                {
                    GeocoderKind.Nominatim =>
                        $"search?format=jsonv2&q={typed}&limit={limit}&accept-language={language}",
                    GeocoderKind.Photon => $"api?q={typed}&limit={limit}&lang={language}",
                    GeocoderKind.Addok => $"search/?q={typed}&limit={limit}",
                    _ => throw new InvalidOperationException($"No geocoder of the kind {Kind}."),
                }
            );
    }
}
