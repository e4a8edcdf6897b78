using Farandole.Domain.Blocks;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Servers;

/// <summary>Other servers that this one has nothing to do with: which, why, as lists that instances hand on to each other.</summary>
internal static class ServersFeature
{
    public static void Add(IServiceCollection services) =>
        services.AddScoped<ServerDesk>().AddJob<CutOff, ServerClosed>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowServers.Map(routes);
        CloseServer.Map(routes);
        ImportServers.Map(routes);
    }
}
