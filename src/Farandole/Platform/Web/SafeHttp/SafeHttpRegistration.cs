using NodaTime;

namespace Farandole.Platform.Web.SafeHttp;

internal static class SafeHttpRegistration
{
    /// <summary>Needs an <see cref="IClock"/>. <paramref name="ownHost"/> is the name of this installation, when it has one.</summary>
    public static IServiceCollection AddSafeHttp(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment,
        string? ownHost
    )
    {
        // Read now: a setting that production refuses must stop the start, not the first request.
        var settings = SafeHttpSettings.From(configuration, environment.IsProduction(), ownHost);
        return services.AddSingleton(provider => new SafeClient(settings, provider.GetRequiredService<IClock>()));
    }
}
