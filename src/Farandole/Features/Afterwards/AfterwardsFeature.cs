using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Afterwards;

/// <summary>What comes after an event: thanks, pictures and who sees them, figures, one letter to those who came.</summary>
internal static class AfterwardsFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddBackstageTab("afterwards", 70)
            .AddEventBlock<AfterwardsOnPage>()
            .AddTicketBlock<AfterwardsOnTicket>()
            .AddJob<SendThanksLetter, ThanksToSend>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        SayThanks.Map(routes);
        AddSouvenir.Map(routes);
        ArrangeSouvenirs.Map(routes);
        ServeSouvenir.Map(routes);
        WriteThanks.Map(routes);
    }
}
