using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Stewards;

/// <summary>Who runs the instance with whom, what they did, and what they opened.</summary>
internal static class StewardsFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddScoped<OpeningDesk>()
            .AddMemoryPart<OfficeMemory>()
            .AddAccountPart<OfficeOfAccount>()
            .AddJob<SendOpenedLetter, OpeningToTell>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        BecomeFirst.Map(routes);
        ManageTeam.Map(routes);
        ReadSiteLog.Map(routes);
        OpenPrivate.Map(routes);
    }
}
