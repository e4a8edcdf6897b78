using Farandole.Platform.Jobs;

namespace Farandole.Features.Intrusion;

/// <summary>Somebody got in who should not have: one action closes the doors, hides what was for some, and tells the approved.</summary>
internal static class IntrusionFeature
{
    public static void Add(IServiceCollection services) => services.AddJob<SendIntrusionLetter, IntrusionToTell>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        CloseDoors.Map(routes);
        ExportSightings.Map(routes);
    }
}
