namespace Farandole.Features.Agenda;

/// <summary>What takes place, listed: as a page, feeds, an embed and a list for programs.</summary>
internal static class AgendaFeature
{
    public static void Add(IServiceCollection services) => services.AddScoped<AgendaShelf>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowAgenda.Map(routes);
    }
}
