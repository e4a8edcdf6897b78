using Farandole.Platform.Jobs;

namespace Farandole.Features.Desk;

/// <summary>The desk of those who run the instance.</summary>
internal static class DeskFeature
{
    public static void Add(IServiceCollection services) =>
        services.AddScoped<ShowDesk.WholeDesk>().AddJob<SendDeclineLetter, DeclineToTell>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowDesk.Map(routes);
        DecideOnHeld.Map(routes);
        HandleParked.Map(routes);
        DecideOnAccounts.Map(routes);
        InviteAccounts.Map(routes);
    }
}
