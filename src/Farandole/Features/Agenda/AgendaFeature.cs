using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Agenda;

/// <summary>What takes place, listed: as a page, feeds, an embed and a list for programs.</summary>
internal static class AgendaFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<AgendaShelf>()
            .AddScoped<AgendaByWords>()
            .AddScoped<FeedFrame>()
            .AddScoped<AgendaAsAtom>()
            .AddScoped<AgendaAsJsonFeed>()
            .AddScoped<IndexEvents>()
            .AddJob<IndexListed, EventListed>()
            .AddJob<IndexChanged, EventChanged>()
            .AddJob<IndexRevealed, PieceRevealed>()
            .AddJob<IndexClosed, DoorsClosed>()
            .AddJob<IndexDeleted, EventDeleted>()
            .AddJob<IndexHosts, HostsChanged>()
            .AddJob<IndexLeftAlone, EventLeftAlone>()
            .AddJob<IndexOfProfile, ProfileChanged>()
            .AddJob<IndexOfGroup, GroupChanged>()
            .AddJob<IndexOfBlocked, BlocksChanged>()
            .AddJob<IndexRound, EverythingToIndex>()
            .AddHostedService<PlanIndexing>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowAgenda.Map(routes);
        ShowSearch.Map(routes);
        OfferFeeds.Map(routes);
        EmbedAgenda.Map(routes);
        ListEvents.Map(routes);
        Sitemap.Map(routes);
    }
}
