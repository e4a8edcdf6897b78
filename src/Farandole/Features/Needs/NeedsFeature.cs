using Farandole.Domain.Events;
using Farandole.Domain.Needs;
using Farandole.Domain.Participations;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Blocks;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;
using Farandole.Platform.Live;

namespace Farandole.Features.Needs;

/// <summary>Who brings what: things, hands, rides, beds, shared out among those who come.</summary>
internal static class NeedsFeature
{
    public static void Add(IServiceCollection services)
    {
        services
            .AddSingleton<TakeOn>()
            .AddEventBlock<NeedsOnThePage>()
            .AddBackstageTab("lines", 30)
            .AddOwnPart<OwnNeeds>()
            .AddSingleton<INewsOfEvent, NewsOfNeeds>();
        services.AddLiveWord<NeedsChanged>("needs").AddLiveWord<NeedFreed>("needs");
        services
            .AddJob<FreeWithdrawn, AnswerWithdrawn>()
            .AddJob<FreeRemoved, ParticipantRemoved>()
            .AddJob<ForgetNeeds, EventDeleted>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowNeeds.Map(routes);
        ClaimNeed.Map(routes);
        OfferNeed.Map(routes);
        ManageNeeds.Map(routes);
        EditNeed.Map(routes);
        ExportNeeds.Map(routes);
    }
}
