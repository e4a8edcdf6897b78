using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Features.Shared.Own;

namespace Farandole.Features.Blocking;

/// <summary>Keeping somebody away: for oneself, for a group, for an event, for the instance.</summary>
internal static class BlockingFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<Blocklist>()
            .AddScoped<WhoToBlock>()
            .AddScoped<BlockRoom>()
            .AddScoped<Met>()
            .AddSingleton<IProfilePart, AwayFromProfile>()
            .AddGroupPart<AwayFromGroup>()
            .AddMemoryPart<BlocksMemory>()
            .AddTicketBlock<LookAwayOnTicket>()
            .AddOwnPart<OwnLookingAway>()
            .AddAccountPart<BlocksOfAccount>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        OwnBlocks.Map(routes);
        BlockDoors.Map<GroupBlocks>(routes);
        BlockDoors.Map<EventBlocks>(routes);
        BlockDoors.Map<InstanceBlocks>(routes);
        LookAway.Map(routes);
    }
}
