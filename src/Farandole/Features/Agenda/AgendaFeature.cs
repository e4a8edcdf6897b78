namespace Farandole.Features.Agenda;

/// <summary>What takes place, listed: as a page, feeds, an embed and a list for programs.</summary>
internal static class AgendaFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<AgendaShelf>()
            .AddScoped<FeedFrame>()
            .AddScoped<AgendaAsAtom>()
            .AddScoped<AgendaAsJsonFeed>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowAgenda.Map(routes);
        OfferFeeds.Map(routes);
        EmbedAgenda.Map(routes);
        ListEvents.Map(routes);
        Sitemap.Map(routes);
    }
}
