namespace Farandole.Features.Paper;

/// <summary>What goes on walls and into letter boxes.</summary>
internal static class PaperFeature
{
    public static void Map(IEndpointRouteBuilder routes) => PrintPoster.Map(routes);
}
