namespace Farandole.Platform.Places;

internal static class PlacesRegistration
{
    /// <summary>Needs the safe client (<c>AddSafeHttp</c>).</summary>
    public static IServiceCollection AddPlaces(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(GeocoderSettings.From(configuration)).AddSingleton<Gazetteer>().AddSingleton<Geocoder>();
}
