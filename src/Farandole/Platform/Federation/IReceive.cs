using Farandole.ActivityPub.Reading;

namespace Farandole.Platform.Federation;

/// <summary>
/// What a capability does when somebody elsewhere does something. Its actor is who signed it; what it embeds is believed by
/// nobody. It may be run again after a crash, so running it twice must have one effect.
/// </summary>
internal interface IReceive
{
    /// <summary>Whether it is for this one, by what the activity says of itself.</summary>
    bool Takes(RemoteActivity activity);

    Task Take(RemoteActivity activity, CancellationToken ct);
}

internal static class ReceiveRegistration
{
    public static IServiceCollection AddReceiver<T>(this IServiceCollection services)
        where T : class, IReceive => services.AddScoped<IReceive, T>();
}
