using Farandole.ActivityPub.Delivery;
using Farandole.ActivityPub.Fetching;
using Farandole.ActivityPub.Signatures;
using Farandole.Platform.Jobs;
using Farandole.Platform.Web.SafeHttp;

namespace Farandole.Platform.Federation;

internal static class FederationRegistration
{
    /// <summary>What comes in, what goes out, and the keys for both.</summary>
    public static IServiceCollection AddFederation(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment,
        string? ownHost
    )
    {
        // Read now: a setting that production refuses must stop the start, not the first request.
        var settings = SafeHttpSettings.From(configuration, environment.IsProduction(), ownHost);
        var wire = new WireSettings
        {
            Loopback = settings.LoopbackPorts.SelectMany(p => new[] { $"localhost:{p}", $"127.0.0.1:{p}" }).ToHashSet(),
            OwnHost = ownHost,
            UserAgent = $"Farandole (+{configuration["Url"]})",
        };
        return services
            .AddSingleton<TimeProvider, ClockOfInstance>()
            .AddSingleton(_ => new SafeWire(wire))
            .AddSingleton<ActorKeys>()
            .AddSingleton<RemoteKeys>()
            .AddSingleton<RemoteDocuments>()
            .AddSingleton(p => new RequestVerifier(
                new KeyRing(
                    p.GetRequiredService<RemoteKeys>(),
                    p.GetRequiredService<RemoteDocuments>().FindAsync,
                    p.GetRequiredService<TimeProvider>()
                ),
                new RecentSignatures(p.GetRequiredService<TimeProvider>()),
                p.GetRequiredService<TimeProvider>(),
                SignatureWindow.Hour
            ))
            .AddSingleton<ActivityInbox>()
            .AddJob<TakeReceived, ActivityReceived>()
            .AddSingleton<HostMemory>()
            .AddSingleton<HostTurns>()
            .AddSingleton(p => new Deliverer(
                p.GetRequiredService<SafeWire>(),
                p.GetRequiredService<HostMemory>(),
                p.GetRequiredService<HostTurns>(),
                p.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<DeliveryBell>()
            .AddSingleton<Deliveries>()
            .AddSingleton<DeliveryRunner>()
            .AddHostedService<DeliveryLoop>();
    }
}
