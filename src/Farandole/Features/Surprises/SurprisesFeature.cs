using Farandole.Domain.Events;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Blocks;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Surprises;

/// <summary>Somebody must not know: another name outside, no letter to them, and a promise of each guest.</summary>
internal static class SurprisesFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddEventBlock<HushBlock>()
            .AddBackstageTab("surprise", 50)
            .AddJob<PlanTheEnd, SurprisePlanned>()
            .AddJob<EndSurprise, SurpriseDue>();

    public static void Map(IEndpointRouteBuilder routes) => KeepSurprise.Map(routes);
}
