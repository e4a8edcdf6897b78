using Farandole.Domain.Promoting;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Promoting;

/// <summary>Groups and profiles show on their pages what others announce and say to everybody.</summary>
internal static class PromotingFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<PromotionDesk>()
            .AddSingleton<IProfilePart, PromotedOfProfile>()
            .AddEventBlock<PromoteOnEvent>()
            .AddGroupPart<PromotedOfGroup>()
            .AddSpacePart<PromotedInSpace>()
            .AddMemoryPart<PromotingMemory>()
            .AddTakenFiles<PromotionsTaken>()
            .AddScoped<SharedElsewhere>()
            .AddScoped<TakeBack>()
            .AddJob<PassOn, PromotionMade>();

    public static void Map(IEndpointRouteBuilder routes) => Promote.Map(routes);
}
