using Farandole.Platform.Media.Covers;
using Farandole.Platform.Media.Pictures;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Farandole.Platform.Media;

/// <summary>What the container must know so that pictures come in and go out.</summary>
internal static class MediaSetUp
{
    /// <summary>
    /// Pictures live under <paramref name="dataDirectory"/>. A <see cref="PictureCommand"/> registered before this
    /// call is kept.
    /// </summary>
    public static IServiceCollection AddMedia(this IServiceCollection services, string dataDirectory)
    {
        services.TryAddSingleton(_ => PictureCommand.OfThisProgram());
        services.AddSingleton(provider => new PictureStore(dataDirectory, provider.GetRequiredService<IClock>()));
        services.AddSingleton(_ => new LinkPicture(dataDirectory));
        services.AddSingleton<PictureProcess>();
        services.AddSingleton<PictureCleaner>();
        services.AddSingleton(provider => new PicturesBehind(
            new PictureStore(dataDirectory, provider.GetRequiredService<IClock>(), PicturesBehind.Shelf),
            provider.GetRequiredService<PictureProcess>()
        ));
        return services;
    }
}
