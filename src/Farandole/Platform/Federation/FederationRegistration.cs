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
        // Looked at now: a setting that production refuses must stop the start, not the first request.
        _ = Wire(configuration, environment, ownHost);
        return services
            .AddSingleton<TimeProvider, ClockOfInstance>()
            .AddSingleton(_ => new SafeWire(Wire(configuration, environment, ownHost)))
            .AddSingleton<ServerGate>()
            .AddSingleton<MakeKey>(SigningKey.Create)
            .AddSingleton<ActorKeys>()
            .AddSingleton<RemoteKeys>()
            .AddSingleton<RemoteDocuments>()
            .AddSingleton<RemotePictures>()
            .AddSingleton(Verifier)
            .AddInbox()
            .AddDeliveries();
    }

    private static WireSettings Wire(IConfiguration configuration, IHostEnvironment environment, string? ownHost) =>
        new()
        {
            Loopback = SafeHttpSettings
                .From(configuration, environment.IsProduction(), ownHost)
                .LoopbackPorts.SelectMany(p => new[] { $"localhost:{p}", $"127.0.0.1:{p}" })
                .ToHashSet(),
            OwnHost = ownHost,
            UserAgent = $"Farandole (+{configuration["Url"]})",
        };

    private static RequestVerifier Verifier(IServiceProvider services)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var keys = new KeyRing(
            services.GetRequiredService<RemoteKeys>(),
            services.GetRequiredService<RemoteDocuments>().FindAsync,
            clock
        );
        return new RequestVerifier(keys, new RecentSignatures(clock), clock, SignatureWindow.Hour);
    }

    private static IServiceCollection AddInbox(this IServiceCollection services) =>
        services
            .AddSingleton<InboxBell>()
            .AddSingleton<Arrivals>()
            .AddSingleton<ActivityInbox>()
            .AddScoped<Reception>()
            .AddJob<TakeReceived, ActivityReceived>()
            .AddSingleton<InboxRunner>()
            .AddHostedService<InboxLoop>();

    private static IServiceCollection AddDeliveries(this IServiceCollection services) =>
        services
            .AddSingleton<HostMemory>()
            .AddSingleton<IHostMemory>(p => p.GetRequiredService<HostMemory>())
            .AddSingleton<HostTurns>()
            .AddSingleton<Deliverer>()
            .AddSingleton<DeliveryBell>()
            .AddSingleton<Deliveries>()
            .AddSingleton<DeliveryRunner>()
            .AddHostedService<DeliveryLoop>();
}
