using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Moving;

/// <summary>Profiles and groups that come from another server, or go to one.</summary>
internal static class MovingFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<Movers>()
            .AddScoped<NewHomes>()
            .AddSingleton<IProfilePart, MovedPart>()
            .AddGroupPart<MovedPart>()
            .AddJob<PlanProfileMove, ProfileMoved>()
            .AddJob<PlanGroupMove, GroupMoved>()
            .AddJob<TellOfMove, MoveToTell>();

    public static void Map(IEndpointRouteBuilder routes) => MoveFace.Map(routes);
}
