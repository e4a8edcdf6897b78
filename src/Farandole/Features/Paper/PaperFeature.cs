using Farandole.Features.Shared.Behind;

namespace Farandole.Features.Paper;

/// <summary>What goes on walls and into letter boxes.</summary>
internal static class PaperFeature
{
    public static void Add(IServiceCollection services) => services.AddBackstageTab("poster", 90);

    public static void Map(IEndpointRouteBuilder routes) => PrintPoster.Map(routes);
}
